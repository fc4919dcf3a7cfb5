"""Who speaks, blames and is blamed in Arabic where the order of words hides it."""

from __future__ import annotations

import pytest
from test_reading import read

DAY = "2017-05-11"
TOLD = [
    # a subject behind "was", with commas about the day
    ("وكان جيش جنوب السودان، اتهم اليوم الخميس، السودان المجاورة بدعم المتمردين.", "CRITICIZE",
     ["South Sudan", "Sudan"]),
    # whose a noun is that the verb governs does not speak
    ("قال سيرغي لافروف إن اللقاء مثمر. وأعرب، كذلك، عن استعداد بلاده لدعم تونس.", "SUPPORT",
     ["Sergei Lavrov", "Tunisia"]),
    ("زار سيرغي لافروف تونس وطالب برحيل السفير الألماني.", "STATE", ["Sergei Lavrov", "Ambassador of Germany"]),
    ("طالب بدوره سيرغي لافروف ألمانيا بالتراجع.", "STATE", ["Sergei Lavrov", "Germany"]),
    # what somebody is accused of is no deed of the accuser's
    ("جدد بشار الأسد اتهامه للأردن بدعم العدوان.", "CRITICIZE", ["Bashar al-Assad", "Jordan"]),
    # whose decision is welcomed
    ("رحب الرئيس التشيلي بقرار تاريخي اتخذه الرئيس الأمريكي دونالد ترامب.", "SUPPORT",
     ["Michelle Bachelet", "Donald Trump"]),
    # a long title and a name stand before what makes a diplomat unwelcome
    ("أعلنت وزارة الخارجية في جنوب إفريقيا، الجمعة، القائم بالأعمال التركي محمد أوزتورك شخصا غير مرغوب فيه.",
     "SANCTION", ["South Africa", "Turkey"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "who"), TOLD)
def test_who_does_it(text: str, kind: str, who: list[str]) -> None:
    told = {f.type.value: [p.name for p in f.participants] for f in read(text, DAY)}
    assert told.get(kind) == who
    assert "SUPPORT" not in told or kind == "SUPPORT"


def test_a_delegation_beside_another_is_no_destination() -> None:
    facts = read("وصل إلى المدينة وفد حركة حماس برئاسة خليل الحية، إضافة إلى وفد تركي.", DAY)
    assert [p.name for f in facts for p in f.participants if p.role.value == "destination"] == []


def test_a_state_does_not_call_on_its_own() -> None:
    assert read("دعت فرنسا سفير فرنسا في النيجر إلى الصبر.", DAY) == []
