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
    # an airport bears the name of whoever it be, whoever waits there
    ("وكان في استقبال محمود عباس لدى وصوله مطار الملك خالد الملك سلمان بن عبد العزيز.",
     [("MEET", "held", {"Mahmoud Abbas", "Salman bin Abdulaziz"})]),
    # two countries and then two names, and ministers of several fields
    ("بحثت رئيستا تشيلي والأرجنتين ميشيل باشليه وكريستينا كيرشنر الوضع.",
     [("MEET", "held", {"Michelle Bachelet", "Cristina Fernández de Kirchner"})]),
    ("التقى رئيسا مصر وتونس عبد الفتاح السيسي والباجي قائد السبسي.",
     [("MEET", "held", {"Abdel Fattah el-Sisi", "Beji Caid Essebsi"})]),
    # a meeting that only tells when is another, of the first of those told of
    ("اجتمع باراك أوباما وفلاديمير بوتين قبل اجتماعه مع رجب طيب أردوغان.",
     [("MEET", "held", {"Barack Obama", name}) for name in ("Vladimir Putin", "Recep Tayyip Erdogan")]),
    # the minister at home needs no name again, and is who acted before
    ("عاد سامح شكري وزير الخارجية إلى القاهرة. وبحث مع لافروف الوضع. والتقى وزير الخارجية جون كيري.",
     [("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"}), ("MEET", "held", {"Sameh Shoukry", "John Kerry"})]),
    # where a pronoun on the verb leads
    ("رحبت المكسيك بشي جين بينغ الذي يزورها لأول مرة.",
     [("VISIT", "held", {"Xi Jinping", "Mexico"})]),
    # taking part in a meeting is not meeting
    ("توجه لافروف إلى باريس للمشاركة في اجتماع مع وزير الخارجية المصري.",
     [("VISIT", "held", {"Sergei Lavrov", "France"})]),
    # who hands a letter over has met whoever gets it, not who wrote it
    ("سلم رمطان لعمامرة محمود عباس رسالة من عبد العزيز بوتفليقة.",
     [("MEET", "held", {"Ramtane Lamamra", "Mahmoud Abbas"}),
      ("STATE", "held", {"Abdelaziz Bouteflika", "Mahmoud Abbas"})]),
    # between the two of them, and with others beside
    ("عقد محمود عباس محادثة على انفراد مع سيرغي لافروف.", [("MEET", "held", {"Mahmoud Abbas", "Sergei Lavrov"})]),
    ("وشارك محمود عباس، إلى جانب سيرغي لافروف، في المؤتمر.", [("ATTEND", "held", {"Mahmoud Abbas", "Sergei Lavrov"})]),
    # where a tour led
    ("قام سيرغي لافروف بجولة في الخليج شملت الرياض وأبوظبي.",
     [("VISIT", "held", {"Sergei Lavrov", "Saudi Arabia", "United Arab Emirates"})]),
    # "according to X" ends at its "then that"; what will be, will soon be, or was only tried has not been held
    ("وبحسب الصحيفة فإن لقاء سيرغي لافروف وجون كيري سيكون في جنيف.",
     [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    ("لقاء سيرغي لافروف وجون كيري أمس سيكون له صدى.", [("MEET", "held", {"Sergei Lavrov", "John Kerry"})]),
    ("يزور سيرغي لافروف قطر في غضون أيام.", [("VISIT", "planned", {"Sergei Lavrov", "Qatar"})]),
    ("وصل سيرغي لافروف إلى قطر في غضون ساعات.", [("VISIT", "held", {"Sergei Lavrov", "Qatar"})]),
    ("بدأ سيرغي لافروف جولة تقوده في الأيام المقبلة إلى قطر.", [("VISIT", "planned", {"Sergei Lavrov", "Qatar"})]),
    ("حاول جون كيري ترتيب لقاء بين سيرغي لافروف وسامح شكري.",
     [("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("حاول جون كيري في لقاء مع سيرغي لافروف كسب الوقت.", [("MEET", "held", {"John Kerry", "Sergei Lavrov"})]),
    # a journey named by a noun whose last letter is like a pronoun
    ("هاتف سيرغي لافروف سامح شكري عشية توجهه إلى قطر.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"}), ("VISIT", "planned", {"Sergei Lavrov", "Qatar"})]),
    # a summit that sets off goes nowhere; in whose place somebody is there; a guest of honour
    ("انطلقت في أديس أبابا أعمال الدورة العشرين لقمة رؤساء دول وحكومات الاتحاد الأفريقي.", []),
    ("يمثل الوزير الأول عبد المالك سلال رئيس الجمهورية عبد العزيز بوتفليقة في القمة العربية.",
     [("ATTEND", "held", {"Abdelmalek Sellal"})]),
    ("شارك في القمة العربية جون كيري كضيف شرف.", [("ATTEND", "held", {"John Kerry"})]),
    # a sentence put to the last one without a space
    ("ألغى جون كيري لقاءه مع سيرغي لافروف.وعقد سامح شكري لقاء مع سيرغي لافروف.",
     [("MEET", "cancelled", {"John Kerry", "Sergei Lavrov"}), ("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"})]),
    # two before the press together; a feast that is welcomed, a round of talks, an opinion that is shared
    ("وأوضح سيرغي لافروف، في مؤتمر صحفي مع سامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("عقد سيرغي لافروف مؤتمرا صحفيا مع الإعلاميين.", []),
    ("استقبل سيرغي لافروف العام الجديد مع سامح شكري في القاهرة.", []),
    ("غادر سيرغي لافروف القاهرة بعد الجولة الأخيرة من المفاوضات حول غزة.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # what is said at a meeting does not bear on it; to deny that it was called off is to say that it will be
    ("اقترح سيرغي لافروف في لقاء مع جون كيري هدنة.",
     [("MEET", "held", {"Sergei Lavrov", "John Kerry"})]),
    ("فكر سيرغي لافروف في لقاء مع جون كيري.", [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    ("نفت الخارجية تأجيل لقاء سيرغي لافروف وجون كيري.", [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    ("نفت الخارجية عقد لقاء بين سيرغي لافروف وجون كيري.",
     [("MEET", "denied", {"Sergei Lavrov", "John Kerry"})]),
    # a present that goes on with the sentence before is to come, unless it is under way
    ("وصل سيرغي لافروف إلى القاهرة. ويلتقي لافروف سامح شكري خلال زيارته.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("حذر الجيش من الجفاف. ويزور سيرغي لافروف القاهرة حاليا.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # who prepares a meeting of two is not there
    ("تواصل المجر التحضير للقاء سيرغي لافروف وجون كيري.", [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    # the subject of "that", parted by a comma from its verb
    ("قال سامح شكري إن سيرغي لافروف، سيزور القاهرة.", [("VISIT", "planned", {"Sergei Lavrov", "Egypt"})]),
    # who leads a delegation behind a comma, carries a journey out, leaves a town named first; a king is "his majesty"
    ("التقى سيرغي لافروف وفدا من الكونغرس الأمريكي، برئاسة كيفن مكارثي.",
     [("MEET", "held", {"Sergei Lavrov", "Kevin McCarthy"})]),
    ("أعلنت طهران قيام سيرغي لافروف بزيارة إلى القاهرة أمس.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("غادر القاهرة وزير الخارجية الروسي سيرغي لافروف.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("استقبل الملك عبدالله الثاني سيرغي لافروف بحضور الأمير الحسين بن عبدالله الثاني. والتقى جلالته جون كيري.",
     [("MEET", "held", {"Abdullah II", "Sergei Lavrov"}), ("MEET", "held", {"Abdullah II", "John Kerry"})]),
    # who was there, "in presence" as "with presence"; whoever receives a call, by the noun
    ("عقد سيرغي لافروف وجون كيري اجتماعا في حضور سامح شكري.",
     [("MEET", "held", {"Sergei Lavrov", "John Kerry"}), ("ATTEND", "held", {"Sameh Shoukry"})]),
    ("أعلنت الخارجية تلقي سامح شكري اتصالا من سيرغي لافروف.",
     [("MEET", "held", {"Sameh Shoukry", "Sergei Lavrov"})]),
    # a name behind a comma and the long portfolio of an adviser
    ("وصل مستشار الرئيس الأميركي لشؤون أمن الطاقة العالمي، آموس هوكشتاين، إلى بيروت.",
     [("VISIT", "held", {"Amos Hochstein", "Lebanon"})]),
    # the second hour is no queen; without something, and what was not made public, is no denial
    ("وفي الثانية ظهرا زار سيرغي لافروف القاهرة حيث استقبله سامح شكري.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("دون موعد مسبق وصل سيرغي لافروف إلى القاهرة.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("في زيارة لم يتم الإعلان عنها وصل سيرغي لافروف إلى القاهرة.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("زار سيرغي لافروف القاهرة من غير أن يلتقي سامح شكري.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # what is still on is to come
    ("اللقاء المخطط له بين سيرغي لافروف وسامح شكري لا يزال قائما.",
     [("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("رغم أن الجفاف لا يزال قائما التقى سيرغي لافروف سامح شكري.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # the stop within the name of a site ends no sentence
    ("استقبل سيرغي لافروف، وفق المزرعة.نت، نظيره سامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # for what somebody set out, and what came of it
    ("وصل سيرغي لافروف إلى القاهرة للقاء سامح شكري والتقاه في مكتبه.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("سافر سيرغي لافروف إلى القاهرة لعقد محادثات مع سامح شكري ودامت المحادثات يومين.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # of what somebody thinks nothing was held; and of what may not have been
    ("لا أظن أن اجتماع سيرغي لافروف وسامح شكري كان خطأ.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("لا أظن أن اجتماع سيرغي لافروف وسامح شكري كان واردا.", []),
    ("لا أظن أن سيرغي لافروف التقى سامح شكري.", []),
    # that it was put off is denied of what took place, too
    ("نفت الخارجية إرجاء اجتماع سيرغي لافروف وسامح شكري الذي انعقد في القاهرة.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # behind a day or a year a participle goes on; behind a number it is of those counted
    ("زار سيرغي لافروف القاهرة يوم 12 متهما السويد بالكذب.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("CRITICIZE", "held", {"Sergei Lavrov", "Sweden"})]),
    ("أوقفت الشرطة 130 متهما بالتجسس لصالح السويد.", []),
    # who spent an hour somewhere together met nobody there
    ("زار سيرغي لافروف وسامح شكري القلعة وأمضيا ساعة داخلها.", []),
    # those whom only a dual on the verb tells of; who goes into talks together
    ("شدد سيرغي لافروف وجون كيري على الهدنة، خلال لقاء جمعهما في جنيف.",
     [("MEET", "held", {"Sergei Lavrov", "John Kerry"})]),
    ("دخل سيرغي لافروف وجون كيري إلى لقاء مغلق في جنيف.", [("MEET", "held", {"Sergei Lavrov", "John Kerry"})]),
    ("دخل سيرغي لافروف وجون كيري القاعة.", []),
    # who leaves for somewhere, by the noun; when and where is not known, but it will be
    ("أعلنت الوكالة مغادرة سيرغي لافروف إلى القاهرة.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("من غير المعروف متى سيعقد سيرغي لافروف وجون كيري اجتماعهما.",
     [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    ("ستكون هناك لقاءات بين سيرغي لافروف وجون كيري.", [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    # a visit to come, and the last one, told with its own stage
    ("سيقوم سيرغي لافروف بزيارة إلى مصر قريبا. وزار لافروف مصر في أبريل 2013 حيث وصل إلى القاهرة.",
     [("VISIT", "planned", {"Sergei Lavrov", "Egypt"}), ("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # a prince called by his own name alone; whose directive it was, and whom somebody meets among many
    ("وصل الأمير محمد بن نايف إلى القاهرة. وقالت الوكالة إن الأمير محمد التقى جون كيري.",
     [("VISIT", "held", {"Mohammed bin Nayef", "Egypt"}), ("MEET", "held", {"Mohammed bin Nayef", "John Kerry"})]),
    ("بناء على توجيه الملك سلمان بن عبدالعزيز غادر الأمير محمد بن نايف جدة متوجها إلى القاهرة.",
     [("VISIT", "held", {"Mohammed bin Nayef", "Egypt"})]),
    ("يبدأ سيرغي لافروف زيارة إلى مصر يلتقي خلالها بعدد من المسؤولين، على رأسهم سامح شكري وعبد الفتاح السيسي.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"}),
      ("MEET", "planned", {"Sergei Lavrov", "Abdel Fattah el-Sisi"})]),
    # a present before a future is one too; what is but counted; what they spoke of is no part of a name
    ("يلتقي سيرغي لافروف سامح شكري في القاهرة ثم سيجتمع مع جون كيري.",
     [("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"}), ("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    ("وهذه ثالث زيارة لسيرغي لافروف إلى مصر.", []),
    ("بحث سيرغي لافروف مع السفير هانس كلاينر مجمل المستجدات.", [("MEET", "held", {"Sergei Lavrov", "Hans Klainr"})]),
    ("القمة فرصة، وهو رأي يشاركنا فيه سيرغي لافروف.", [("STATE", "held", {"Sergei Lavrov"})]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("أجرى سيرغي لافروف اتصالات بجون كيري وسامح شكري.", {"John Kerry", "Sameh Shoukry"}),
        ("تحدث سيرغي لافروف، هاتفيا، إلى كل من جون كيري وسامح شكري.", {"John Kerry", "Sameh Shoukry"}),
        ("تحدث سيرغي لافروف لأول مرة هاتفيا مع جون كيري.", {"John Kerry"}),
        ("تحدث سيرغي لافروف مع سامح شكري في القاهرة ثم اتصل هاتفيا بجون كيري.", {"John Kerry"}),
        ("تحدث سيرغي لافروف إلى سامح شكري في القاهرة ثم اتصل هاتفيا بجون كيري.", {"John Kerry"}),
        ("تحدث سيرغي لافروف إلى جون كيري عبر الهاتف", {"John Kerry"}),
        ("تحدث سيرغي لافروف إلى جون كيري مباشرة لا عبر الهاتف.", set()),
        ("أجرى سيرغي لافروف اتصالات عقب اجتماعه مع جون كيري في القاهرة.", set()),
        ("أجرى سيرغي لافروف اتصالات للإعداد لقمة مع جون كيري.", set()),
        ("بحث سيرغي لافروف قطاع الاتصالات مع سامح شكري.", set()),
        ("نفت إيران وجود اتصالات مع إسرائيل.", set()),
    ],
)
def test_who_spoke_by_telephone(text: str, others: set[str]) -> None:
    calls = [f for f in read(text) if f.subtype == "phone"]
    assert {p.name for f in calls for p in f.participants} == (others | {"Sergei Lavrov"} if others else set())
    assert len(calls) == len(others)


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_who_is_told_of(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}


PLACES = {
    "استقبل إيمانويل ماكرون بقصر الإليزيه سيرغي لافروف.": "Paris",
    "استقبل عبد المجيد تبون بقصر المرادية سيرغي لافروف.": "Algiers",
}


@pytest.mark.parametrize("text", PLACES)
def test_a_palace_is_in_its_city(text: str) -> None:
    assert [(len(f.participants), f.place and f.place.name) for f in read(text)] == [(2, PLACES[text])]


def test_a_visit_that_is_called_the_first_of_its_kind_is_told_elsewhere() -> None:
    facts = read("سيزور سيرغي لافروف القاهرة. وتعد زيارة لافروف للقاهرة الأولى منذ سنوات.")
    assert [f.status.value for f in facts if f.type.value == "VISIT"] == ["planned"]


def test_the_day_on_which_a_guest_came_is_not_that_of_the_meeting() -> None:
    facts = read("استقبل سامح شكري سيرغي لافروف الذي وصل إلى القاهرة، الاثنين، في زيارة رسمية.")
    assert {f.type.value: f.date and f.date.start for f in facts} == {"MEET": None, "VISIT": "2015-07-27"}
    facts = read("استقبل سامح شكري سيرغي لافروف الذي وصل اليوم إلى القاهرة.")
    assert {f.date and f.date.start for f in facts} == {"2015-08-01"}  # nor was he met before
