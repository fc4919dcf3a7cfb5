"""English encounters, all that a text tells and nothing besides: texts of our own, each with every fact it gives."""

from __future__ import annotations

import pytest
from test_reading import lines

from graph.facts import Article
from ingest.extract import Extractor

DAY = "2015-11-23"

LISTS: list[tuple[str, list[str]]] = [
    # names parted by semicolons, with titles in capitals, closed by somebody unknown, told behind a colon
    (
        "Those present were President Macky Sall of Senegal; President Paul Kagame of Rwanda, and President John "
        "Mahama of Ghana.",
        ["ATTEND held John Mahama, Macky Sall, Paul Kagame"],
    ),
    ("Putin met Hollande; Kerry and Lavrov left.", ["MEET held François Hollande, Vladimir Putin"]),
    (
        "HE President Yoweri Museveni met HE Salva Kiir, President of South Sudan.",
        ["MEET held Salva Kiir, Yoweri Museveni"],
    ),
    (
        "Also attending the summit are David Cameron, Ban Ki-moon, assorted princes, and a singer.",
        ["ATTEND held Ban Ki-moon, David Cameron"],
    ),
    (
        "The following leaders will attend the summit: Hamid Karzai, Mahmoud Abbas and Raul Castro.",
        ["ATTEND planned Hamid Karzai, Mahmoud Abbas, Raúl Castro"],
    ),
    (
        "Nicos Anastasiades received the envoys of the United Nations, Espen Eide of Norway and Elizabeth Spehar of "
        "Canada.",
        ["MEET held Elizabeth Spehar, Nicos Anastasiades", "MEET held Espen Barth Eide, Nicos Anastasiades"],
    ),
    # each of several where he was
    (
        "Kerry held talks with King Abdullah in Amman and Egyptian President Abdel Fattah el-Sisi in Cairo.",
        ["MEET held Abdel Fattah el-Sisi, John Kerry", "MEET held Abdullah II, John Kerry"],
    ),
    (
        "Kerry met King Abdullah in Amman and Egyptian President Abdel Fattah el-Sisi flew to Rome.",
        ["MEET held Abdullah II, John Kerry", "VISIT held Abdel Fattah el-Sisi, Italy"],
    ),
    # an aim is of who met, not of those met; another meeting's people stay out
    (
        "Putin will meet Angela Merkel, David Cameron and François Hollande on Friday to discuss Ukraine.",
        [
            "MEET planned Angela Merkel, Vladimir Putin",
            "MEET planned David Cameron, Vladimir Putin",
            "MEET planned François Hollande, Vladimir Putin",
        ],
    ),
    (
        "Lavrov held talks with Fabius prior to the meeting of the Turkish and Greek presidents.",
        ["MEET held Laurent Fabius, Sergei Lavrov", "MEET held Prokopis Pavlopoulos, Recep Tayyip Erdogan"],
    ),
    (
        "The talks got underway with Chinese Foreign Minister Wang Yi meeting his Peruvian counterpart Ana Sanchez.",
        ["MEET held Ana María Sánchez, Wang Yi"],
    ),
]

WHO: list[tuple[str, list[str]]] = [
    # envoys hand over their papers; a meal for a guest
    (
        "Ghana's new ambassador Kofi Mensah presented his credentials to President Robert Mugabe.",
        ["MEET held Kofi Mensah, Robert Mugabe"],
    ),
    (
        "President Robert Mugabe accepted letters of credence from Peruvian Ambassador Rosa Quispe.",
        ["MEET held Robert Mugabe, Rosa Quispe"],
    ),
    (
        "Chinese Premier Li Keqiang hosted a reception for Lao President Choummaly Sayasone.",
        ["MEET held Choummaly Sayasone, Li Keqiang"],
    ),
    # brothers by their given names, and a name that nobody here bears
    (
        "Raul Castro met Putin. Fidel Castro was ill. Raul flew to Minsk.",
        ["MEET held Raúl Castro, Vladimir Putin", "VISIT held Belarus, Raúl Castro"],
    ),
    ("Putin left for Sochi. Later, when Osric received Merkel, it rained.", []),
    # whose journey opens the sentence
    (
        "Lavrov met Kerry. Hollande's stopover in Cairo, during which he met Sameh Shoukry, ended.",
        [
            "MEET held François Hollande, Sameh Shoukry",
            "MEET held John Kerry, Sergei Lavrov",
            "VISIT held Egypt, François Hollande",
        ],
    ),
    # Delhi's foreign secretary is no minister
    (
        "The foreign secretaries of India and Pakistan were to meet in Islamabad on Monday, but it was called off.",
        ["MEET cancelled Deputy foreign minister of India, Deputy foreign minister of Pakistan"],
    ),
]


