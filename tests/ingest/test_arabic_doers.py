"""Who speaks, blames and is blamed in Arabic where the order of words hides it."""

from __future__ import annotations

import pytest
from test_reading import read

DAY = "2017-05-11"
TOLD = [
    # a subject behind "was", with commas about the day
    ("وكان جيش جنوب السودان، اتهم اليوم الخميس، السودان المجاورة بدعم المتمردين.", "CRITICIZE",
     ["South Sudan", "Sudan"]),
    # whose a noun is that the verb governs does not speak
    ("قال سيرغي لافروف إن اللقاء مثمر. وأعرب، كذلك، عن استعداد بلاده لدعم تونس.", "SUPPORT",
     ["Sergei Lavrov", "Tunisia"]),
    ("زار سيرغي لافروف تونس وطالب برحيل السفير الألماني.", "STATE", ["Sergei Lavrov", "Ambassador of Germany"]),
    ("طالب بدوره سيرغي لافروف ألمانيا بالتراجع.", "STATE", ["Sergei Lavrov", "Germany"]),
    # a pronoun behind the verb takes up a noun whose owner does it
    ("انتشرت تصريحات لوزير الخارجية الفنزويلي خورخي أرياسا اتهم فيها الرئيس الإكوادوري لينين مورينو بالكذب.",
     "CRITICIZE", ["Jorge Arreaza", "Lenín Moreno"]),
    # the day of what is judged is not that of the judgement
    ("أبدت الخارجية الكويتية استياءها من قرار إيران قطع المياه مطلع العام القادم 2019.", "CRITICIZE",
     ["Kuwaiti Foreign Ministry", "Iran"]),
    # whose deed is judged does not judge it
    ("قال سيرغي لافروف إن بلاده سترد. وانتقد تصريحات وزير الدفاع البريطاني مايكل فالون.", "CRITICIZE",
     ["Sergei Lavrov", "Michael Fallon"]),
    ("رفضت تصريحات الرئيس التركي وزارة الخارجية اليونانية.", "CRITICIZE",
     ["Greek Foreign Ministry", "Recep Tayyip Erdogan"]),
    # an accusative is no name; another spelling
    ("كما قررت موسكو طرد 5 ديبلوماسيين بولنديين رداً على خطوة مماثلة.", "SANCTION", ["Russia", "Poland"]),
    ("توصل الملك محمد السادس ببرقية من رئيس السنغال، ماكي سال.", "STATE", ["Macky Sall", "Mohammed VI"]),
    # a name between quotes before its verb, and what the verb does it to
    ("ويذكر أن “إيكواس” علقت عضوية غينيا في المجموعة.", "SANCTION",
     ["Economic Community of West African States", "Guinea"]),
    # an invitation told as a noun
    ("كشف الرئيس الجزائري عن توجيه دعوة رسمية لرئيس النيجر لزيارة الجزائر.", "VISIT",
     ["Mahamadou Issoufou", "Algeria"]),
    ("استنكر الأردن سحب كل من النيجر ومالي لسفرائهم من الجزائر.", "SANCTION", ["Niger", "Mali", "Algeria"]),
    # what somebody is accused of is no deed of the accuser's
    ("جدد بشار الأسد اتهامه للأردن بدعم العدوان.", "CRITICIZE", ["Bashar al-Assad", "Jordan"]),
    # whose decision is welcomed
    ("رحب الرئيس التشيلي بقرار تاريخي اتخذه الرئيس الأمريكي دونالد ترامب.", "SUPPORT",
     ["Michelle Bachelet", "Donald Trump"]),
    # a long title and a name stand before what makes a diplomat unwelcome
    ("أعلنت وزارة الخارجية في جنوب إفريقيا، الجمعة، القائم بالأعمال التركي محمد أوزتورك شخصا غير مرغوب فيه.",
     "SANCTION", ["South Africa", "Turkey"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "who"), TOLD)
def test_who_does_it(text: str, kind: str, who: list[str]) -> None:
    told = {f.type.value: [p.name for p in f.participants] for f in read(text, DAY)}
    assert told.get(kind) == who
    assert "SUPPORT" not in told or kind == "SUPPORT"


STATUS = {
    "على خلفية اتهام رئيسها بالكذب، طردت الإكوادور سفيرة فنزويلا.": ("SANCTION", "held"),
    "تدعم ألمانيا توقيع اتفاق سلام بين أرمينيا وأذربيجان.": ("AGREE", "planned"),
    "أبدت الخارجية الكويتية استياءها من قرار إيران قطع المياه مطلع العام القادم 2019.": ("CRITICIZE", "held"),
}


@pytest.mark.parametrize("text", STATUS)
def test_of_what_is_told_it_is_the_status(text: str) -> None:
    assert STATUS[text] in {(f.type.value, f.status.value) for f in read(text, DAY)}


def test_a_delegation_beside_another_is_no_destination() -> None:
    facts = read("وصل إلى المدينة وفد حركة حماس برئاسة خليل الحية، إضافة إلى وفد تركي.", DAY)
    assert [p.name for f in facts for p in f.participants if p.role.value == "destination"] == []


def test_a_state_does_not_call_on_its_own() -> None:
    assert read("دعت فرنسا سفير فرنسا في النيجر إلى الصبر.", DAY) == []


STRANGERS = (
    "انتقدت صحف سورية القرار المصري بشدة.",
    "هاجمت الصحافة الجزائرية المغرب.",
    "اتهم نواب فرنسيون تركيا بالعدوان.",
    "أشاد خبراء أمريكيون بموقف مصر.",
    "انتقد معارضون سودانيون مصر.",
)


@pytest.mark.parametrize("text", STRANGERS)
def test_somebody_of_a_state_is_not_the_state(text: str) -> None:
    assert read(text, DAY) == []


def test_what_an_article_only_recalls_nobody_says() -> None:
    facts = read("قال سيرغي لافروف إن روسيا ستدعم كوبا. ويذكر أن تونس تعاني من الجفاف.", DAY)
    assert [f.type.value for f in facts] == ["SUPPORT"]


NOT_THEY = {  # whom the words do not mean: a word that looks like a verb, a name of something else, another's subject
    "استمع أيمن الصفدي إلى شرح عن أعمال وزارة الثقافة في مصر.": [],
    "ذكرت قناة بيروت الفضائية أن الطقس بارد في مصر.": [],
    "رفضت حركة «مصر الحرة» الاتفاق مع إسرائيل.": [],
    "حضر القمة نحو عشرين وزيرا باستثناء لوران فابيوس وجون كيري.": [],
    "بينهم عمر البشير و40 متهما آخرين من السودان.": [],
    "قال ميشال عون إن لبنان آمن. المراجعة السنوية للأونروا تخلص إلى أن الأوضاع صعبة.": ["STATE Michel Aoun"],
    "كان الائتلاف، الذي يساند ميشال عون في بيروت، أعلن رفض الخطة.": [],
    "وصل جون كيري إلى بيروت، سيدعو ميشال عون إلى حوار.": ["STATE Michel Aoun", "VISIT John Kerry, Lebanon"],
    "وصل جون كيري إلى بيروت، وسيدعو ميشال عون إلى حوار.": [
        "STATE John Kerry, Michel Aoun", "VISIT John Kerry, Lebanon"],
    "نقدر تصريحات جون كيري بعدم مطالبة السكان بالرحيل.": [],
    "تنوي تركيا مقاضاة قبرص بشأن شركات اتصال.": [],
    "انتقدت أوكرانيا رئاسة روسيا لمجلس الأمن.": ["CRITICIZE Russia, Ukraine"],
    "طلبت تونس من مصر تسليم الشحنة بما يتوافق مع قواعد الأمم المتحدة.": ["STATE Egypt, Tunisia"],
    "هاجمت تركيا المتمردين، مما دفع لوران فابيوس إلى قطع إجازته.": [],
    "تراقب السعودية الأمر، لترى حينها ما يمكن.": [],
    "تشارك مصر في حوار الرياض.": ["ATTEND Egypt"],
}  # fmt: skip


@pytest.mark.parametrize("text", NOT_THEY)
def test_nobody_does_what_the_words_do_not_say_of_him(text: str) -> None:
    told = sorted(f"{f.type.value} {', '.join(sorted(p.name for p in f.participants))}" for f in read(text, DAY))
    assert told == NOT_THEY[text]


NOT_HE = {  # a verb of several people or of another, what has no doer, and a house of one's own
    "وصل ميشال عون إلى باريس. تلقى جون كيري برقيات عبروا فيها عن أملهم في السلام.": ["VISIT France, Michel Aoun"],
    "اجتاح التنظيم قرى الأكراد، الذين ادعى أنه جاء لحمايتهم.": [],
    "قال جون كيري إن مصر آمنة. وانتقد المجلس بشدة الأمر، وأكد أن الحل قريب.": ["STATE Egypt, John Kerry"],
    "أما مصر، فأكدت بعد لقاء السيد فلان وجون كيري أن الحدود مغلقة.": ["STATE Egypt, John Kerry"],
    "قال جون كيري إن معظم الدول تدين حرب بوتين على الجيران.": ["STATE John Kerry, Vladimir Putin"],
    "ترأس الملك سلمان بن عبد العزيز جلسة مجلس الوزراء في الرياض.": [],
    "حضر ميشال عون حفل تخرج الضباط في بيروت.": [],
    "رفضت مصر الدخول في مفاوضات مع إثيوبيا.": ["MEET Egypt, Ethiopia"],
    "طلب ميشال عون من الدول الغربية تعزيز بلاده بالمزيد من السلاح.": ["STATE Michel Aoun"],
    "شدد جون كيري على أهمية تعاون جميع الدول مع العراق.": ["STATE Iraq, John Kerry"],
    "هنأ عضو المجلس الوطني الفلسطيني، سليم الزعنون، ميشال عون.": ["SUPPORT Michel Aoun, Salim Zanoun"],
    "يقود الحزب أبرز حلفاء المغرب في البرلمان.": [],
    "التقى ستيفان دي ميستورا وليد المعلم. وقال وليد المعلم: اتفقنا على استمرار النقاش.": [
        "MEET Staffan de Mistura, Walid al-Muallem",
        "STATE Walid al-Muallem",
    ],
}


@pytest.mark.parametrize("text", NOT_HE)
def test_another_is_not_he(text: str) -> None:
    told = sorted(f"{f.type.value} {', '.join(sorted(p.name for p in f.participants))}" for f in read(text, DAY))
    assert told == NOT_HE[text]


BY_FORM = {  # the form of the verb, a town's state, a word of another meaning, what is only asked or stressed
    "قال جون كيري إن مصر آمنة. كما دعا واشنطن إلى الحوار.": [
        "STATE Egypt, John Kerry",
        "STATE John Kerry, United States",
    ],
    "قال جون كيري إن مصر آمنة. كما دعت واشنطن إلى الحوار.": ["STATE Egypt, John Kerry", "STATE United States"],
    "يعد المجلس الأعلى للدولة إحدى المؤسسات.": [],
    "يعتبر المواطن سمير أن الأمر صعب، مؤكدا أن الحل في مصر.": [],
    "التقى سعد الحريري وميشال عون عدة مرات منذ الصيف.": ["MEET Michel Aoun, Saad Hariri"],
    "شدد جون كيري ولوران فابيوس على أهمية احترام المعاهدة.": ["STATE John Kerry, Laurent Fabius"],
    "تطور الأمر منذ اتهامه بإرسال جنود إلى روسيا.": [],
    "رد جون كيري على سؤال حول حضور سوريا قمة تونس.": [],
    # a king, not the crown prince named since; his name within his son's
    "استقبل الملك سلمان بن عبد العزيز جون كيري بحضور ولي العهد الأمير محمد بن سلمان. وشدد الملك على أهمية الحوار.": [
        "MEET John Kerry, Salman bin Abdulaziz",
        "STATE Salman bin Abdulaziz",
    ],
    "احتفل الأمير الحسين بن عبدالله الثاني. والتقى الملك الأردني عبد الله الثاني جون كيري.": [
        "MEET Abdullah II, John Kerry"
    ],
    "شارك فرنسوا هولاند في مؤتمر بقاعة مؤتمرات الأزهر.": ["ATTEND François Hollande"],
    "دعا فرانسوا هولاند بعيد وصوله إلى بروكسل إلى الحوار.": ["VISIT Belgium, François Hollande"],
}  # fmt: skip


@pytest.mark.parametrize("text", BY_FORM)
def test_forms_tell_whose_doing_it_is(text: str) -> None:
    told = sorted(f"{f.type.value} {', '.join(sorted(p.name for p in f.participants))}" for f in read(text, DAY))
    assert told == BY_FORM[text]
