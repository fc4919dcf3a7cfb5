"""Arabic sentences that say who is at a summit or ceremony without a word for taking part: our own, by class."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # who represents a state, and a further one without the verb said again
    ("مثل قطر في القمة وزير خارجيتها خالد العطية، والكويت وزير خارجيتها صباح الخالد.",
     [("ATTEND", "held", {"Khalid al-Attiyah", "Sabah al-Khaled al-Sabah"})]),
    ("ويمثل لبنان في المؤتمر جبران باسيل، فيما يمثل الأردن وزير الخارجية أيمن الصفدي.",
     [("ATTEND", "held", {"Gebran Bassil"}), ("ATTEND", "held", {"Ayman Safadi"})]),
    ("وتشارك في القمة ألمانيا ممثلة بوزير الخارجية زيغمار غابرييل.", [("ATTEND", "held", {"Sigmar Gabriel"})]),
    ("يمثل هذا القرار الذي أعلنه لافروف في المؤتمر خطوة.", []),
    # a delegation's head behind the delegation's adjective
    ("عقد المؤتمر في روما. وترأس الوفد الكويتي صباح الخالد.", [("ATTEND", "held", {"Sabah al-Khaled al-Sabah"})]),
    # at the head of those present, in the front row, on the stand
    ("ويتقدم المشاركين في الجنازة إيمانويل ماكرون.", [("ATTEND", "held", {"Emmanuel Macron"})]),
    ("افتتح حسن روحاني المؤتمر، وجلس في الصف الأول جبران باسيل.",
     [("ATTEND", "held", {"Hassan Rouhani"}), ("ATTEND", "held", {"Gebran Bassil"})]),
    ("وشهد مراسم التنصيب في أبوجا ماكي سال.", [("ATTEND", "held", {"Macky Sall"})]),
    # who was there when others signed has signed nothing
    ("وحضر التوقيع عمر البشير وماكي سال.", [("ATTEND", "held", {"Omar al-Bashir", "Macky Sall"})]),
    # who is sent to a conference is to be there
    ("أوفدت قطر خالد العطية إلى مؤتمر روما.", [("ATTEND", "planned", {"Khalid al-Attiyah"})]),
    # the subject behind a relative clause, and who came to a summit has not met there
    ("يشارك في المؤتمر الذي تستضيفه باريس جبران باسيل وأيمن الصفدي.",
     [("ATTEND", "held", {"Gebran Bassil", "Ayman Safadi"})]),
    ("ومن الذين وصلوا إلى القمة رجب طيب أردوغان وعبد الله الثاني.", []),
    ("لن يسافر إلى روما كما كان متوقعا ماكي سال.", [("VISIT", "cancelled", {"Macky Sall", "Italy"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_who_was_there(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}
