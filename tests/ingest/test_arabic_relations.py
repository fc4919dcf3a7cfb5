"""Arabic statements, praise, blame, accords, sanctions, mediation, by their classes of language: our own sentences."""

from __future__ import annotations

import pytest
from test_reading import read, told

FACTS = [
    # words that are written like small ones
    ("عبّر جون كيري عن شكره لسلطنة عمان.", "SUPPORT", "held", {"John Kerry", "Oman"}),
    ("وبيّن وزير الخارجية الكويتي أن بلاده تدعم لبنان.", "SUPPORT", "held", {"Kuwait", "Lebanon"}),
    ("أبعدت كندا دبلوماسيا سوريا كان يعمل في أوتاوا.", "SANCTION", "held", {"Canada", "Syria"}),
    # whose deed it is
    ("قال الناطق باسم الخارجية الأردنية إن وزارة الخارجية استدعت السفير الإسرائيلي.", "CRITICIZE", "held",
     {"Jordanian Foreign Ministry", "Israel"}),
    ("أعلن الناطق باسم الخارجية الأردنية أنه تم استدعاء سفير إسرائيل لدى عمّان.", "CRITICIZE", "held",
     {"Jordan", "Israel"}),
    ("أعلن وزير الخارجية المغربي ناصر بوريطة قطع المغرب علاقاته مع إيران.", "SANCTION", "held", {"Morocco", "Iran"}),
    ("تسعى الدوحة جاهدة للوساطة بين الاحتلال الإسرائيلي وحركة حماس.", "MEDIATE", "held",
     {"Qatar", "Israel", "Hamas"}),
    ("انطلقت في جدة محادثات بين الهند وباكستان برعاية سعودية.", "MEDIATE", "held",
     {"Saudi Arabia", "India", "Pakistan"}),
    ("ووقع الاتفاقية عن الجانب التونسي وزير المالية وعن الجانب الليبي وزير التخطيط.", "AGREE", "held",
     {"Tunisia", "Libya"}),
    ("يتحاور السودان وإثيوبيا في كنف أوغندا.", "MEDIATE", "held", {"Uganda", "Sudan", "Ethiopia"}),
    ("تبذل الجزائر جهودا لتحقيق المصالحة بين حركة فتح وحماس.", "MEDIATE", "held", {"Algeria", "Fatah", "Hamas"}),
    # participles go on with the main verb
    ("زار فلاديمير بوتين القاهرة، معربا عن شكره لمصر.", "SUPPORT", "held", {"Vladimir Putin", "Egypt"}),
    ("قال سيرغي لافروف إن بلاده ترفض الاتهامات، مطالبا واشنطن بالتراجع.", "STATE", "called_for",
     {"Sergei Lavrov", "United States"}),
    ("واتهم ناصر بوريطة إيران بتهريب السلاح، وطالب مجلس الأمن بالتحرك.", "STATE", "called_for",
     {"Nasser Bourita", "UN Security Council"}),
    # what is blamed
    ("أبدت النرويج استياءها واستهجانها لتصرفات صادرة عن كوبا.", "CRITICIZE", "held", {"Norway", "Cuba"}),
    ("جددت مصر تنديدها بالغارات الإسرائيلية على سوريا.", "CRITICIZE", "held", {"Egypt", "Israel"}),
    ("شجب الأردن القصف الإسرائيلي على دمشق.", "CRITICIZE", "held", {"Jordan", "Israel"}),
    ("زار الرئيس الجزائري تونس، محملا فرنسا المسؤولية.", "CRITICIZE", "held", {"Abdelaziz Bouteflika", "France"}),
    ("أفرج الحوثيون عن بحارة أجانب بوساطة عمانية.", "MEDIATE", "held", {"Oman"}),
    ("تقدمت الخارجية الكويتية بتعازيها إلى المغرب.", "STATE", "held", {"Kuwaiti Foreign Ministry", "Morocco"}),
    ("ودعا أنطونيو غوتيريش، في بيان مقتضب، إسرائيل إلى ضبط النفس.", "STATE", "called_for",
     {"António Guterres", "Israel"}),
    ("أعلن فلاديمير بوتين توصل أرمينيا وأذربيجان إلى هدنة.", "AGREE", "held", {"Armenia", "Azerbaijan"}),
    ("أبدت سويسرا استعدادها للمساعدة في تقريب وجهات النظر بين المغرب والجزائر.", "MEDIATE", "planned",
     {"Switzerland", "Morocco", "Algeria"}),
    ("قررت جامعة الدول العربية تعليق مشاركة ليبيا في أعمالها.", "SANCTION", "held",
     {"League of Arab States", "Libya"}),
    # to agree on meeting is no accord
    ("اتفق وزيرا الخارجية المصري والكويتي على الاجتماع في جدة.", "MEET", "planned",
     {"Sameh Shoukry", "Sabah al-Khaled al-Sabah"}),
    ("واتفق الجانبان السوداني والمصري على استئناف المشاورات بين نائبي الوزيرين.", "AGREE", "held", {"Sudan", "Egypt"}),
    # a government is told by who leads it, and a plan by the pronoun on its "that"
    ("فرضت كندا عقوبات على نظام بشار الأسد.", "SANCTION", "held", {"Canada", "Syria"}),
    ("أعلنت أستراليا أنها ستفرض المزيد من العقوبات على كوريا الشمالية.", "SANCTION", "planned",
     {"Australia", "North Korea"}),
    ("وافق وزراء خارجية الاتحاد الأوروبي على فرض عقوبات على بيلاروسيا.", "SANCTION", "held",
     {"European Union", "Belarus"}),
    ("استدعت وزارة الخارجية السفير الكندي بالرياض.", "CRITICIZE", "held", {"Saudi Foreign Ministry", "Canada"}),
    ("اتهمت بيرو الإكوادور بارتكاب جرائم سياسية ومالية.", "CRITICIZE", "held", {"Peru", "Ecuador"}),
    # who is called for consultations comes home
    ("استدعت وزارة الخارجية سفير دولة الكويت لدى لبنان للتشاور.", "SANCTION", "held", {"Kuwait", "Lebanon"}),
    # names that somebody calls somebody
    ("وصف هوغو تشافيز المستشارة الألمانية أنجيلا ميركل بالطاغية.", "CRITICIZE", "held",
     {"Hugo Chávez", "Angela Merkel"}),
    ("وصف سيرغي لافروف الموقف البولندي بأنه غير مبرر.", "CRITICIZE", "held", {"Sergei Lavrov", "Poland"}),
    ("التقى روبرت موغابي توني بلير متهما إياه بالكذب.", "CRITICIZE", "held", {"Robert Mugabe", "Tony Blair"}),
    # descriptions, protests, refusals of what is done in a state
    ("عدت ميلاني جولي التصريحات الروسية مهينة.", "CRITICIZE", "held", {"Mélanie Joly", "Russia"}),
    ("رأت باكستان في الخطوة الهندية عملا عدائيا.", "CRITICIZE", "held", {"Pakistan", "India"}),
    ("احتجت كمبالا لدى أديس أبابا على احتجاز طيارين أوغنديين.", "CRITICIZE", "held", {"Uganda", "Ethiopia"}),
    ("نددت السويد بسجن ناشطة في إيران.", "CRITICIZE", "held", {"Sweden", "Iran"}),
    ("رفضت ليتوانيا نتائج الانتخابات في بيلاروسيا.", "CRITICIZE", "held", {"Lithuania", "Belarus"}),
    ("أسفت هولندا لانسحاب بوروندي من المحكمة.", "CRITICIZE", "held", {"Netherlands", "Burundi"}),
    ("سحبت كينيا سفيرها من الخرطوم احتجاجا على دعم السودان للمتمردين.", "CRITICIZE", "held", {"Kenya", "Sudan"}),
    ("وقال أمير قطر الشيخ تميم بن حمد آل ثاني: «نستنكر العدوان الإسرائيلي».", "CRITICIZE", "held",
     {"Tamim bin Hamad Al Thani", "Israel"}),
    # measures that are weighed, and of whom they are asked
    ("تدرس بولندا فرض عقوبات على بيلاروسيا.", "SANCTION", "planned", {"Poland", "Belarus"}),
    ("دعت كوستاريكا منظمة الدول الأميركية إلى معاقبة نيكاراغوا.", "SANCTION", "called_for",
     {"Organization of American States", "Nicaragua"}),
    ("لا تنوي فرنسا فرض عقوبات على المغرب.", "SANCTION", "denied", {"France", "Morocco"}),
    ("قالت المجموعة الاقتصادية لدول غرب أفريقيا إنها قررت تعليق عضوية مالي.", "SANCTION", "held",
     {"Economic Community of West African States", "Mali"}),
    # who orders an envoy to leave, or decides on it, does so; the envoy is of another state
    ("طالبت غينيا، الأحد، الملحق العسكري الليبيري بمغادرة البلاد.", "SANCTION", "held", {"Guinea", "Liberia"}),
    ("قررت غينيا اليوم الأحد 2 مارس، طرد السفير الليبيري فورا.", "SANCTION", "held", {"Guinea", "Liberia"}),
    ("طلبت الإكوادور من السفير الأرجنتيني مغادرة البلاد.", "SANCTION", "held", {"Ecuador", "Argentina"}),
    ("شطبت واشنطن السودان من قائمة الدول الراعية للإرهاب.", "SANCTION", "cancelled", {"United States", "Sudan"}),
    ("رحبت النرويج بالاتفاق بين إريتريا وإثيوبيا.", "SUPPORT", "held", {"Norway", "Eritrea", "Ethiopia"}),
    # what is told in the present of a visit to come is to come
    ("سيزور سيرغي لافروف هانوي الاثنين حيث يلتقي فام بينه مينه.", "MEET", "planned",
     {"Sergei Lavrov", "Pham Binh Minh"}),
    ("اتهم رئيس جمهورية فنزويلا، نيكولاس مادورو، الحكومة الكولومبية بالتآمر.", "CRITICIZE", "held",
     {"Nicolás Maduro", "Colombia"}),
    ("أكد الملك عبد الله الثاني التزام الأردن بالوقوف إلى جانب العراق.", "SUPPORT", "held", {"Jordan", "Iraq"}),
    ("أعلن الجيش الكوبي دعمه الرئيس الفنزويلي نيكولاس مادورو.", "SUPPORT", "held", {"Cuba", "Nicolás Maduro"}),
    ("أقرت النرويج باستقلال جنوب السودان.", "SUPPORT", "held", {"Norway", "South Sudan"}),
    ("برعاية تركية، تحاور وفدا الصومال وإثيوبيا.", "MEDIATE", "held", {"Turkey", "Somalia", "Ethiopia"}),
    # what became of a visit is told further on
    ("قال الرئيس الكيني إن زيارته التي كانت مقررة السبت إلى أوغندا أرجئت.", "VISIT", "cancelled",
     {"Uhuru Kenyatta", "Uganda"}),
    # what a party says of talks is a statement besides
    ("شددت هافانا على أنها لن تجري محادثات مع واشنطن.", "STATE", "held", {"Cuba", "United States"}),
    ("تلقى خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز آل سعود، حفظه الله، رسالة خطية من الرئيس الغاني"
     " جون ماهاما.", "STATE", "held", {"Salman bin Abdulaziz", "John Mahama"}),
    # greetings are theirs who sent them
    ("نقل سامح شكري إلى الملك عبد الله الثاني تحيات الرئيس عبد الفتاح السيسي.", "STATE", "held",
     {"Abdel Fattah el-Sisi", "Abdullah II"}),
    # what a statement says
    ("أوضح وزير الخارجية المصري سامح شكري أن القاهرة تحث الأطراف الليبية على الحوار.", "STATE", "called_for",
     {"Sameh Shoukry", "Libya"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status", "who"), FACTS)
def test_one_fact_is_told(text: str, kind: str, status: str, who: set[str]) -> None:
    assert {fact for fact in told(read(text)) if fact[0] == kind} == {(kind, status, frozenset(who))}


def test_a_ministry_is_that_of_the_dateline_or_of_the_state_whose_concern_it_voices() -> None:
    assert ("STATE", "held", frozenset({"Qatari Foreign Ministry"})) in told(
        read("أعربت وزارة الخارجية عن قلق دولة قطر إزاء الوضع الإنساني وأزمة اللاجئين.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "شكر وزير الخارجية الألماني دولة الكويت على حفاوة الاستقبال.",  # courtesy
        "اتفق وزيرا الخارجية المصري والكويتي على الاجتماع في جدة.",
    ],
)
def test_courtesy_is_no_support_and_a_meeting_to_come_no_accord(text: str) -> None:
    assert ("SUPPORT", "held", frozenset({"Frank-Walter Steinmeier", "Kuwait"})) in told(
        read("شكر وزير الخارجية الألماني دولة الكويت على موقفها.")
    )
    assert not {kind for kind, _, _ in told(read(text))} & {"SUPPORT", "AGREE"}


def test_those_whom_an_attack_hit_are_not_blamed_for_it() -> None:
    assert not read("أدانت الخارجية الكويتية الاعتداء الذي ضرب مدينة إسطنبول في تركيا.")


def test_a_source_that_stands_last_is_one() -> None:
    (fact,) = read("التقى تارو آسو سيرغي لافروف في موسكو، وفق ما ذكره السفير الياباني ساتو ماسارو.")
    assert [a.name for a in fact.attribution]


def test_an_outlet_and_a_truce_are_what_they_are() -> None:
    assert not read("وأضاف الموقع نقلا عن «روسيا اليوم» أن العلاقات متوترة.")
    facts = told(read("أعلنت مصر عن صفقة لتبادل الأسرى ووقف إطلاق النار واتفاق هدنة بين حماس وإسرائيل."))
    assert ("AGREE", "held", frozenset({"Hamas", "Israel"})) in facts
    facts = told(read("تلقى أمير قطر الشيخ تميم بن حمد آل ثاني رسالة من الملك سلمان تتصل بالعلاقات الثنائية."))
    assert {kind for kind, _, _ in facts} == {"STATE"}


def test_the_president_is_the_one_who_spoke() -> None:
    facts = told(
        read(
            "قال الرئيس الكيني أوهورو كينياتا في لقاء مع نظيره الأوغندي يوري موسيفيني إن بلاده تنشد السلام في الصومال."
            " وشدد الرئيس على أن كينيا لن تسحب قواتها من الصومال."
        )
    )
    assert {who for kind, _, who in facts if kind == "STATE"} == {
        frozenset({"Uhuru Kenyatta"}),
        frozenset({"Uhuru Kenyatta", "Somalia"}),
    }
