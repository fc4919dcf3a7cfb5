"""Arabic clauses that say who is where, or what was announced, behind long offices, participles and asides."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # "who" goes back to the man, not to the state within the words of his office
    ("استقبل الوزير أحمد عطاف السيد كمارا عبدو، المستشار الخاص لرئيس المرحلة الانتقالية في مالي، الذي يزور الجزائر.",
     [("MEET", "held", {"Ahmed Attaf", "Kamara Abdu"}), ("VISIT", "held", {"Kamara Abdu", "Algeria"})]),
    # a participle with the article is a relative clause
    ("التقى عبد الفتاح السيسي رئيس وزراء المجر فيكتور أوربان الموجود في القاهرة للمشاركة في مؤتمر المناخ.",
     [("MEET", "held", {"Abdel Fattah el-Sisi", "Viktor Orbán"}), ("VISIT", "held", {"Viktor Orbán", "Egypt"}),
      ("ATTEND", "held", {"Viktor Orbán"})]),
    ("استقبل محمد ولد الغزواني الوزير خوسيه مانويل ألباريس، المتواجد حاليا في نواكشوط.",
     [("MEET", "held", {"Mohamed Ould Ghazouani", "José Manuel Albares"}),
      ("VISIT", "held", {"José Manuel Albares", "Mauritania"})]),
    # what was announced stands behind where and when
    ("أعلنت إيران في بيان لوزارة خارجيتها، اليوم الجمعة، فرض عقوبات على فرنسا.",
     [("SANCTION", "held", {"Iran", "France"})]),
    # sanctions on somebody by name are not on his state
    ("فرضت الولايات المتحدة عقوبات على وزير الخارجية الإيراني محمد جواد ظريف.",
     [("SANCTION", "held", {"United States", "Mohammad Javad Zarif"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_facts(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}
