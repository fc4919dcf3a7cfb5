"""Meetings, visits and attendance in English as articles nobody had read told them: sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]
DAY = "2016-05-25"  # a Wednesday

TOLD: list[tuple[str, Told]] = [
    # what is due or set to be, the day between "due" and what is to be done
    (
        "Enrique Peña Nieto is due on Friday to meet Justin Trudeau.",
        ("MEET", "planned", {"Enrique Peña Nieto", "Justin Trudeau"}),
    ),
    (
        "Angela Merkel was due later today to receive Beata Szydlo.",
        ("MEET", "planned", {"Angela Merkel", "Beata Szydło"}),
    ),
    ("Matteo Renzi is set for talks with Alexis Tsipras.", ("MEET", "planned", {"Matteo Renzi", "Alexis Tsipras"})),
    # stations behind "including", airports
    (
        "Wang Yi toured several island states, including Fiji, Samoa and Tonga.",
        ("VISIT", "held", {"Wang Yi", "Fiji", "Samoa", "Tonga"}),
    ),
    ("Shinzo Abe landed at Heathrow on Sunday.", ("VISIT", "held", {"Shinzo Abe", "United Kingdom"})),
    ("Matteo Renzi flew into Vnukovo airport late at night.", ("VISIT", "held", {"Matteo Renzi", "Russia"})),
    # who will be there, and who is joined to a list
    ("Qatar confirmed its participation in the Nouakchott summit.", ("ATTEND", "planned", {"Qatar"})),
    (
        "John Kerry, Sergei Lavrov together with Javad Zarif attended a meeting in Lausanne.",
        ("ATTEND", "held", {"John Kerry", "Sergei Lavrov", "Mohammad Javad Zarif"}),
    ),
    # one envoy of two bodies
    (
        "Sergei Lavrov will see UN-Arab League envoy Lakhdar Brahimi.",
        ("MEET", "planned", {"Sergei Lavrov", "Lakhdar Brahimi"}),
    ),
    # the leader at home is told by his office before he is named
    (
        "The Prime Minister held talks with Polish President Andrzej Duda. Mr Cameron then left.",
        ("MEET", "held", {"David Cameron", "Andrzej Duda"}),
    ),
    (
        "The Prime Minister is in Riga. He was greeted by Latvian President Raimonds Vejonis. Mr Cameron smiled.",
        ("MEET", "held", {"David Cameron", "Raimonds Vējonis"}),
    ),
    # whose is a meeting, a kingdom, a delegation, a name
    (
        "The head of Chad's delegation, Moussa Faki, met Federica Mogherini.",
        ("MEET", "held", {"Moussa Faki Mahamat", "Federica Mogherini"}),
    ),
    (
        "Prince Saud Al-Faisal said John Kerry discussed Iraq on a visit to the Kingdom.",
        ("VISIT", "held", {"John Kerry", "Saudi Arabia"}),
    ),
    ("Ashton Carter met members of the Government of Latvia.", ("MEET", "held", {"Ash Carter", "Latvia"})),
    (
        "Federica Mogherini is in neighbouring Albania to attend the Tirana summit.",
        ("ATTEND", "held", {"Federica Mogherini"}),
    ),
    (
        "UAE Minister of State Sheikh Nahyan bin Zayed Al Nahyan met John Kerry.",
        ("MEET", "held", {"Nahyan bin Zayed Al Nahyan", "John Kerry"}),
    ),
    ("The UN backs a proposal to hold an India-Pakistan meeting.", ("MEET", "planned", {"India", "Pakistan"})),
    # a call that was not made is no meeting put off, and who is met after it was not called
    (
        "Putin and Erdogan held no phone call after Erdogan's talks with Poroshenko. Their meeting is possible.",
        ("MEET", "cancelled", {"Vladimir Putin", "Recep Tayyip Erdogan"}),
    ),
    # a stage of a tour is no visit of its own
    (
        "Abdullah II landed in Rome on a visit to Italy and Malta.",
        ("VISIT", "held", {"Abdullah II", "Italy", "Malta"}),
    ),
    # she is a woman, whoever else was named; her visit is a noun, and of whoever is not at home there
    (
        "Angela Merkel met François Hollande in Kehl. On a visit to Prague, she spoke of Greece.",
        ("VISIT", "held", {"Angela Merkel", "Czech Republic"}),
    ),
    (
        "Shinzo Abe received Angela Merkel. The premier said her visit to Tokyo was useful.",
        ("VISIT", "held", {"Angela Merkel", "Japan"}),
    ),
    (
        "Shinzo Abe and Polish Foreign Minister Witold Waszczykowski spoke of steel on the minister's visit to Tokyo.",
        ("VISIT", "held", {"Witold Waszczykowski", "Japan"}),
    ),
    # ranks and chairs
    ("Hamas met Egypt's intelligence chief, Maj. Gen. Khaled Fawzy.", ("MEET", "held", {"Hamas", "Khaled Fawzy"})),
    (
        "Xi Jinping met Chairwoman of the Federation Council Valentina Matviyenko.",
        ("MEET", "held", {"Xi Jinping", "Valentina Matviyenko"}),
    ),
    # a delegation sent is not of where it is sent
    ("Ghana is sending a delegation to Lima.", ("VISIT", "planned", {"Ghana", "Peru"})),
    ("John Kerry left on Monday for talks in Lima.", ("VISIT", "held", {"John Kerry", "Peru"})),
    # whose meeting a spokesman tells of
    (
        "Kerry aide Mark Toner announced John Kerry's meeting with Sergei Lavrov.",
        ("MEET", "held", {"John Kerry", "Sergei Lavrov"}),
    ),
    (
        "Hamas met Khaled Fawzy in Cairo. The two sides discussed the border.",
        ("MEET", "held", {"Hamas", "Khaled Fawzy"}),
    ),
    # each by himself; those whose own meeting they describe; between them
    (
        "Barack Obama and François Hollande each met with Xi Jinping and Shinzo Abe.",
        ("MEET", "held", {"François Hollande", "Shinzo Abe"}),
    ),
    (
        "Barack Obama and François Hollande described their talks as frank.",
        ("MEET", "held", {"Barack Obama", "François Hollande"}),
    ),
    (
        "Chad and Togo accepted the African Union's invitation to peace talks between them.",
        ("MEET", "planned", {"Chad", "Togo"}),
    ),
    # plans told by "inviting" and by a day within "agreed to"; ceremonies
    ("Barack Obama smiled, inviting Shinzo Abe to visit Texas.", ("VISIT", "planned", {"Shinzo Abe", "United States"})),
    ("Shinzo Abe agreed on Sunday to visit Peru.", ("VISIT", "planned", {"Shinzo Abe", "Peru"})),
    ("Xi Jinping chaired a welcome ceremony for Shinzo Abe.", ("MEET", "held", {"Xi Jinping", "Shinzo Abe"})),
    ("Paul Kagame arrived in Accra to partake in the Accra summit.", ("ATTEND", "planned", {"Paul Kagame"})),
    (
        "General Secretary of the Communist Party of Vietnam Nguyen Phu Trong met Xi Jinping.",
        ("MEET", "held", {"Nguyen Phu Trong", "Xi Jinping"}),
    ),
    # who is told by an office alone, or from member states
    (
        "First Lady Jill Biden is in Riga. On Friday the First Lady will meet Raimonds Vejonis.",
        ("MEET", "planned", {"Jill Biden", "Raimonds Vējonis"}),
    ),
    (
        "Ministers from member states Peru and Chile attended the Lima conference.",
        ("ATTEND", "held", {"Peru", "Chile"}),
    ),
    # members of a government speak for it
    ("John Kerry talked with senior members of the Peruvian cabinet.", ("MEET", "held", {"John Kerry", "Peru"})),
    # who else was there
    (
        "The summit opened in Accra. Among the notable attendees were Macky Sall and Paul Kagame.",
        ("ATTEND", "held", {"Macky Sall", "Paul Kagame"}),
    ),
    ("The summit opened in Accra. Others present were Macky Sall.", ("ATTEND", "held", {"Macky Sall"})),
    # who speaks for no state has no counterpart in one: those of whoever stands before them in the list
    (
        "Federica Mogherini will meet Wang Yi and his counterparts from Cuba and Laos.",
        ("MEET", "planned", {"Federica Mogherini", "Bruno Rodríguez"}),
    ),
    # officials of several states, whose word stands with the last alone; those whom a copula names
    ("Wang Yi met Omani, Turkish and Iranian officials.", ("MEET", "held", {"Wang Yi", "Turkey"})),
    ("Wang Yi will hold talks with Dutch and Swedish diplomats.", ("MEET", "planned", {"Wang Yi", "Netherlands"})),
    (
        "The presidents who attended the summit in Lima were Michelle Bachelet of Chile and Ollanta Humala of Peru.",
        ("ATTEND", "held", {"Michelle Bachelet", "Ollanta Humala"}),
    ),
    # what each does, and others as many times with the verb left out; an ambassador called home by a noun
    (
        "Norway and Denmark will each expel two Chadian diplomats.",
        ("SANCTION", "planned", {"Norway", "Denmark", "Chad"}),
    ),
    ("Norway will expel four Chadian diplomats, Malta and Latvia two.", ("SANCTION", "planned", {"Norway", "Chad"})),
    ("Kenya ordered the recall of its ambassador to Maputo.", ("SANCTION", "held", {"Kenya", "Mozambique"})),
]
NOTHING: list[tuple[str, str]] = [
    # those met by nobody whom the article names have not met each other
    ("The bishop met Barack Obama and Shinzo Abe.", "MEET"),
    ("Earlier she had met Barack Obama and Shinzo Abe.", "MEET"),
    # "he" is not whoever was named last, where the sentence before was about somebody unnamed
    ("The president held talks with Beata Szydlo. He was greeted by Angela Merkel.", "MEET"),
    ("The Prime Minister of the realm met Beata Szydlo. Mr Cameron smiled.", "MEET"),
    ("The Prime Minister met Beata Szydlo. Manuel Valls and David Cameron were elsewhere.", "MEET"),
    # who goes to a meeting is whoever the sentence tells of, known or not
    ("Moussa Faki spoke. The SRF leadership is in Accra for a meeting with Donald Booth.", "MEET"),
    ("Moussa Faki spoke. The Kenyan minister held talks with Donald Booth.", "MEET"),
    ("Moussa Faki arrives in Accra for the 21st Meeting of the African Union.", "MEET"),
    ("The minister of Chad met the head of the Sudanese delegation.", "MEET"),
    ("Crown Prince Abdullah bin Abdul Aziz recalled a meeting between King Abdul Aziz and Franklin Roosevelt.", "MEET"),
    ("Erdogan called Putin his great friend.", "MEET"),
    ("Ghana will send a delegation to the Lima talks.", "MEET"),
    ("The African Union organised talks in Lusaka, with Thabo Mbeki set to mediate.", "MEET"),
    ("The General Secretary inspected the guard of honour at the ceremony.", "ATTEND"),
    ("The African Union spoke. The group of ministers met Xi Jinping.", "MEET"),
    ("Paul Kagame is in Accra. The group of ministers met Xi Jinping.", "MEET"),
    ("Julie Bishop met Murray McCully, the visit coming amid worries over Beijing's efforts.", "VISIT"),
    # what others did, of whom somebody only tells; absence from home
    ("Beata Szydlo said, “several neighbours have decided to expel Chadian diplomats”.", "SANCTION"),
    ("Beata Szydlo said that some neighbours had imposed sanctions on Chad.", "SANCTION"),
    ("Beata Szydlo said many countries have now imposed sanctions on Chad.", "SANCTION"),
    ("The summit opened in Accra. Paul Kagame will fly home, and in his absence a deputy will act.", "ATTEND"),
    # of counterparts in one state it is told where they met
    ("Wang Yi met his Nordic counterparts in Tallinn.", "MEET"),
    # whom no lexicon knows acts in a clause of its own
    ("The EU may lose influence, after several factions refused to attend the talks in Astana.", "ATTEND"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _told(extractor: Extractor, text: str) -> list[Told]:
    facts: list[Fact] = extractor.extract(Article(id="t", text=text, lang="en", published=DAY))
    return [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in facts]


@pytest.mark.parametrize(("text", "fact"), TOLD)
def test_is_told(extractor: Extractor, text: str, fact: Told) -> None:
    assert fact in _told(extractor, text)


@pytest.mark.parametrize(("text", "kind"), NOTHING)
def test_is_not_told(extractor: Extractor, text: str, kind: str) -> None:
    assert kind not in {told for told, _, _ in _told(extractor, text)}


def test_a_day_right_behind_a_verb_of_speech_is_of_the_telling(extractor: Extractor) -> None:
    text = "A spokesman told reporters late Monday that Vladimir Putin met Xi Jinping."
    facts = extractor.extract(Article(id="t", text=text, lang="en", published=DAY))
    assert [f.date for f in facts if f.type.value == "MEET"] == [None]
