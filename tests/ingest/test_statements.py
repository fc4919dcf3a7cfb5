"""Statements: who says what, and which of them are facts, in sentences of our own."""

from __future__ import annotations

import pytest
from test_reading import read

Said = list[tuple[str, str, set[str]]]  # status, speaker, whom it speaks of or to


def said(text: str) -> Said:
    out = []
    for fact in read(text):
        if fact.type.value == "STATE":
            roles = [(p.role.value, p.name) for p in fact.participants]
            speakers = " + ".join(name for role, name in roles if role == "speaker")
            out.append((fact.status.value, speakers, {name for role, name in roles if role != "speaker"}))
    return out


SAID: list[tuple[str, Said]] = [
    # what a statesman says, of whatever topic
    ("Zoran Zaev said the days ahead would be hard.", [("held", "Zoran Zaev", set())]),
    ("صرح لوران فابيوس بأنه متفائل بما هو آت.", [("held", "Laurent Fabius", set())]),
    # a fact told beside what is said does not silence it
    ("أوضح وزير الخارجية القطري، بعد لقاء مع سامح شكري، أن الأجواء إيجابية وأن العقوبات من الماضي.",
     [("held", "Khalid al-Attiyah", set())]),
    ("Mikheil Saakashvili met Robert Kocharian in Yerevan, calling for regional integration.",
     [("called_for", "Mikheil Saakashvili", set())]),
    # who stands before a verb that closes the sentence is whom it speaks of
    ("Sanctions on Iran will stay in place, Angela Merkel said on Monday.", [("held", "Angela Merkel", {"Iran"})]),
    # whoever stands in a relative clause that is over does not speak
    ("Macky Sall, who chairs the African Union, smiled and said trade would grow.", [("held", "Macky Sall", set())]),
    # a medium is not spoken of
    ("Macky Sall said that food was scarce, the Chinese state news agency reported.", [("held", "Macky Sall", set())]),
    # three may speak as one
    ("Angela Merkel, Mark Rutte and Stefan Lofven called for an end to the sanctions.",
     [("called_for", "Angela Merkel + Mark Rutte + Stefan Löfven", set())]),
    # whose statement it is
    ("The Turkish Foreign Ministry statement said the ceasefire would hold.",
     [("held", "Turkish Foreign Ministry", set())]),
    ("أدانت الخارجية التركية في بيان الغارات. وأعلنت إسرائيل فتح المعابر. وأضاف البيان أن العقوبات باقية.",
     [("held", "Israel", set()), ("held", "Turkish Foreign Ministry", set())]),
    ("Juan Manuel Santos said in a joint statement with Rafael Correa that trade would grow.",
     [("held", "Juan Manuel Santos + Rafael Correa", set())]),
    # who blamed somebody in the sentence before goes on, though somebody else had spoken earlier
    ("قال سامح شكري إن العقوبات باقية. وندد هاكان فيدان بالضربة الروسية. وقال إن أرمينيا لن تصمت.",
     [("held", "Sameh Shoukry", set()), ("held", "Hakan Fidan", {"Armenia"})]),
    ("وصل هاكان فيدان إلى باكو. وأكد أن العقوبات باقية.", [("held", "Hakan Fidan", set())]),
    # who is named in what opens the sentence does not speak
    ("عقب لقاء سيرغي لافروف قال سامح شكري إن أرمينيا ستستقر.", [("held", "Sameh Shoukry", {"Armenia"})]),
    ("وعن زيارة سيرغي لافروف قال سامح شكري إن العقوبات باقية.", [("held", "Sameh Shoukry", set())]),
    # whom it is told
    ("حذر سيرغي لافروف أرمينيا من عواقب الحرب.", [("held", "Sergei Lavrov", {"Armenia"})]),
    ("أكد سامح شكري لهاكان فيدان أن العقوبات باقية.", [("held", "Sameh Shoukry", {"Hakan Fidan"})]),
    # whose resolve or fear is voiced does not voice it
    ("أكد هاكان فيدان أن العقوبات باقية. وعبر عن مخاوف بلاده من أرمينيا.",
     [("held", "Hakan Fidan", set()), ("held", "Hakan Fidan", {"Armenia"})]),
    ("أكد هاكان فيدان أن العقوبات باقية. وجدد التزام ألبانيا بمراقبة أرمينيا.",
     [("held", "Hakan Fidan", set()), ("held", "Hakan Fidan", {"Albania"})]),
    # what others accuse somebody of is denied by him
    ("نفت أرمينيا اتهامات ألبانيا لها.", [("denied", "Armenia", {"Albania"})]),
    ("ردت أرمينيا على ذلك بالقول إن ألبانيا مخطئة.", [("held", "Armenia", {"Albania"})]),
    # the latter; who speaks for a body stands for no state
    ("ناقش سامح شكري الأزمة مع سيرغي لافروف، فيما أكد الأخير أن أرمينيا ستستقر.",
     [("held", "Sergei Lavrov", {"Armenia"})]),
    # threatened, insisted, went on; commented on something, not suspended it
    ("توعد رجب طيب أردوغان أرمينيا برد قاس.", [("held", "Recep Tayyip Erdogan", {"Armenia"})]),
    ('وأكمل سامح شكري: "على إثيوبيا أن تختار".', [("held", "Sameh Shoukry", {"Ethiopia"})]),
    ("علقت وزارة الخارجية النرويجية، صباح الأحد، على فرض الصين عقوبات على ليتوانيا.",
     [("held", "Norwegian Foreign Ministry", set())]),
    ("علقت النرويج العمل باتفاقية الصيد مع أيسلندا.", []),
    ("وصف سامح شكري لقاءه مع سيرغي لافروف بأنه طويل.", []),
    # hostilities blame nobody
    ("دعا بان كي مون إلى وقف الأعمال العدائية في مالي.", [("called_for", "Ban Ki-moon", set())]),
    # nothing is said
    ("Benjamin Netanyahu declined to comment on the sanctions.", []),
    ("Vladimir Putin has not said whether sanctions will stay.", []),
    # strangers and companies speak for no state
    ("The US-based company said it expects trade to grow.", []),
    ("The talks were arranged by James Baker, said sources close to the ceasefire.", []),
    ("People threatened with sanctions in Iran fled.", []),
    # officials speak, and not the states behind their verb
    ("Delegates said Peru, Chile and Bolivia were against the sanctions.", []),
    # whom it speaks of, whether or not a "that" opens it
    ("Angela Merkel said the cabinet of Serbia was divided.", [("held", "Angela Merkel", {"Serbia"})]),
    ("Serbia denies attempting to influence the Croatian vote.", [("denied", "Serbia", {"Croatia"})]),
    ("Angela Merkel assured Aleksandar Vucic that trade would go on.",
     [("held", "Angela Merkel", {"Aleksandar Vučić"})]),
    # who is warned is told something, but not where he is the one who does what follows
    ("Russia warned NATO against moving east.", [("held", "Russia", {"NATO"})]),
    ("Angela Merkel warned Serbia of further sanctions.", [("held", "Angela Merkel", {"Serbia"})]),
    ("Angela Merkel warned the United Nations that Serbia was arming.", [("held", "Angela Merkel", {"Serbia"})]),
    ("A storm warned Peru.", []),
    # no verb of speech by itself
    ("Angela Merkel made it plain that Serbia would not join.", [("held", "Angela Merkel", {"Serbia"})]),
    ("Peru alleged that Chile had moved its border posts.", [("held", "Peru", {"Chile"})]),
    # a denial is a position, whatever its topic; what is withheld from somebody is no denial
    ("Norwegian officials denied that any of the men had crossed over.", [("denied", "Norway", set())]),
    ("Morocco denied the French senator a visa.", []),
    ("Jens Stoltenberg told reporters he had no comment on Serbia.", []),
    # what a state asks for, a minister of its own says last
    ("Chile appealed for calm, its foreign minister Heraldo Munoz said.", [("called_for", "Heraldo Muñoz", set())]),
    # a strange name belongs to the office beside it
    ("Tomas Aburi, Ghana's trade minister, said that Togo was wrong.", [("held", "Tomas Aburi", {"Togo"})]),
    ("Tomas Aburi, a spokesman for the Ghanaian presidency, said that Togo was wrong.",
     [("held", "Tomas Aburi", {"Togo"})]),
    ("A spokesman for the Ghanaian foreign ministry, Tomas Aburi, said that Togo was wrong.",
     [("held", "Tomas Aburi", {"Togo"})]),
    ("At Mount Kenya Lodge, Ghana's president said that Togo was wrong.", [("held", "John Mahama", {"Togo"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SAID, ids=[text[:50] for text, _ in SAID])
def test_what_is_said(text: str, told: Said) -> None:
    assert said(text) == told


SOURCES = [
    ("استقبل الوزير أحمد عطاف سيرغي لافروف، حسب بيان لوزارة الخارجية الجزائرية.", ["Algerian Foreign Ministry"]),
    (
        "Angela Merkel met Vladimir Putin in Sochi on Friday, said sources close to the talks.",
        ["sources close to the talks"],
    ),
    ("William Hague condemned Iran.", ["William Hague"]),
    (
        "David Cameron spoke. The Turkish Foreign Ministry praised Oman. It said Chad had condemned Sudan.",
        ["Turkish Foreign Ministry"],
    ),
    ("Iran condemned Israel.", []),
]


@pytest.mark.parametrize(("text", "names"), SOURCES)
def test_whose_word_a_fact_is(text: str, names: list[str]) -> None:
    fact = [f for f in read(text) if f.type.value != "STATE"][-1]
    assert [source.name for source in fact.attribution] == names


def test_who_speaks_first_in_a_sentence_goes_on() -> None:
    text = "قال مايك بنس إن دونالد ترامب يعتبر الأردن مهما. وأضاف أن العقوبات باقية."
    assert [speaker for _, speaker, _ in said(text)][-1] == "Mike Pence"


def test_whom_a_spokesman_says_somebody_asked_is_asked_by_that_somebody() -> None:
    assert said("قال المتحدث باسم الرئاسة المصرية إن عبد الفتاح السيسي طالب إثيوبيا بوقف الملء.") == [
        ("called_for", "Abdel Fattah el-Sisi", {"Ethiopia"})
    ]


def test_a_read_out_quoted_whole_tells_who_said_what() -> None:
    text = 'نشر البيت الأبيض بيانا. "وشدد الرئيس جو بايدن على أن العقوبات باقية"، حسب البيان.'
    assert said(text) == [("held", "Joe Biden", set())]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "أكد عبد الفتاح السيسي، خلال لقائه أنطونيو غوتيريش، على ضرورة التحرك في مواجهة الأزمة.",
            "Abdel Fattah el-Sisi",
        ),
        ("استقبل بشار الأسد ستافان دي ميستورا. وجدد الرئيس الأسد حرص سورية على الحوار.", "Bashar al-Assad"),
    ],
)
def test_a_meeting_during_which_somebody_speaks_is_told_beside(text: str, speaker: str) -> None:
    assert said(text) == [("held", speaker, set())]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("حذر سيرغي لافروف أرمينيا من عواقب الحرب.", {"speaker", "addressee"}),
        ("حذر سيرغي لافروف من عواقب تسليح أرمينيا.", {"speaker", "about"}),
    ],
)
def test_whoever_is_warned_is_told_so(text: str, roles: set[str]) -> None:
    assert [{p.role.value for p in f.participants} for f in read(text)] == [roles]
