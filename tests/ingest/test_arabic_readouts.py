"""Read-outs of Arabic agencies and presidencies: who received whom, and who of many is named. Our own sentences."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # an airport bears a dead man's name
    ("وكان في استقبال سيرغي لافروف بمطار هواري بومدين، رمطان لعمامرة.",
     [("MEET", "held", {"Sergei Lavrov", "Ramtane Lamamra"})]),
    ("وصل سيرغي لافروف إلى مطار الملك خالد الدولي في الرياض.", [("VISIT", "held", {"Sergei Lavrov", "Saudi Arabia"})]),
    # some of many are named
    ("التقى بوتين عددا من القادة بينهم عبد الفتاح السيسي ومحمود عباس.",
     [("MEET", "held", {"Vladimir Putin", name}) for name in ("Abdel Fattah el-Sisi", "Mahmoud Abbas")]),
    ("أجرى بوتين لقاءات مع رؤساء دول، على رأسهم عبد الفتاح السيسي ومحمود عباس.",
     [("MEET", "held", {"Vladimir Putin", name}) for name in ("Abdel Fattah el-Sisi", "Mahmoud Abbas")]),
    # they discuss in a town, they do not look into it
    ("بوتين وأردوغان سيبحثان في سوتشي الوضع.", [("MEET", "planned", {"Vladimir Putin", "Recep Tayyip Erdogan"})]),
    # earlier, not by somebody
    ("وكان رمطان لعمامرة قد أجرى من قبل محادثات مع سيرغي لافروف.",
     [("MEET", "held", {"Ramtane Lamamra", "Sergei Lavrov"})]),
    # the president who came is not the one who lives there
    ("التقى محمود عباس الرئيس فلاديمير بوتين. وكان الرئيس قد وصل أمس إلى موسكو.",
     [("MEET", "held", {"Mahmoud Abbas", "Vladimir Putin"}), ("VISIT", "held", {"Mahmoud Abbas", "Russia"})]),
    # an ambassador does not visit where he is posted; who attends with nobody named is nobody
    ("زار السفير الصيني في نواكشوط نواكشوط.", []),
    ("التقى بوتين أردوغان بحضور الوفدين.", [("MEET", "held", {"Vladimir Putin", "Recep Tayyip Erdogan"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_who_is_told_of(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}
