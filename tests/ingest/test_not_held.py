"""What is denied, hoped for, refused, supposed or put at risk is never told as held."""

from __future__ import annotations

import pytest

from graph.facts import Article, FactType
from ingest.extract import Extractor

TOLD = {
    "نفى وزير الخارجية السعودي فيصل بن فرحان أن يكون ولي العهد محمد بن سلمان قد التقى نتنياهو في نيوم.": "denied",
    "نفى المتحدث باسم الرئاسة الجزائرية أن يكون الرئيس بوتفليقة قد التقى العاهل المغربي الملك محمد السادس.": "denied",
    "أعرب الرئيس الفرنسي إيمانويل ماكرون عن أمله في أن يلتقي الرئيس الإيراني إبراهيم رئيسي.": "planned",
    "وصفت الخارجية الأمريكية أنباء عن لقاء بين لافروف وبومبيو في هلسنكي بأنها شائعات.": "denied",
    "وأكد الديوان الملكي أن ما نشر من أخبار عن لقاء بين العاهل الأردني ونتنياهو في العقبة مختلقة.": "denied",
    "Reports of a secret meeting between Sergei Lavrov and Mike Pompeo are baseless, the ministry said.": "denied",
    "لا يستبعد بوتين أن يلتقي أردوغان في باكو.": "planned",
    "قد يلتقي بايدن شي جين بينغ في بالي.": "planned",
    "رفض الرئيس التونسي قيس سعيد لقاء وزير الخارجية الأمريكي أنتوني بلينكن.": "cancelled",
    "عرض ماكرون لقاء بوتين.": "planned",
    "هدد ترامب بإلغاء قمته مع كيم جونغ أون.": "planned",
    "كان من المقرر أن يلتقي بايدن أردوغان لكن اللقاء ألغي.": "cancelled",
    "Trump threatened to cancel the meeting with Kim Jong-un.": "planned",
    "The Kremlin denied that Putin planned to meet Lukashenko this week.": "denied",
}
SUPPOSED = (
    "لم يتأكد ما إذا كان بايدن قد التقى محمد بن سلمان.",
    "لو التقى بوتين وزيلينسكي في إسطنبول لانتهت الحرب.",
    "It is not known whether Biden met Xi Jinping in Bali.",
    "If Putin and Zelensky met in Istanbul, the war would end.",
)


def meetings(text: str) -> list[str]:
    article = Article(id="a", text=text, published="2022-11-20")
    return [f.status.value for f in Extractor().extract(article) if f.type is FactType.MEET]


@pytest.mark.parametrize("text", TOLD)
def test_it_has_its_own_status(text: str) -> None:
    assert meetings(text) == [TOLD[text]]


@pytest.mark.parametrize("text", SUPPOSED)
def test_a_supposition_is_no_fact(text: str) -> None:
    assert meetings(text) == []


def test_what_is_dated_ahead_of_its_article_is_planned() -> None:
    text = "Russia and Iran will widen their cooperation in energy next year."
    facts = Extractor().extract(Article(id="a", text=text, published="2015-11-24"))
    assert {f.status.value for f in facts} == {"planned"}


def test_an_office_behind_a_name_of_another_country_is_somebody_else() -> None:
    facts = Extractor().extract(Article(id="a", text="التقى بوتين ملك الأردن.", published="2015-11-24"))
    assert [{p.name for p in f.participants} for f in facts] == [{"Vladimir Putin", "Abdullah II"}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There was no prospect of a meeting between Obama and Rouhani.", {("MEET", "cancelled")}),
        ("Rouhani gave no account of his meeting with Putin.", {("MEET", "held")}),
        ("Kerry, who tried to end the war, met Lavrov in Geneva.", {("MEET", "held")}),
        ("Turkey blocked the road and condemned Russia.", {("CRITICIZE", "held")}),
        ("Lavrov denied the talks that Putin held with Assad ever took place.", {("MEET", "denied")}),
        ("Greece closed its port to Turkish fishermen.", set()),
        ("وصف سيرغي لافروف الموقف التركي بأنه مقبول ومبرر.", {("STATE", "held")}),
        ("وصف سيرغي لافروف الموقف التركي بأنه غير مقبول.", {("CRITICIZE", "held")}),
        ("وصف بوتين تركيا بأنها لم تعد شريكا لروسيا.", {("STATE", "held")}),
        ("رفعت الولايات المتحدة السودان من قائمة الدول الراعية للإرهاب.", {("SANCTION", "cancelled")}),
        ("حذفت السعودية إيران من قائمة المدعوين إلى القمة.", set()),
        ("مر أردوغان على السعودية في كلمته.", set()),
    ],
)
def test_what_only_looks_like_an_act_or_its_end(text: str, told: set[tuple[str, str]]) -> None:
    facts = Extractor().extract(Article(id="a", text=text, published="2015-11-30"))
    assert {(f.type.value, f.status.value) for f in facts} == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ronald Reagan met Margaret Thatcher at Camp David. Actress Meryl Streep visited Paris."),
        ("en", "Ronald Reagan met Margaret Thatcher at Camp David. Later Charlotte Gainsworth travelled to Paris."),
        ("en", "Ronald Reagan met Margaret Thatcher at Camp David. Pilgrims from Poland came to Rome."),
        ("ar", "استقبل الملك حسين الرئيس حافظ الأسد في عمان. وزار المطرب كاظم الساهر القاهرة لإحياء حفل."),
    ],
)
def test_who_is_unknown_is_not_whoever_acted_before(lang: str, text: str) -> None:
    facts = Extractor().extract(Article(id="a", text=text, lang=lang, published="1988-06-02"))
    assert [fact.type.value for fact in facts] == ["MEET"]