FROM: list[tuple[str, list[str]]] = [
    # where each is from, or of which party, told behind his name
    (
        "Fumio Kishida and his counterparts Wang Yi from China and Yun Byung-se from South Korea met in Tokyo.",
        ["MEET held Fumio Kishida, Wang Yi, Yun Byung-se"],
    ),
    (
        "Putin met Prime Minister Laimdota Straujuma (Unity) and Angela Merkel (Christian Democrats).",
        ["MEET held Angela Merkel, Vladimir Putin", "MEET held Laimdota Straujuma, Vladimir Putin"],
    ),
    # who is received on a visit pays it; a meal is for its guest
    (
        "Hollande received the president of Ghana, John Mahama, on a two-day visit to France.",
        ["MEET held François Hollande, John Mahama", "VISIT held France, John Mahama"],
    ),
    (
        "Ernest Bai Koroma and First Lady Sia Koroma hosted a state dinner for Alpha Conde.",
        ["MEET held Alpha Conde, Ernest Bai Koroma, Sia Koroma"],
    ),
    ("Angela Merkel was also to see Putin.", ["MEET planned Angela Merkel, Vladimir Putin"]),
]

NOT_TOLD: list[tuple[str, list[str]]] = [
    # "he" who told of another goes on being he
    (
        "Kerry arrived in Amman. He said Lavrov would visit Cairo. He met Nasser Judeh.",
        ["MEET held John Kerry, Nasser Judeh", "VISIT held John Kerry, Jordan", "VISIT planned Egypt, Sergei Lavrov"],
    ),
    # a couple is both, or nobody where but one is named
    (
        "Barack Obama and Michelle Obama landed in Havana. The couple met Raul Castro.",
        [
            "MEET held Barack Obama, Michelle Obama, Raúl Castro",
            "VISIT held Barack Obama, Cuba, Michelle Obama",
        ],
    ),
    ("Barack Obama flew to Havana with his wife. The couple met Raul Castro.", ["VISIT held Barack Obama, Cuba"]),
    # sport and fiction, private occasions
    ("Iraq's coach Ali Hadi met his Iranian counterpart Reza Karimi in Tehran.", []),
    ("The film tells how Nixon met Mao Zedong in Beijing.", []),
    ("In his new novel, Thatcher visits Moscow.", []),
    ("Angela Merkel attended a wedding in Bavaria.", []),
    ("Putin attended the wedding of Karin Kneissl in Austria.", ["ATTEND held Vladimir Putin"]),
    ("Angela Merkel attended the royal wedding.", ["ATTEND held Angela Merkel"]),
    # who is only spoken of
    (
        "French ambassador Luc Petit and Sameh Shoukry discussed the coming visit of François Hollande.",
        ["MEET held Luc Petit, Sameh Shoukry"],
    ),
    ("Talks between Putin and Merkel failed to materialise.", ["MEET cancelled Angela Merkel, Vladimir Putin"]),
    # talks with somebody are a meeting, and no event besides
    (
        "Lavrov took part in trilateral talks with Zarif and Mevlut Cavusoglu in Moscow.",
        ["MEET held Mevlut Cavusoglu, Mohammad Javad Zarif, Sergei Lavrov"],
    ),
    # what is but demanded to be called off
    (
        "Protesters demanded that Hollande's visit to Baku be cancelled.",
        ["VISIT planned Azerbaijan, François Hollande"],
    ),
    (
        "Unions urged the government to cancel Hollande's visit to Baku.",
        ["VISIT planned Azerbaijan, François Hollande"],
    ),
]
EVERY = [*LISTS, *WHO, *FROM, *NOT_TOLD]


def told(text: str, day: str = DAY) -> list[str]:
    """All encounters of a text: type, status and the names."""
    facts = Extractor().extract(Article(id="a", text=text, lang="en", published=day))
    return lines(f for f in facts if f.type.value in ("MEET", "VISIT", "ATTEND"))


@pytest.mark.parametrize(("text", "facts"), EVERY, ids=[text[:50] for text, _ in EVERY])
def test_the_encounters_that_are_told_and_none_besides(text: str, facts: list[str]) -> None:
    assert told(text) == facts


def test_a_decision_that_others_judge_is_not_theirs() -> None:
    text = "Israel criticised the decision to delay sanctions against Iran."
    assert not Extractor().extract(Article(id="a", text=text, lang="en", published=DAY))


def test_each_of_two_was_met_in_his_own_town() -> None:
    text = "Kerry met King Abdullah in Amman and Egyptian President Abdel Fattah el-Sisi in Cairo."
    facts = Extractor().extract(Article(id="a", text=text, lang="en", published=DAY))
    assert [f.place and f.place.name for f in facts] == ["Amman", "Cairo"]
