"""Arabic encounters told without a verb of meeting or travelling: by telephone, as guests, in headlines."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # whatever two people do by telephone, they talked
    ("هنأ بوتين هاتفيا نظيره المصري عبد الفتاح السيسي بالعيد.",
     [("MEET", "held", {"Vladimir Putin", "Abdel Fattah el-Sisi"})]),
    ("تسلم سامح شكري من سيرغي لافروف، عبر الهاتف، دعوة لحضور المنتدى.",
     [("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"})]),
    ("توافق سامح شكري وسيرغي لافروف هاتفيا على موعد.", [("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"})]),
    # who discuss together, or lead a session together
    ("تناول سامح شكري وسيرغي لافروف سبل وقف القتال.", [("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"})]),
    ("تناول سامح شكري سبل وقف القتال.", []),
    ("ترأس سامح شكري وسيرغي لافروف جلسة مباحثات.", [("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"})]),
    ("كان للرئيس بوتين مع ضيفه المصري عبد الفتاح السيسي خلوة.",
     [("MEET", "held", {"Vladimir Putin", "Abdel Fattah el-Sisi"})]),
    # headlines without a verb
    ("لافروف في القاهرة: لا حل عسكريا", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("الرئيس السيسي في ضيافة بوتين بسوتشي",
     [("VISIT", "held", {"Abdel Fattah el-Sisi", "Russia"}),
      ("MEET", "held", {"Abdel Fattah el-Sisi", "Vladimir Putin"})]),
    ("سيرغي لافروف وسامح شكري وجها لوجه", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # the house in which they met is nobody's party
    ("التقى سيرغي لافروف بديوان عام الوزارة وزير الخارجية المصري سامح شكري.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # a state, not a city, within an office
    ("التقى لافروف رئيس الحكومة في ليبيا عبد الحميد الدبيبة.",
     [("MEET", "held", {"Sergei Lavrov", "Abdul Hamid Dbeibah"})]),
    # journeys: their end told by a pronoun, a purpose, a stay, whom one receives
    ("تستعد مصر لما بعد وصول لافروف إليها يوم الجمعة.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("زار لافروف القاهرة أمس ليتوجه بعدها إلى عمان.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("VISIT", "held", {"Sergei Lavrov", "Jordan"})]),
    ("قال لافروف لدى وصوله إلى القاهرة إن بلاده تدعم الحل.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("دخل سيرغي لافروف وسامح شكري بيروت معا.", [("VISIT", "held", {"Sergei Lavrov", "Sameh Shoukry", "Lebanon"})]),
    ("احتجت الصين على استقبال إستونيا وفدا تايوانيا.", [("VISIT", "held", {"Taiwan", "Estonia"})]),
    ("يبدأ لافروف غدا جولة تقوده إلى مصر والأردن.", [("VISIT", "planned", {"Sergei Lavrov", "Egypt", "Jordan"})]),
    # a clause put before the one that names who acts; who speaks from abroad
    ("بعد أن زار القاهرة، وصل لافروف إلى عمان.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("VISIT", "held", {"Sergei Lavrov", "Jordan"})]),
    ("من القاهرة حيث التقى سامح شكري، دعا لافروف إلى الحوار.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("بعدما وصل سامح شكري، قال لافروف إن الحل قريب.", []),
    ("من القاهرة، قال سامح شكري إن الحل قريب.", []),
    # in whose presence somebody speaks
    ("قال لافروف لضيفه المصري سامح شكري إن الحل قريب.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("أعلن لافروف، وإلى جانبه سامح شكري، أن الحل قريب.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("قال لافروف في مؤتمر صحفي مشترك مع سامح شكري إن الحل قريب.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # touch, and hours together
    ("عانق لافروف سامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("ساعتان أمضاهما سيرغي لافروف مع سامح شكري في القاهرة.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("أمضى لافروف ساعتين في القاهرة.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # an envoy is not whoever sent him
    ("وصل مبعوث الرئيس بوتين ميخائيل بوغدانوف إلى دمشق.", [("VISIT", "held", {"Mikhail Bogdanov", "Syria"})]),
    ("وصل مبعوث الرئيس بوتين إلى دمشق.", [("VISIT", "held", {"Envoy of Russia", "Syria"})]),
    # where one goes stands first; "until" before a verb; whom one urges to sit down with whom
    ("إلى القاهرة يسافر الأسبوع القادم سيرغي لافروف.", [("VISIT", "planned", {"Sergei Lavrov", "Egypt"})]),
    ("ما إن انتهت الجلسة حتى اتصل لافروف بسامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("بات لافروف ليلته في القاهرة.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # what has an adjective between is a delegation all the same; a body's name in quotes before its head's
    ("زار وفد وزاري مغربي الجزائر.", [("VISIT", "held", {"Morocco", "Algeria"})]),
    ("وصل رئيس المكتب السياسي لحركة \"حماس\" إسماعيل هنية إلى القاهرة.",
     [("VISIT", "held", {"Ismail Haniyeh", "Egypt"})]),
    # no meetings: an accord that relates to something, what is not to be discussed, whose care ties are in
    ("وقعت مصر والسودان اتفاقا يتصل برسوم العبور.", []),
    ("أكد لافروف أنه لن يبحث مع سامح شكري تفاصيل القضية.", []),
    ("جرى بحث العلاقات التي يرعاها بوتين والرئيس عبد الفتاح السيسي.", []),
    ("سيلتقي لافروف مع لجنة الشؤون الخارجية في مجلس العموم.", []),
    # whence one comes, what one leaves, who sees one off
    ("عاد سامح شكري من الدوحة أمس.", [("VISIT", "held", {"Sameh Shoukry", "Qatar"})]),
    ("قبيل مغادرته أنقرة، قال لافروف إن الحل قريب.", [("VISIT", "held", {"Sergei Lavrov", "Turkey"})]),
    ("قال سامح شكري قبل مغادرته القاهرة إن الحل قريب.", []),
    ("كان في وداع الرئيس بوتين بمطار القاهرة نظيره المصري عبد الفتاح السيسي.",
     [("MEET", "held", {"Vladimir Putin", "Abdel Fattah el-Sisi"})]),
    # to have become somebody, to stay, to have made one's way are no journeys, and no more is a topic in a headline
    ("بات سيرغي لافروف في ليبيا صاحب القرار.", []),
    ("بقي سيرغي لافروف في القاهرة.", []),
    ("دخل سيرغي لافروف ليبيا بقوة السلاح.", []),
    ("لافروف في سوريا، حكاية نفوذ", []),
    # whom one remembers, writes to or has in a picture one did not meet
    ("استذكر سامح شكري ضيفه الراحل سيرغي لافروف.", []),
    ("قال لافروف وإلى جانبه صورة الرئيس عبد الفتاح السيسي إن الحل قريب.", []),
    ("هنأ سيرغي لافروف مضيفه سامح شكري في برقية.", []),
    # a saying put into a sentence; a quarrel about a meeting; who else leaves
    ("من سوريا، يقول لافروف، يبدأ الحل.", []),
    ("كان لبوتين مع عبد الفتاح السيسي جدل حول اجتماع فيينا.", []),
    ("انتقد سيرغي لافروف سامح شكري قبل مغادرته أنقرة.", []),
    ("قبيل مغادرتها أنقرة، أكد لافروف أن الحل قريب.", []),
    ("قال لافروف إن بوتين أخبر ضيفه عبد الفتاح السيسي بالأمر.", []),
    ("كان في وداع الرئيس الراحل نيلسون مانديلا الرئيس بوتين.", []),
    # who welcomes or comments on a meeting of two is no third
    ("رحب الاتحاد الأوروبي بلقاء سيرغي لافروف وسامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("تابع البيت الأبيض لقاء سيرغي لافروف وسامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # who was missing from talks is not who held them
    ("غابت سوريا عن محادثات سيرغي لافروف وسامح شكري في موسكو.", [("ATTEND", "cancelled", {"Syria"})]),
    # a second clause has its own subject
    ("استقبل بوتين سامح شكري، وعبد الفتاح السيسي تلقى رسالة.", [("MEET", "held", {"Vladimir Putin", "Sameh Shoukry"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FACTS, ids=[text[:40] for text, _ in FACTS])
def test_an_encounter_without_its_verb_is_read(text: str, expected: Told) -> None:
    found = {fact for fact in told(read(text)) if fact[0] in ("MEET", "VISIT", "ATTEND")}
    assert found == {(kind, status, frozenset(who)) for kind, status, who in expected}


@pytest.mark.parametrize(
    "text",
    ["السفير الروسي سيرغي كيربيتشينكو في القاهرة", "بوتين في موسكو: لا حل عسكريا", "لافروف في حوار مع الصحيفة"],
)
def test_who_is_at_home_or_posted_somewhere_visits_nobody(text: str) -> None:
    assert [f.type.value for f in read(text) if f.type.value == "VISIT"] == []
