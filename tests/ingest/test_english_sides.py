"""English of civil wars, mediations and measures: who the sides are, in sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]

TOLD: list[tuple[str, str, Told]] = [
    # those who fight for a body, and those who speak for it
    (
        "2006-02-22",
        "Sri Lankan government negotiators and Tamil Tiger rebels met in Geneva.",
        ("MEET", "held", {"Sri Lanka", "Liberation Tigers of Tamil Eelam"}),
    ),
    (
        "2012-10-18",
        "Delegates of the Colombian government and the FARC launched negotiations in Oslo.",
        ("MEET", "held", {"Colombia", "FARC"}),
    ),
    (
        "1999-07-07",
        "Sierra Leone's government has signed a peace deal with the rebels of the Revolutionary United Front.",
        ("AGREE", "held", {"Sierra Leone", "Revolutionary United Front"}),
    ),
    (
        "1988-03-23",
        "The Sandinista government and the Contras signed a truce at Sapoa.",
        ("AGREE", "held", {"Nicaragua", "Contras"}),
    ),
    # a participle that only tells whose the talks are
    (
        "2015-06-15",
        "Houthi rebels and the Yemeni government began UN-sponsored talks in Geneva.",
        ("MEET", "held", {"Houthi movement", "Yemen"}),
    ),
    # those who are told by whose they are, by "visiting", by where they talked
    (
        "2003-04-09",
        "Peru and Chile said their foreign ministers would meet in Lima on Friday.",
        ("MEET", "planned", {"Peru", "Chile"}),
    ),
    (
        "1998-02-20",
        "Prince Saud al-Faisal conferred with visiting Iranian Foreign Minister Kamal Kharrazi.",
        ("VISIT", "held", {"Kamal Kharrazi", "Saudi Arabia"}),
    ),
    (
        "1991-06-05",
        "Douglas Hurd began talks in Damascus on Wednesday with Syrian officials.",
        ("VISIT", "held", {"Douglas Hurd", "Syria"}),
    ),
    (
        "2006-09-12",
        "Nuri al-Maliki, on his first trip to Iran as premier, was received by Mahmoud Ahmadinejad.",
        ("MEET", "held", {"Nouri al-Maliki", "Mahmoud Ahmadinejad"}),
    ),
    # whom a noun of a measure hits, and who takes it
    (
        "1990-09-21",
        "Iraq ordered the expulsion of dozens of French and Egyptian diplomats.",
        ("SANCTION", "held", {"Iraq", "France", "Egypt"}),
    ),
    (
        "2018-03-26",
        "Russia vowed to retaliate against the expulsion of its diplomats by Canada.",
        ("SANCTION", "held", {"Canada", "Russia"}),
    ),
    (
        "2003-12-05",
        "Canada called for Zimbabwe's suspension from the Commonwealth.",
        ("SANCTION", "called_for", {"Commonwealth of Nations", "Zimbabwe"}),
    ),
    (
        "2017-12-07",
        "Emmanuel Macron voiced alarm at Donald Trump's recognition of Jerusalem.",
        ("CRITICIZE", "held", {"Emmanuel Macron", "Donald Trump"}),
    ),
    (
        "2022-07-15",
        "Joe Biden bumped fists with Mohammed bin Salman at the palace in Jeddah.",
        ("MEET", "held", {"Joe Biden", "Mohammed bin Salman"}),
    ),
    # whose blame, measure or act it is
    (
        "2012-07-18",
        "Iran blamed the blast on Israel.",
        ("CRITICIZE", "held", {"Iran", "Israel"}),
    ),
    (
        "2012-07-18",
        "Iran's criticism of Israel angered Washington.",
        ("CRITICIZE", "held", {"United States", "Iran"}),
    ),
    (
        "1990-09-22",
        "Iraq expelled Spanish diplomats. Spain immediately retaliated in kind.",
        ("SANCTION", "held", {"Spain", "Iraq"}),
    ),
    (
        "2003-01-28",
        "The Government of Japan expresses its condolences to those who were killed in the raid, and condemns Israel.",
        ("CRITICIZE", "held", {"Japan", "Israel"}),
    ),
    (
        "2005-02-16",
        "The Bush administration pulled the US ambassador out of Syria.",
        ("SANCTION", "held", {"United States", "Syria"}),
    ),
    # who brings whom together, and what is only talked of
    (
        "1992-08-07",
        "Robert Mugabe brought Joaquim Chissano and Afonso Dhlakama face to face for the first time.",
        ("MEET", "held", {"Joaquim Chissano", "Afonso Dhlakama"}),
    ),
    (
        "2020-11-25",
        "The visit comes amid talk of a trip to Seoul by Chinese President Xi Jinping.",
        ("VISIT", "planned", {"Xi Jinping", "South Korea"}),
    ),
    # envoys and chairmen of a body, and what stands between a verb and those met or blamed
    (
        "2022-05-03",
        "Armenian and Turkish special envoys met in Vienna.",
        ("MEET", "held", {"Armenia", "Turkey"}),
    ),
    (
        "2014-11-01",
        "John Mahama, chairman of the West African regional bloc ECOWAS, met behind closed doors with Blaise Compaore.",
        ("MEET", "held", {"John Mahama", "Blaise Compaore"}),
    ),
    (
        "1991-11-24",
        "Emissaries of the Salvadoran government and the FMLN sat down in Mexico City.",
        ("MEET", "held", {"El Salvador", "Farabundo Marti National Liberation Front"}),
    ),
    (
        "2018-04-05",
        "Moscow was angry over the eviction of its diplomats by Poland.",
        ("SANCTION", "held", {"Poland", "Russia"}),
    ),
    (
        "2015-07-09",
        "Vladimir Putin opened the BRICS summit, with Xi Jinping and Narendra Modi in attendance.",
        ("ATTEND", "held", {"Xi Jinping", "Narendra Modi"}),
    ),
    (
        "2014-08-25",
        "Mozambique's government and the former rebel movement Renamo have signed a ceasefire.",
        ("AGREE", "held", {"Mozambique", "Renamo"}),
    ),
    (
        "2017-04-18",
        "Erdogan hit back on Sunday at Germany over the vote.",
        ("CRITICIZE", "held", {"Recep Tayyip Erdogan", "Germany"}),
    ),
    (
        "2010-07-13",
        "Stephen Smith said Fiji's move was unjustifiable.",
        ("CRITICIZE", "held", {"Stephen Smith", "Fiji"}),
    ),
    (
        "2008-08-09",
        "Saakashvili spoke to reporters on Saturday, saying Russia was hostile.",
        ("CRITICIZE", "held", {"Mikheil Saakashvili", "Russia"}),
    ),
]
NONE: list[tuple[str, str, str]] = [
    ("2019-05-02", "Negotiations between the rebels and the army broke down.", "MEET"),
    ("1990-09-22", "Europe criticised Iraq's Saddam Hussein.", "CRITICIZE"),
    # what somebody could not do there, or attended to there
    ("2012-05-20", "Monti could not make a promise at the conference in Chicago.", "ATTEND"),
    ("2012-05-20", "Monti was unable to make progress at the conference in Chicago.", "ATTEND"),
    ("2012-05-20", "Monti was unable to attend to his guests at the conference in Chicago.", "ATTEND"),
    ("2012-05-20", "Monti missed his chance at the conference in Chicago.", "ATTEND"),
    # "at" tells where, and blows are no words
    ("2003-02-14", "Syria protested at the Arab League in Cairo.", "CRITICIZE"),
    ("2003-02-14", "Chile spoke out at the European Union in Brussels.", "CRITICIZE"),
    ("2008-08-09", "Georgia fired back at Russia on Saturday.", "CRITICIZE"),
    ("2008-08-09", "Saakashvili said shooting down the Russian drone was reckless.", "CRITICIZE"),
    ("2008-08-09", "Russia blasted Georgia with artillery.", "CRITICIZE"),
    ("2008-08-09", "Russia hit back at Georgia with rockets.", "CRITICIZE"),
    # who was hit, and what is said not to be so
    ("1995-05-26", "Kinkel said the abduction of the Dutch envoy was unacceptable.", "CRITICIZE"),
    ("1995-05-26", "Kinkel said the measures against Serbia were unfair.", "CRITICIZE"),
    ("1995-05-26", "Kinkel said the assault on Croatia was shameful.", "CRITICIZE"),
    ("1995-05-26", "Kinkel said Croatia was no aggressor.", "CRITICIZE"),
    ("1995-05-26", "Kinkel said Croatia was a victim of aggression.", "CRITICIZE"),
    ("1995-05-26", "Croatia defended itself against Serbia.", "SUPPORT"),
    ("1995-05-26", "Kinkel said isolating Croatia would be shameful.", "CRITICIZE"),
    ("1995-05-26", "Kinkel said it was irresponsible to provoke Croatia.", "CRITICIZE"),
    ("1995-05-26", "Kinkel: not a provocation by Croatia", "CRITICIZE"),
    # whose deed it is
    ("2015-03-02", "Hollande blamed Syria over its rival's support for Yemen.", "SUPPORT"),
    # who is at his post or at the seat of his body
    ("2014-06-02", "Kofi Annan met Swiss officials in Geneva on Monday.", "VISIT"),
    # what is only talked of
    ("2009-06-02", "Rumours of a summit between Sarkozy and Chavez persisted for weeks.", "MEET"),
    ("2014-06-02", "Cameron met the visiting professor Joschka Fischer.", "VISIT"),
]


def read(published: str, text: str) -> list[Fact]:
    return Extractor().extract(Article(id="x", text=text, lang="en", published=published))


@pytest.mark.parametrize(("published", "text", "fact"), TOLD)
def test_facts_of_a_sentence(published: str, text: str, fact: Told) -> None:
    kind, status, names = fact
    told = [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in read(published, text)]
    assert any(t == kind and s == status and names <= who for t, s, who in told), told


@pytest.mark.parametrize(("published", "text", "kind"), NONE)
def test_what_is_not_told(published: str, text: str, kind: str) -> None:
    assert [f for f in read(published, text) if f.type.value == kind] == []


def test_talks_told_before_are_with_nobody_else() -> None:
    text = "Franjo Tudjman met Warren Christopher on Sunday. Ron Brown died. Talks with Christopher centred on Bosnia."
    met = [{p.name for p in f.participants} for f in read("1996-06-02", text) if f.type.value == "MEET"]
    assert met == [{"Franjo Tuđman", "Warren Christopher"}]


@pytest.mark.parametrize(
    "further",
    [
        "Norway reciprocated the welcome.",
        "Norway responded in kind.",
        "Sudan responded in kind to the insults.",
    ],
)
def test_only_who_was_hit_pays_back(further: str) -> None:
    told = read("1998-08-27", f"Kenya expelled two Sudanese diplomats on Thursday. {further}")
    assert [{p.name for p in f.participants} for f in told if f.type.value == "SANCTION"] == [{"Kenya", "Sudan"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There was some talk of a summit between Sarkozy and Chavez.", "planned"),
        ("Negotiations between France and Venezuela in Lisbon foundered over oil.", "held"),
        ("Discussions between France and Venezuela collapsed before they started.", "cancelled"),
    ],
)
def test_whether_talks_were_held(text: str, status: str) -> None:
    assert [f.status.value for f in read("2009-06-02", text) if f.type.value == "MEET"] == [status]


@pytest.mark.parametrize(("before", "status"), [("the", "held"), ("the possible", "planned"), ("any", "planned")])
def test_what_is_answered_before_it_is_done(before: str, status: str) -> None:
    told = read("2018-03-14", f"Latvia vowed to retaliate against {before} expulsion of its diplomats by Belarus.")
    assert [f.status.value for f in told if f.type.value == "SANCTION"] == [status]


def test_who_was_hit_pays_back_with_others() -> None:
    told = read("1998-08-27", "Kenya expelled two Sudanese diplomats on Thursday. Sudan and Chad responded in kind.")
    assert {"Kenya", "Sudan", "Chad"} in [{p.name for p in f.participants} for f in told if f.type.value == "SANCTION"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who goes on in the past is who told of what is to come
        (
            "Evo Morales said Michelle Bachelet will visit Lima on May 3, but slammed Paraguay.",
            {"Evo Morales", "Paraguay"},
        ),
        # a government by who leads it
        ("The government of President Nicolas Maduro condemned Peru.", {"Venezuela", "Peru"}),
        ("Peru condemned the government of Nicolas Maduro.", {"Venezuela", "Peru"}),
        # a body to which somebody complains is not whom he blames
        ("Chad has complained to the United Nations that Sudanese troops were crossing over.", {"Chad", "Sudan"}),
        ("Chad complained to Sudan that its troops were crossing over.", {"Chad", "Sudan"}),
        # a verb in quotation marks is no participle
        ('Chad "firmly condemned" the raid carried out by Sudan.', {"Chad", "Sudan"}),
    ],
)
def test_who_blames_whom(text: str, told: set[str]) -> None:
    blamed = next(f for f in read("2014-05-01", text) if f.type.value == "CRITICIZE")
    assert [blamed.participants[0].role.value, {p.name for p in blamed.participants}] == ["source", told]


def test_for_whom_a_proposal_to_mediate_is() -> None:
    told = read("2014-05-01", "Sudan rejected a proposal for a panel of Ghana and Benin to mediate in the talks.")
    mediated = next(f for f in told if f.type.value == "MEDIATE")
    assert (mediated.status.value, {p.name for p in mediated.participants}) == ("called_for", {"Ghana", "Benin"})


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Dilma Rousseff underscored Brazilian solidarity with Haiti.", "Brazil"),
        ("Dilma Rousseff underscored her solidarity with Haiti.", "Dilma Rousseff"),
    ],
)
def test_whose_support_somebody_stresses(text: str, source: str) -> None:
    backed = next(f for f in read("2014-05-01", text) if f.type.value == "SUPPORT")
    assert [(p.role.value, p.name) for p in backed.participants] == [("source", source), ("target", "Haiti")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Joe Biden signed an executive order banning oil imports from Russia.", [{"Joe Biden", "Russia"}]),
        ("A decree banning oil imports from Russia was drafted.", []),
        ("Chad expelled ten employees of the Sudanese embassy.", [{"Chad", "Sudan"}]),
        ("Chad declared six employees of the Sudanese embassy persona non grata.", [{"Chad", "Sudan"}]),
        ("Chad sanctioned a bank near the Sudanese embassy.", []),
    ],
)
def test_measures_that_are_decreed(text: str, told: list[set[str]]) -> None:
    facts = read("2022-03-09", text)
    assert [{p.name for p in f.participants} for f in facts if f.type.value == "SANCTION"] == told


def test_two_leaders_are_those_who_met_last() -> None:
    text = "Shinzo Abe met Viktor Orban. Then Taro Kono met Sergei Lavrov. The two leaders agreed to cooperate."
    agreed = next(f for f in read("2018-07-31", text) if f.type.value in ("AGREE", "COOPERATE"))
    assert {p.name for p in agreed.participants} == {"Taro Kono", "Sergei Lavrov"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who suffers what is blamed is not blamed for it; who does it is
        ("Ghana condemned Mohamed Bazoum's overthrow.", []),
        ("Ghana condemned Mohamed Bazoum's remarks.", [("held", {"Ghana", "Mohamed Bazoum"})]),
        ("Ghana condemned Niger's arrest of Mohamed Bazoum.", [("held", {"Ghana", "Niger"})]),
        # what is got for it is not blamed either
        ("Serbia rejected a US plan to lift the embargo in return for recognition of Croatia.",
         [("held", {"Serbia", "United States"})]),
        # staff of an embassy who are summoned are its state's
        ("Filipino diplomats summoned an official from the Chinese Embassy.", [("held", {"Philippines", "China"})]),
        ("Ghana considers Togo's raid to be a crime.", [("held", {"Ghana", "Togo"})]),
        # what a verb of harm acts upon is not blamed for it
        ("Macky Sall said he would not tolerate any attempt to undermine the Malian government.", []),
        ("Macky Sall said the blockade violates Mali's sovereignty.", []),
        ("Macky Sall said Niger's blockade violates Mali's sovereignty.", [("held", {"Macky Sall", "Niger"})]),
        ("Macky Sall said the violation of Mali's sovereignty must end.", []),
        ("Macky Sall said Niger threatens regional peace.", [("held", {"Macky Sall", "Niger"})]),
    ],
)  # fmt: skip
def test_whom_blame_hits(text: str, told: list[tuple[str, set[str]]]) -> None:
    blamed = [f for f in read("2023-08-01", text) if f.type.value == "CRITICIZE"]
    assert [(f.status.value, {p.name for p in f.participants}) for f in blamed] == told


def test_words_that_tell_of_no_deed() -> None:
    text = (
        "Ghana urged Togo to comply with an arbitration ruling. It said Togo had an internationally recognised border."
    )
    assert {f.type.value for f in read("2023-08-01", text)} == {"STATE"}


def test_an_audience_is_not_spoken_of() -> None:
    told = read("2023-08-01", "Nana Akufo-Addo told French radio the days ahead would be hard.")
    assert [[p.role.value for p in f.participants] for f in told] == [["speaker"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Volodymyr Zelensky called Poland a reliable partner.", [{"Volodymyr Zelensky", "Poland"}]),
        (
            "Volodymyr Zelensky described Andrzej Duda as a great friend of Ukraine.",
            [{"Volodymyr Zelensky", "Andrzej Duda"}],
        ),
        ("Volodymyr Zelensky called Andrzej Duda, a friend, on Monday.", []),
    ],
)
def test_who_is_called_a_friend_is_backed(text: str, told: list[set[str]]) -> None:
    facts = read("2022-03-09", text)
    assert [{p.name for p in f.participants} for f in facts if f.type.value == "SUPPORT"] == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Japan criticised Korean officials.", "South Korea"),
        ("Pyongyang was silent. Japan criticised Korean officials.", "North Korea"),
        ("The Democratic People's Republic of Korea was silent. Japan criticised the Koreans.", "North Korea"),
        ("Japan criticised the Republic of Korea.", "South Korea"),
        ("Japan criticised North Korean officials.", "North Korea"),
    ],
)
def test_which_korea_is_meant(text: str, name: str) -> None:
    blamed = next(f for f in read("2017-03-09", text) if f.type.value == "CRITICIZE")
    assert {p.name for p in blamed.participants} == {"Japan", name}


def test_talks_that_somebody_is_suspending_are_off() -> None:
    told = read("2017-03-09", "Japan is suspending talks on a new swap arrangement with South Korea.")
    assert {f.status.value for f in told} == {"cancelled"}
