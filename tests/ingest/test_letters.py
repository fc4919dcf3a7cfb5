"""Letters: who wrote to whom, whoever carries them, in sentences of our own."""

from __future__ import annotations

import pytest
from test_reading import read, told

LETTERS = [
    ("وصل وزير الخارجية الجزائري أحمد عطاف إلى تونس حاملا رسالة من الرئيس عبد المجيد تبون إلى نظيره التونسي قيس سعيد.",
     "Abdelmadjid Tebboune", "Kais Saied"),
    ("استقبل الملك عبد الله الثاني وزير الخارجية الفرنسي الذي سلمه رسالة من الرئيس إيمانويل ماكرون.",
     "Emmanuel Macron", "Abdullah II"),
    ("استلم الرئيس عبد الفتاح السيسي رسالة من الملك سلمان بن عبد العزيز.",
     "Salman bin Abdulaziz", "Abdel Fattah el-Sisi"),
    ("سلم المبعوث رسالة موجهة إلى الرئيس ماكي سال من قبل الرئيس الموريتاني محمد ولد الغزواني.",
     "Mohamed Ould Ghazouani", "Macky Sall"),
    ("علق الوزير على الرسالة التي وجهها الرئيس الفرنسي إيمانويل ماكرون إلى الملك محمد السادس.",
     "Emmanuel Macron", "Mohammed VI"),
    ("تسلم رئيس مجلس الوزراء السيد سعد الحريري برقية من زميله وحليفه السيد مصطفى الكاظمي، رئيس حكومة العراق.",
     "Mustafa al-Kadhimi", "Saad Hariri"),
    ("قال إيمانويل ماكرون في رسالة إلى الملك محمد السادس إن بلاده تنتظر الرد.", "Emmanuel Macron", "Mohammed VI"),
    ("Omani Foreign Minister Badr Albusaidi handed Iranian President Masoud Pezeshkian a letter from Sultan Haitham.",
     "Haitham bin Tariq", "Masoud Pezeshkian"),
    ("King Salman received a written message from President Vladimir Putin.", "Vladimir Putin", "Salman bin Abdulaziz"),
    ("He spoke of the message sent by President Mohammad Khatami to King Fahd.",
     "Mohammad Khatami", "Fahd bin Abdulaziz"),
    ("In a letter to Russian President Vladimir Putin, Recep Tayyip Erdogan said he regretted the incident.",
     "Recep Tayyip Erdogan", "Vladimir Putin"),
    ("Emmanuel Macron sent Vladimir Putin a message of condolence.", "Emmanuel Macron", "Vladimir Putin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "writer", "reader"), LETTERS)
def test_a_letter_is_a_statement_of_its_writer_to_its_reader(text: str, writer: str, reader: str) -> None:
    roles = [{p.role.value: p.name for p in f.participants} for f in read(text) if f.type.value == "STATE"]
    assert roles == [{"speaker": writer, "addressee": reader}]


@pytest.mark.parametrize("text", ["وصلت رسالة من الرئيس ماكي سال.", "A message to Vladimir Putin lay there."])
def test_a_letter_of_which_one_side_is_told_is_no_statement(text: str) -> None:
    assert "STATE" not in {kind for kind, _, _ in told(read(text))}


def test_a_letter_that_is_to_be_handed_over_is_planned() -> None:
    facts = told(read("The minister will deliver a letter from Vladimir Putin to Narendra Modi."))
    assert ("STATE", "planned", frozenset({"Vladimir Putin", "Narendra Modi"})) in facts
