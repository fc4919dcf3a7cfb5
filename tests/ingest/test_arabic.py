"""Arabic by its classes of language: each line is a sentence of our own and the one fact that it tells."""

from __future__ import annotations

import pytest
from test_reading import read, told

FACTS = [
    # who is governed by what
    ("استقبل بوتين يوم الخميس نظيره حسن روحاني.", "MEET", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    ("وصل إلى موسكو الرئيس الإيراني حسن روحاني.", "VISIT", "held", {"Hassan Rouhani", "Russia"}),
    ("انتقدت السويد الاجتياح التركي لشمال العراق.", "CRITICIZE", "held", {"Sweden", "Turkey"}),
    ("أعرب أوباما عن شكره لدولة قطر.", "SUPPORT", "held", {"Barack Obama", "Qatar"}),
    ("رفضت روسيا الاتهامات الأمريكية بدعم إيران.", "CRITICIZE", "held", {"Russia", "United States"}),
    # asides, relatives and participles
    ("التقى بوتين، الذي يزور طهران، المرشد علي خامنئي.", "MEET", "held", {"Vladimir Putin", "Ali Khamenei"}),
    ("تحدث أوباما عن الاتفاق، منتقدا إيران.", "CRITICIZE", "held", {"Barack Obama", "Iran"}),
    # status
    ("ولم يلتق بوتين أوباما.", "MEET", "cancelled", {"Vladimir Putin", "Barack Obama"}),
    ("اتفق بوتين وروحاني على عقد لقاء.", "MEET", "planned", {"Vladimir Putin", "Hassan Rouhani"}),
    ("ألغى بوتين لقاء كان سيجمعه بالرئيس باراك أوباما.", "MEET", "cancelled", {"Vladimir Putin", "Barack Obama"}),
    ("نفت الوزارة أن يكون الوزير سيرغي لافروف قد التقى جون كيري.", "MEET", "denied", {"Sergei Lavrov", "John Kerry"}),
    ("نفى الكرملين الأنباء التي تحدثت عن لقاء بين بوتين وكيري.", "MEET", "denied", {"Vladimir Putin", "John Kerry"}),
    ("وافق الرئيس الإيراني حسن روحاني على لقاء أوباما.", "MEET", "planned", {"Hassan Rouhani", "Barack Obama"}),
    ("تلقى أوباما دعوة من الرئيس الكوبي لزيارة هافانا.", "VISIT", "planned", {"Barack Obama", "Cuba"}),
    ("عرضت الصين التوسط بين تايلاند وكمبوديا.", "MEDIATE", "planned", {"China", "Thailand", "Cambodia"}),
    ("لم يستبعد الكرملين عقد لقاء بين بوتين وأوباما.", "MEET", "planned", {"Vladimir Putin", "Barack Obama"}),
    ("امتنع الرئيس الإيراني حسن روحاني عن لقاء أوباما.", "MEET", "cancelled", {"Hassan Rouhani", "Barack Obama"}),
    # a subject between a verb and its preposition
    ("توجه أوباما إلى باريس.", "VISIT", "held", {"Barack Obama", "France"}),
    ("تضامنت السعودية مع باكستان.", "SUPPORT", "held", {"Saudi Arabia", "Pakistan"}),
    # who does what a noun names
    ("أعلن البيت الأبيض تأجيل زيارة فلاديمير بوتين إلى فرنسا.", "VISIT", "cancelled", {"Vladimir Putin", "France"}),
    ("أعربت الصين عن معارضتها للعقوبات الأمريكية.", "CRITICIZE", "held", {"China", "United States"}),
    ("استقبل أوباما وفدا تركيا برئاسة رجب طيب أردوغان.", "MEET", "held", {"Barack Obama", "Recep Tayyip Erdogan"}),
    ("أوفد بوتين سيرغي لافروف إلى دمشق حيث التقى الرئيس بشار الأسد.", "MEET", "held",
     {"Sergei Lavrov", "Bashar al-Assad"}),
    ("أعلنت السعودية رفضها تصريحات نتنياهو.", "CRITICIZE", "held", {"Saudi Arabia", "Benjamin Netanyahu"}),
    ("فشلت قطر في التوسط بين الولايات المتحدة وطالبان.", "MEDIATE", "cancelled", {"Qatar", "United States", "Taliban"}),
    ("وفي ختام زيارته لبيروت قال وزير الخارجية الأمريكي جون كيري إن بلاده تدعم لبنان.", "VISIT", "held",
     {"John Kerry", "Lebanon"}),
    # ambassadors and sanctions
    ("فرضت الولايات المتحدة عقوبات جديدة على إيران.", "SANCTION", "held", {"United States", "Iran"}),
    ("استدعت الدنمارك سفيرها من بلغراد.", "SANCTION", "held", {"Denmark", "Serbia"}),
    ("استدعت الدنمارك السفير الصربي.", "CRITICIZE", "held", {"Denmark", "Serbia"}),
    ("وطردت أستراليا دبلوماسيين روسيين.", "SANCTION", "held", {"Australia", "Russia"}),
    # names
    ("زار بوتين اليمن.", "VISIT", "held", {"Vladimir Putin", "Yemen"}),
    ("التقى بوتين الرئيس (الأمريكي باراك) أوباما.", "MEET", "held", {"Vladimir Putin", "Barack Obama"}),
    ("بحث بوتين ونظيراه الإيراني حسن روحاني والتركي رجب طيب أردوغان الأزمة في قمة ثلاثية.", "MEET", "held",
     {"Vladimir Putin", "Hassan Rouhani", "Recep Tayyip Erdogan"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status", "who"), FACTS)
def test_one_fact_is_told(text: str, kind: str, status: str, who: set[str]) -> None:
    assert {fact for fact in told(read(text)) if fact[0] == kind} == {(kind, status, frozenset(who))}


def test_counterparts_whom_only_adjectives_name_are_met_one_by_one() -> None:
    met = told(read("التقى وزير الخارجية الأمريكي جون كيري نظيريه الفرنسي والألماني.", published="2015-06-01"))
    assert {who for kind, _, who in met if kind == "MEET"} == {
        frozenset({"John Kerry", "Laurent Fabius"}),
        frozenset({"John Kerry", "Frank-Walter Steinmeier"}),
    }


NOT_MET = [
    "تناول البيان الروابط التي تجمع بين سوريا وإسبانيا.",
    "لا تهمهم المفاوضات الفلسطينية الإسرائيلية.",
    "التقى بوتين زوجة الرئيس الإيراني.",
    "ناقش الاجتماع نتائج اللجنة الاقتصادية المشتركة بين الأردن والمغرب.",
]


@pytest.mark.parametrize("text", NOT_MET)
def test_no_meeting_is_told(text: str) -> None:
    assert not [fact for fact in told(read(text)) if fact[0] == "MEET"]


def test_praise_of_mediation_and_blame_for_support_are_no_mediation_and_no_support() -> None:
    praised = told(read("أثنى جون كيري على الدور المصري في الوساطة بين إسرائيل وحماس."))
    assert [kind for kind, _, _ in praised] == ["SUPPORT"]
    assert [kind for kind, _, _ in told(read("اتهم بوتين فرنسا بدعم أوكرانيا."))] == ["CRITICIZE"]


def test_who_turns_to_a_state_with_thanks_does_not_travel() -> None:
    assert told(read("توجه بوتين بالشكر إلى فرنسا.")) == {("SUPPORT", "held", frozenset({"Vladimir Putin", "France"}))}


def test_of_overlapping_topics_the_narrowest_is_kept() -> None:
    (fact,) = read("بحث بوتين وروحاني الأزمة السورية والتسوية في سوريا.")
    assert [topic.name for topic in fact.topics] == ["Syria settlement"]


@pytest.mark.parametrize("text", ["التقى بوتين وشي جين بينغ في موسكو.", "اجتمع بوتين بشي جين بينغ."])
def test_a_short_first_name_behind_a_letter_is_read_where_the_rest_of_the_name_follows(text: str) -> None:
    assert ("MEET", "held", frozenset({"Vladimir Putin", "Xi Jinping"})) in told(read(text))
