"""Whom statements blame and whom they back: sentences of our own in tests/stances, LABEL, TARGET, SENTENCE a line.

The words of ingest/lang were taken from the tuned sentences among others, whose figures say nothing of unseen ones.
The frozen ones are of other authors, and no word or rule was made of them: see their figures, never their misses.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from scoring import STANCES, stances

from graph.facts import Article
from ingest.extract import Extractor

SENTENCES = Path(__file__).parents[1] / "stances"
# floors of precision and recall, of blame and of praise: what was measured less 0.03
FLOORS = {
    "ar_tuned": {"blame": (0.94, 0.28), "praise": (0.94, 0.47)},
    "ar_frozen": {"blame": (0.92, 0.16), "praise": (0.92, 0.43)},
    "en_tuned": {"blame": (0.93, 0.41), "praise": (0.91, 0.49)},
    "en_frozen": {"blame": (0.81, 0.15), "praise": (0.97, 0.41)},
}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_stances(name: str) -> None:
    scores = stances(SENTENCES / f"{name}.tsv", Extractor().extract)
    for kind, (precision, recall) in FLOORS[name].items():
        assert scores[kind].precision >= precision, f"precision of {kind}"
        assert scores[kind].recall >= recall, f"recall of {kind}"


DEEDS = [
    ("Radev said Turkey and Russia had both broken their promises.", "CRITICIZE", {"TUR", "RUS"}),
    ("Radev said the killing of villagers by Sudan had undermined peace.", "CRITICIZE", {"SDN"}),
    ("Radev said Turkey, which had taken in refugees, was stealing from Greece.", "CRITICIZE", {"TUR"}),
    ("Radev said Sofia had been betrayed by Hungary.", "CRITICIZE", {"HUN"}),
    ("Radev said the junta in Myanmar had ignored every warning.", "CRITICIZE", {"MMR"}),
    ("Radev said gunmen from Chad had looted the warehouses.", "CRITICIZE", {"TCD"}),
    ("Radev said Hungary had shelled villages and murdered children.", "CRITICIZE", {"HUN"}),
    ("Radev said Hungary had not honoured its commitments.", "CRITICIZE", {"HUN"}),
    ("Radev said Serbia was trying to blackmail the region.", "CRITICIZE", {"SRB"}),
    ("Radev said Serbia had become a haven for smugglers.", "CRITICIZE", {"SRB"}),
    ("Radev said Jordan had shown great courage.", "SUPPORT", {"JOR"}),
    ("Radev said Jordan was a pillar of stability.", "SUPPORT", {"JOR"}),
    ("Radev said Hungary had never violated the treaty.", "", set()),
    ("Radev said Hungary was bombarded from the air.", "", set()),
    ("Radev said the war in Ukraine had destroyed trust.", "", set()),
    ("Radev said attacks on Israel had undermined peace.", "", set()),
    ("Radev said he did not know whether Serbia had violated the truce.", "", set()),
    ("Radev said Serbia must not violate the truce.", "", set()),
    ("Radev said Serbia had not yet returned the ambassador.", "", set()),
    ("Radev said the floods in Pakistan had devastated whole towns.", "", set()),
    ("Radev said Turkey had suppressed inflation.", "", set()),
    ("Radev said Turkey was committed to ending terrorism.", "", set()),
    ("Radev said Turkey had every right to a seat and Sofia would defend that right.", "SUPPORT", {"TUR"}),
    ("Radev said Bulgaria had broken its promises to Serbia.", "", set()),
    ("Radev said there was no evidence that Serbia had violated the truce.", "", set()),
    # whose friend: nobody else's
    ("Radev said Hungary was a true friend of the smugglers.", "", set()),
    ("Radev said Jordan was a lifeline for Hamas.", "", set()),
    ("Radev said Jordan was a partner in crime of the traffickers.", "", set()),
    ("Radev said Jordan was a loyal friend of Bulgaria.", "SUPPORT", {"JOR"}),
    # doubted, hoped, denied, past
    ("Radev said he doubted that Serbia had honoured its commitments.", "", set()),
    ("Radev said he hoped that Serbia had honoured its commitments.", "", set()),
    ("Radev said inspectors must verify that Serbia had honoured its commitments.", "", set()),
    ("Radev said it was too early to say that Serbia had honoured its commitments.", "", set()),
    ("Radev said Greece did not believe Serbia had fulfilled its commitments.", "", set()),
    ("Radev said Serbia wanted to be a responsible member of the club, but it was not.", "", set()),
    ("Radev said neither Greece nor Italy had broken the rules.", "", set()),
    ("Radev said that Serbia was once a partner.", "", set()),
    ("Radev said Serbia had once again broken its word.", "CRITICIZE", {"SRB"}),
    ("Radev said it was a lie that Serbia had bombed civilians.", "", set()),
    ("Radev said it was wrong to say that Serbia had bombed civilians.", "", set()),
    ("Radev said Serbia violated nothing.", "", set()),
    ("Radev said Serbia had allegedly violated the truce.", "", set()),
    ("Radev said Serbia was accused of having violated the truce.", "", set()),
    ("Radev said the media lied that Egypt had tortured prisoners.", "", set()),
    # who foils evil
    ("Radev said that Chad had blocked Boko Haram from advancing.", "", set()),
    ("Radev said Chad had obstructed arms smuggling.", "", set()),
    ("Radev said Chad had bombed the gunmen in their camps.", "", set()),
    ("Radev said Chad had destroyed its chemical weapons under supervision.", "", set()),
    ("Radev said Chad had shelled out millions.", "", set()),
    ("Radev said Chad was supporting terrorists.", "CRITICIZE", {"TCD"}),
    # the victim, the opponent
    ("Radev said a crackdown on terrorists by Egypt was necessary.", "", set()),
    ("Radev said the attack in Tunisia was savage.", "", set()),
    ("Radev said the attack by Tunisia was savage.", "CRITICIZE", {"TUN"}),
    # passives and objects
    ("Radev said Serbia had been invaded, humiliated and robbed.", "", set()),
    ("Radev said Poland had offended nobody.", "", set()),
    ("Radev said Serbia had every right to be afraid.", "", set()),
    ("Radev said Greece had made great efforts to hide its debts.", "", set()),
    ("Radev said Greece did a good trade with the rebels.", "", set()),
    ("Radev said Serbia counted on Greek votes.", "", set()),
    # another's words
    ("Radev said that Serbia promised to stop supporting terrorism.", "", set()),
]


@pytest.mark.parametrize(("text", "kind", "states"), DEEDS)
def test_deeds(text: str, kind: str, states: set[str]) -> None:
    text = f"Bulgarian President Rumen {text}"
    facts = Extractor().extract(Article(id="s", text=text, lang="en", published="2015-11-25"))
    judged = [f for f in facts if f.type in STANCES]
    assert {f.type for f in judged} == ({kind} if kind else set())
    names = {p.id for f in judged for p in f.participants if p.role == "target"}
    assert len(names) == len(states)


WHO = [
    ("Merkel said Putin told her Ukraine had broken its word.", {("Vladimir Putin", "Ukraine")}),
    (
        "Obama told Merkel he admired her, while Trump said Germany owed money.",
        {("Barack Obama", "Angela Merkel")},
    ),
    (
        "Merkel and Hollande said Russia had broken its word.",
        {("Angela Merkel", "Russia"), ("François Hollande", "Russia")},
    ),
    (
        "The foreign ministers of Germany and France said Russia had broken its word.",
        {("Frank-Walter Steinmeier", "Russia"), ("Laurent Fabius", "Russia")},
    ),
]


@pytest.mark.parametrize(("text", "stances"), WHO)
def test_whose_stance_it_is(text: str, stances: set[tuple[str, str]]) -> None:
    facts = Extractor().extract(Article(id="s", text=text, lang="en", published="2015-11-25"))
    judged = [f.participants for f in facts if f.type in STANCES]
    read = {(s.name, t.name) for f in judged for s in f if s.role == "source" for t in f if t.role == "target"}
    assert read == stances


BLAMED = [
    # the subject before the verb, and no object of his; behind it where nobody stands before
    ("إن صربيا انتهكت سيادة كوسوفو.", "CRITICIZE", {"Serbia"}),
    ("إن ما تفعله صربيا لا يمكن تبريره.", "CRITICIZE", {"Serbia"}),
    ("إن صربيا لم تلتزم بوعودها لمقدونيا.", "CRITICIZE", {"Serbia"}),
    # each clause is about somebody of its own; "he" is whom the first one was about
    ("إن صربيا تماطل، وإن الأردن شريك موثوق.", None, {"Serbia", "Jordan"}),
    ("إن صربيا تأخرت في الرد، وإنها تنتهك الهدنة.", "CRITICIZE", {"Serbia"}),
    # between quotes, in a relative clause, by its owner
    ('إن صربيا "تلعب بالنار" في كوسوفو.', "CRITICIZE", {"Serbia"}),
    ("إن غطرسة صربيا أغضبت الأردن.", "CRITICIZE", {"Serbia"}),
    ("إن الأردن نموذج يحتذى في المنطقة.", "SUPPORT", {"Jordan"}),
    ("إن بلاده ممتنة للأردن على ما قدمه.", "SUPPORT", {"Jordan"}),
    # what is not so, or what is only charged or averted, is none
    ("إن صربيا لم تنتهك الاتفاق.", None, set()),
    ("إن بلاده تتخذ تدابير لمنع انتهاك الهدنة مع صربيا.", None, set()),
    ("إن وفد صربيا سيصل يوم الخميس.", None, set()),
    ("إن بلاده وصربيا تعملان معا لوقف المجازر.", None, set()),
    ("إن صربيا لم تدخر جهدا في إثارة المشاكل.", None, set()),
    ("إن بلاده لن تبقى رهينة مزاعم العدوان على صربيا.", None, set()),
    # who stands with others, whose friend he is, what he has achieved
    ("إن صربيا تقف مع الانفصاليين.", None, set()),
    ("إن صربيا تقف مع بلاده.", "SUPPORT", {"Serbia"}),
    ("إن صربيا حليف قوي لروسيا.", None, set()),
    ("إن صربيا حليف قوي لبلاده.", "SUPPORT", {"Serbia"}),
    ("إن صربيا حققت تقدما كبيرا في برنامج صواريخها.", None, set()),
    # only supposed, not proved, no longer so, only promised
    ("إن صربيا إذا انتهكت الهدنة ستندم.", None, set()),
    ("إنه لا دليل على أن صربيا انتهكت الهدنة.", None, set()),
    ("إن صربيا لم تعد دولة مارقة.", None, set()),
    ("إن صربيا قد تنتهك الهدنة.", None, set()),
    ("إن صربيا تعهدت بألا تدعم الإرهاب.", None, set()),
    # who foils evil, suffers it, rejects it, or has it named beside him
    ("إن صربيا أفشلت مخطط المهربين.", None, set()),
    ("إن صربيا أفشلت المفاوضات.", "CRITICIZE", {"Serbia"}),
    ("إن صربيا أشعلت حماس جمهورها.", None, set()),
    ("إن صربيا تعرضت لهجوم وحشي.", None, set()),
    ("إن صربيا رفضت سياسة الابتزاز.", None, set()),
    ("إن المؤامرة الخبيثة تستهدف صربيا.", None, set()),
    ("إن الأردن أدان ما ارتكبته صربيا من جرائم.", None, {"Serbia"}),
    ("إن صربيا ليست دولة مارقة.", None, set()),
    ("إن صربيا يمكن أن تنتهك الهدنة.", None, set()),
    ("إن صربيا أصبحت هدفا لمؤامرة خبيثة.", None, set()),
    ("إن صربيا فخورة بصواريخها.", None, set()),
    ("إن الإرهاب يهدد أمن صربيا.", None, set()),
    ("إن الجفاف يزعزع صربيا.", None, set()),
    ("إن صربيا تهدد أمن المنطقة.", "CRITICIZE", {"Serbia"}),
]


@pytest.mark.parametrize(("text", "kind", "states"), BLAMED)
def test_clauses_are_about_their_subjects(text: str, kind: str | None, states: set[str]) -> None:
    text = f"قال الرئيس البلغاري رومن راديف {text}"
    facts = Extractor().extract(Article(id="s", text=text, lang="ar", published="2015-11-25"))
    judged = [f for f in facts if f.type in STANCES]
    assert {p.name for f in judged for p in f.participants if p.role == "target"} == states
    assert kind is None or {f.type for f in judged} == {kind}


NO_STANCE = [
    "وصف راديف ما حدث في صربيا بأنه اعتداء.",
    "وصف كيري وضع زامبيا بأنه كارثة.",
    "دعا كيري العراق إلى الالتزام بحماية البعثات الصربية.",
]


@pytest.mark.parametrize("text", NO_STANCE)
def test_what_befalls_somebody_is_not_his(text: str) -> None:
    facts = Extractor().extract(Article(id="s", text=text, lang="ar", published="2015-11-25"))
    assert [f.type for f in facts if f.type in STANCES] == []


def test_what_another_tells_within_is_no_fact_of_its_own() -> None:
    text = "قال كيري إن زامبيا كشفت تدخلات صربيا."
    facts = Extractor().extract(Article(id="s", text=text, lang="ar", published="2015-11-25"))
    assert [p.name for f in facts for p in f.participants if p.role != "target"] == ["John Kerry"]


NOT_SAID = [
    ("لمح بوتين أردوغان في القاعة.", "ar"),
    ("رجح كيري كفة صربيا.", "ar"),
    ("تبلغ مساحة روسيا ضعف مساحة الصين.", "ar"),
    ("Merkel reminds Obama of his mother.", "en"),
]


@pytest.mark.parametrize(("text", "lang"), NOT_SAID)
def test_verbs_that_tell_only_with_their_that(text: str, lang: str) -> None:
    assert Extractor().extract(Article(id="s", text=text, lang=lang, published="2015-11-25")) == []