def test_the_deal_of_a_company_is_none_of_its_state() -> None:
    text = "Britain's BP signed a deal with China National Petroleum in London."
    assert Extractor().extract(Article(id="a", text=text, lang="en", published="2019-06-02")) == []


@pytest.mark.parametrize(
    "text",
    [
        "David Cameron sat beside Vladimir Putin's interpreter at lunch.",
        "Angela Merkel and Matteo Renzi appear together on a banknote.",
        "Angela Merkel and Matteo Renzi stand together on hardly any issue.",
        "The affair brought Francois Hollande down before the conference.",
        "Sergei Lavrov was flown to a hospital in Vienna.",
        "Sergei Lavrov returned from Spain last year as a student.",
        "Sergei Lavrov flew home for a wedding.",
        "Francois Hollande watched the summit on television.",
        "Had Sergei Lavrov visited Damascus in May, the siege might have ended.",
        "Had David Cameron met Vladimir Putin, Francois Hollande would have travelled to Moscow.",
        "Lavrov said that had John Kerry met Bashar al-Assad, the war would have ended.",
    ],
)
def test_what_brings_nobody_together_and_nobody_anywhere(text: str) -> None:
    facts = Extractor().extract(Article(id="a", text=text, lang="en", published="2015-06-02"))
    assert [f for f in facts if f.type is not FactType.STATE] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Francois Hollande did not rule out a visit to Iran.", {("VISIT", "planned")}),
        ("Francois Hollande hasn't ruled out a meeting with Hassan Rouhani.", {("MEET", "planned")}),
        ("A meeting between Francois Hollande and Hassan Rouhani has not been ruled out.", {("MEET", "planned")}),
        ("Francois Hollande ruled out a visit to Iran.", {("VISIT", "cancelled")}),
        ("Egypt denied that Cairo had agreed to meet Qatari officials.", {("MEET", "denied")}),
        ("Egypt denied, however, that Egypt and Qatar had agreed on a truce.", {("AGREE", "denied")}),
        ("David Cameron sat next to Vladimir Putin at lunch.", {("MEET", "held")}),
        ("Sergei Lavrov was flown to Vienna on Monday.", {("VISIT", "held")}),
    ],
)
def test_what_is_left_open_or_denied_from_afar(text: str, told: set[tuple[str, str]]) -> None:
    facts = Extractor().extract(Article(id="a", text=text, lang="en", published="2015-06-02"))
    assert {(f.type.value, f.status.value) for f in facts} == told


@pytest.mark.parametrize(
    "text",
    [
        "شهد الرئيس الفرنسي فرانسوا هولاند تراجعا في شعبيته منذ حفل توليه الرئاسة.",
        "شهد رجب طيب أردوغان توقيع عقد بين شركتين تركيتين في إسطنبول.",
        "أفضت مباريات المغرب والجزائر إلى اتفاق بين الاتحادين.",
        "تقاسمت مصر والسعودية صدارة المجموعة بحسب معلومات الاتحاد.",
        "يعمل باحثون من مصر وفرنسا معا على لقاح.",
    ],
)
def test_what_only_sounds_like_diplomacy_is_none(text: str) -> None:
    assert Extractor().extract(Article(id="a", text=text, lang="ar", published="2015-06-02")) == []


def test_a_verb_to_come_is_no_name_behind_a_title() -> None:
    text = "أعلن الكرملين أن الرئيس فلاديمير بوتين سيزور القاهرة. وقال بيسكوف إن الرئيس سيزور الهند أيضا."
    facts = Extractor().extract(Article(id="a", text=text, lang="ar", published="2015-06-02"))
    told = [(fact.type.value, fact.status.value, [p.name for p in fact.participants]) for fact in facts]
    assert told == [("VISIT", "planned", ["Vladimir Putin", land]) for land in ("Egypt", "India")]


@pytest.mark.parametrize(
    "text",
    [
        "The embassy said the trade-ministry French cultural attaché left Tehran.",
        "He met the chancellor Turkey,",
        "The interim prime minister ,",
    ],
)
def test_offices_without_their_names_are_read(text: str) -> None:
    assert Extractor().extract(Article(id="a", text=text, lang="en", published="2015-06-02")) == []
