"""Arabic meetings and visits by their classes of language: a text of our own, and the facts that it tells."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # "then" goes on with the doer, not with whom or what he saw
    ("يزور لافروف الأردن يوم الجمعة ثم ينتقل إلى القاهرة.",
     [("VISIT", "planned", {"Sergei Lavrov", "Jordan"}), ("VISIT", "planned", {"Sergei Lavrov", "Egypt"})]),
    # a verb in the future governs a noun from afar
    ("سيعقد في سوتشي يوم الثلاثاء لقاء بين بوتين وحسن روحاني.",
     [("MEET", "planned", {"Vladimir Putin", "Hassan Rouhani"})]),
    # names that come late behind their office
    ("التقى بوتين رئيس جهاز المخابرات العامة المصري خالد فوزي.",
     [("MEET", "held", {"Vladimir Putin", "Khaled Fawzy"})]),
    ("بحث وزير الخارجية في حكومة تصريف الأعمال اللبنانية جبران باسيل مع سيرغي لافروف الوضع.",
     [("MEET", "held", {"Gebran Bassil", "Sergei Lavrov"})]),
    ("عقد جبران باسيل اجتماعا مع الممثلة العليا للشؤون الخارجية في الاتحاد الأوروبي فيديريكا موغيريني.",
     [("MEET", "held", {"Gebran Bassil", "Federica Mogherini"})]),
    ("التقى بوتين وزير الدولة الألماني للشؤون الخارجية هانس فون كلاينر.",
     [("MEET", "held", {"Vladimir Putin", "Hans Fun Klainr"})]),
    ("استقبل بوتين، ظهر اليوم، هانس فون كلاينر، وزير الدولة الألماني للشؤون الخارجية، في موسكو.",
     [("MEET", "held", {"Vladimir Putin", "Hans Fun Klainr"})]),
    # ministers with long portfolios, one man of several offices
    ("استقبل وزير الشؤون الخارجية والهجرة والتونسيين بالخارج الطيب البكوش سيرغي لافروف.",
     [("MEET", "held", {"Taieb Baccouche", "Sergei Lavrov"})]),
    ("استقبل الأمير محمد بن سلمان بن عبدالعزيز آل سعود ولي العهد نائب رئيس مجلس الوزراء جون كيري.",
     [("MEET", "held", {"Mohammed bin Salman", "John Kerry"})]),
    # who stood to receive a guest
    ("وصل بوتين إلى القاهرة وكان في استقباله لدى وصوله الرئيس عبد الفتاح السيسي.",
     [("VISIT", "held", {"Vladimir Putin", "Egypt"}), ("MEET", "held", {"Vladimir Putin", "Abdel Fattah el-Sisi"})]),
    ("زار محمود عباس تونس بدعوة من الرئيس الباجي قائد السبسي الذي كان في استقباله بالمطار.",
     [("VISIT", "held", {"Mahmoud Abbas", "Tunisia"}), ("MEET", "held", {"Mahmoud Abbas", "Beji Caid Essebsi"})]),
    # delegations and their heads
    ("التقى وفد من قيادات حركة فتح برئاسة عزام الأحمد وزير الخارجية المصري سامح شكري.",
     [("MEET", "held", {"Azzam al-Ahmad", "Sameh Shoukry"})]),
    ("وصل إلى أنقرة وفد برئاسة صائب عريقات. والتقى الوفد مولود جاويش أوغلو.",
     [("VISIT", "held", {"Saeb Erekat", "Turkey"}), ("MEET", "held", {"Saeb Erekat", "Mevlut Cavusoglu"})]),
    ("استقبل بوتين وفدا ألمانيا.", [("MEET", "held", {"Vladimir Putin", "Germany"})]),
    # a title that stands for the man
    ("زار الملك عبدالله الثاني روسيا حيث عقد جلالته لقاء مع بوتين.",
     [("VISIT", "held", {"Abdullah II", "Russia"}), ("MEET", "held", {"Abdullah II", "Vladimir Putin"})]),
    # what they spoke of is no party
    ("التقى لافروف مع جون كيري وتشمل المحادثات تنفيذ الاتفاقية بين روسيا وأرمينيا.",
     [("MEET", "held", {"Sergei Lavrov", "John Kerry"})]),
    # hyphens in a name, a counterpart whom no table's adjective names
    ("عقد كيم جونغ أون قمة مع نظيره الجنوبي مون جاي-إن.", [("MEET", "held", {"Kim Jong-un", "Moon Jae-in"})]),
    # a subject parted from its verb
    ("وكان محمد بن نايف، ووزير الخارجية عادل الجبير، قد استقبلا في الرياض جون كيري.",
     [("MEET", "held", {"Mohammed bin Nayef", "Adel al-Jubeir", "John Kerry"})]),
    # where they met is no party, nor is what they spoke of
    ("عقد الشيخ تميم بن حمد وفلاديمير بوتين مباحثات بالديوان الأميري.",
     [("MEET", "held", {"Tamim bin Hamad Al Thani", "Vladimir Putin"})]),
    # offices of many words, and the strange names behind them
    ("اجتمع وكيل وزارة الخارجية لشئون المؤتمرات في دولة الكويت، ماجد بن طلال الحمدان، مع لافروف.",
     [("MEET", "held", {"Majid bin Talal al-Hamdan", "Sergei Lavrov"})]),
    ("بحث الأمين العام لحركة الغد الوطني السوداني الدكتور ماهر الخضري مع لافروف الوضع.",
     [("MEET", "held", {"Maher al-Khadri", "Sergei Lavrov"})]),
    ("التقى بوتين عضو لجنة القوات المسلحة بمجلس الشيوخ الأمريكي السناتور أندرو هالدن.",
     [("MEET", "held", {"Vladimir Putin", "Andrew Haldn"})]),
    ("استقبل معالي الشيخ صباح خالد الحمد الصباح وزير الخارجية سعادة ماجد الحمدان سفير قطر لدى البلاد.",
     [("MEET", "held", {"Sabah al-Khaled al-Sabah", "Majid al-Hamdan"})]),
    # a long name that holds a known one; Ali is not "on"
    ("التقى لافروف السيد بدر بن حمد بن ناصر البوسعيدي.", [("MEET", "held", {"Sergei Lavrov", "Badr al-Busaidi"})]),
    ("التقى لافروف السفير علي بن ناصر الهلالي.", [("MEET", "held", {"Sergei Lavrov", "Ali bin Nasser al-Halali"})]),
    # two officials of whose office no lexicon knows are of one side
    ("استقبل بوتين والنائبان بالمجلس عادل الجبير وجون كيري سامح شكري.",
     [("MEET", "held", {"Vladimir Putin", "Adel al-Jubeir", "John Kerry", "Sameh Shoukry"})]),
    # who led either side of the talks of two states
    ("عقدت روسيا جلسة مباحثات مع مصر. وترأس الجانب الروسي سيرغي لافروف، فيما ترأس الجانب المصري سامح شكري.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("ترأس الاجتماع عن الجانب الروسي لافروف وعن الجانب المصري سامح شكري.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # half a pair, of whom nobody knows the other, has met nobody else
    ("انطلقت المفاوضات بين الحكومة السودانية وفصائل متمردة برعاية قطر.", []),
    # where one went is no subject, nor is whoever was the purpose
    ("قال لافروف إن الوضع خطير، حيث زار الكويت والدوحة.",
     [("VISIT", "held", {"Sergei Lavrov", "Kuwait", "Qatar"})]),
    ("غادر لافروف إلى الكويت للقاء وفد حركة فتح.",
     [("VISIT", "held", {"Sergei Lavrov", "Kuwait"}), ("MEET", "planned", {"Sergei Lavrov", "Fatah"})]),
    ("زار لافروف الكويت للقاء سامح شكري.",
     [("VISIT", "held", {"Sergei Lavrov", "Kuwait"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("وصل لافروف إلى الكويت لإجراء محادثات مع سامح شكري.",
     [("VISIT", "held", {"Sergei Lavrov", "Kuwait"}), ("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("القاهرة التي وصلها لافروف أمس.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("التقى لافروف وفدا من رجال الأعمال الذين يزورون الكويت.", []),
    ("أعلن تأجيل زيارة لافروف إلى قطر وجمهورية مصر.", [("VISIT", "cancelled", {"Sergei Lavrov", "Qatar", "Egypt"})]),
    # how long something lasts is told within
    ("يلتقي لافروف خلال الزيارة التي تستغرق يومين الرئيس عبد الفتاح السيسي.",
     [("MEET", "held", {"Sergei Lavrov", "Abdel Fattah el-Sisi"})]),
    # عمان is Oman where Oman was spoken of
    ("قالت الخارجية العمانية إن لافروف وصل إلى عمان.", [("VISIT", "held", {"Sergei Lavrov", "Oman"})]),
    ("وصل لافروف إلى عمان.", [("VISIT", "held", {"Sergei Lavrov", "Jordan"})]),
    # meetings told by something else: a seat, a chat, honours, a table, somebody who brings two together
    ("جلس لافروف إلى نظيره المصري سامح شكري ساعة.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("دار حديث قصير بين بوتين وجون كيري.", [("MEET", "held", {"Vladimir Putin", "John Kerry"})]),
    ("حظي لافروف باستقبال حار من سامح شكري.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("وصل لافروف إلى القاهرة حيث أقام له سامح شكري مأدبة غداء.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("جمع بوتين في موسكو حسن روحاني وبشار الأسد.",
     [("MEET", "held", {"Vladimir Putin", "Hassan Rouhani", "Bashar al-Assad"})]),
    # the other is a pronoun
    ("سافر لافروف إلى القاهرة حيث بحث معه سامح شكري الأزمة.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("سافر لافروف إلى القاهرة. وسلم رسالة خلال استقبال عبد الفتاح السيسي له.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Abdel Fattah el-Sisi"})]),
    # a meeting before the main verb
    ("وبعد مباحثات مع سامح شكري، غادر لافروف إلى بيروت.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"}), ("VISIT", "held", {"Sergei Lavrov", "Lebanon"})]),
    ("وفي ختام محادثات أجراها مع سامح شكري، رحب لافروف بالنتائج.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # headlines without a verb; a lone name behind "and received"
    ("مباحثات مصرية كويتية في القاهرة", [("MEET", "held", {"Egypt", "Kuwait"})]),
    ("المفاوضات المصرية الكويتية", []),
    ("التقى بوتين حسن روحاني. واستقبل السفير الصيني تشانغ هان هوي.",
     [("MEET", "held", {"Vladimir Putin", "Hassan Rouhani"}), ("MEET", "held", {"Vladimir Putin", "Zhang Hanhui"})]),
    # a guest somewhere; who goes comes behind where he goes
    ("حل لافروف ضيفا على القاهرة.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    ("يزور القاهرة حاليا وزير الخارجية الروسي سيرغي لافروف.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # offices set off by dashes or a stroke; whoever else was there
    ("استقبل عمر البشير - رئيس الجمهورية - أمس، سيرغي لافروف.",
     [("MEET", "held", {"Omar al-Bashir", "Sergei Lavrov"})]),
    # he who goes attends, not he whose ceremony it is
    ("غادر لافروف إلى الجزائر لحضور حفل تنصيب الرئيس عبد المجيد تبون.",
     [("VISIT", "held", {"Sergei Lavrov", "Algeria"}), ("ATTEND", "held", {"Sergei Lavrov"})]),
    ("استقبل عمر البشير / رئيس الجمهورية اليوم سيرغي لافروف.", [("MEET", "held", {"Omar al-Bashir", "Sergei Lavrov"})]),
    ("استقبل فلاديمير بوتين أمس ومعه سيرغي لافروف حسن روحاني.",
     [("MEET", "held", {"Vladimir Putin", "Sergei Lavrov", "Hassan Rouhani"})]),
    ("استقبل لافروف لدى وصوله مطار الدوحة الدولي وزير الدفاع القطري خالد العطية.",
     [("MEET", "held", {"Sergei Lavrov", "Khalid al-Attiyah"})]),
    ("استقبل لافروف وفود دول الاتحاد الأوروبي.", [("MEET", "held", {"Sergei Lavrov", "European Union"})]),
    # an ambassador is another man than the premier; the office is of where he is received
    ("استقبل رئيس الوزراء اليوم سفير فرنسا لدى تونس.", [("MEET", "held", {"Habib Essid", "Ambassador of France"})]),
    # whoever speaks says that it was he
    ("قال لافروف: التقيت بعبد الفتاح السيسي.", [("MEET", "held", {"Sergei Lavrov", "Abdel Fattah el-Sisi"})]),
    ("قال لافروف: تشرفت بلقاء الرئيس عبد الفتاح السيسي.",
     [("MEET", "held", {"Sergei Lavrov", "Abdel Fattah el-Sisi"})]),
    # stations of one visit
    ("غادر لافروف موسكو في جولة تبدأ بزيارة برلين ثم باريس.",
     [("VISIT", "held", {"Sergei Lavrov", "Germany", "France"})]),
    # whom he met stands between the verb and the noun; whose report it is did nothing
    ("أجرى لافروف مع سامح شكري مباحثات.", [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("استقبل بشار الأسد الوزير سيرغي لافروف، الذي وصل صباح الأربعاء إلى دمشق، بحسب وكالة «سانا».",
     [("MEET", "held", {"Bashar al-Assad", "Sergei Lavrov"}), ("VISIT", "held", {"Sergei Lavrov", "Syria"})]),
    ("التقى الرئيس التونسي الباجي قائد السبسي نظيره الإيطالي سيرجيو ماتاريلا في روما، بحسب بيان للرئاسة.",
     [("MEET", "held", {"Beji Caid Essebsi", "Sergio Mattarella"})]),
    # where he goes after a visit; a place and a dash before the report
    ("سيتوجه لافروف في ختام زيارته لدمشق إلى أنقرة.", [("VISIT", "planned", {"Sergei Lavrov", "Turkey"}),
                                                       ("VISIT", "planned", {"Sergei Lavrov", "Syria"})]),
    ("القاهرة- وصل سيرغي لافروف اليوم إلى العاصمة المصرية.", [("VISIT", "held", {"Sergei Lavrov", "Egypt"})]),
    # two presidents, each with his country and his name behind a comma
    ("ترتيبات للقاء مرتقب بين الرئيسين، الروسي فلاديمير بوتين، والتركي رجب طيب أردوغان.",
     [("MEET", "planned", {"Vladimir Putin", "Recep Tayyip Erdogan"})]),
    # to meet again is what they agreed on; one meeting and another
    ("التقى لافروف سامح شكري. واتفقا على اللقاء مجددا الشهر المقبل.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"}), ("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("اتفق لافروف مع جون كيري على اللقاء الأسبوع المقبل.", [("MEET", "planned", {"Sergei Lavrov", "John Kerry"})]),
    ("عقد لافروف لقاء مع سامح شكري وآخر مع جون كيري.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"}), ("MEET", "held", {"Sergei Lavrov", "John Kerry"})]),
    # in passing; among those present
    ("يمر لافروف بروما في طريقه إلى لندن.", [("VISIT", "held", {"Sergei Lavrov", "Italy"})]),
    ("وكان بين الحاضرين في حفل التنصيب الرئيس الفرنسي فرنسوا هولاند.", [("ATTEND", "held", {"François Hollande"})]),
    # whoever attends between the two who meet; a wish behind a name; a name between quotation marks
    ("استقبل بوتين في موسكو، بحضور سيرغي لافروف وسيرغي شويغو، الرئيس حسن روحاني.",
     [("MEET", "held", {"Vladimir Putin", "Hassan Rouhani"})]),
    ('استقبل الملك سلمان بن عبدالعزيز "حفظه الله"، في الرياض، سيرغي لافروف.',
     [("MEET", "held", {"Salman bin Abdulaziz", "Sergei Lavrov"})]),
    ("استقبل «فلاديمير بوتين» رئيس روسيا اليوم، حسن روحاني.",
     [("MEET", "held", {"Vladimir Putin", "Hassan Rouhani"})]),
    # the President of the Republic of Korea is no northerner, المالية is Mali's
    ("التقى لافروف رئيس جمهورية كوريا.", [("MEET", "held", {"Sergei Lavrov", "Park Geun-hye"})]),
    ("وصل لافروف إلى العاصمة المالية باماكو.", [("VISIT", "held", {"Sergei Lavrov", "Mali"})]),
    # who goes to a summit has not met all of those who go
    ("وصل إدريس ديبي وعمر البشير إلى نيامي للمشاركة في القمة.",
     [("VISIT", "held", {"Idriss Deby", "Omar al-Bashir", "Niger"}),
      ("ATTEND", "held", {"Idriss Deby", "Omar al-Bashir"})]),
    # a visit of somebody whom nobody has named is not the agency's
    ("أعلنت وكالة أنباء كوريا الشمالية عن زيارة زعيم البلاد للصين.", []),
    # a readiness to meet
    ("أكد كيم جونغ أون استعداده لعقد قمة مع دونالد ترامب.", [("MEET", "planned", {"Kim Jong-un", "Donald Trump"})]),
    # a bracket only explains
    ("استقبل بوتين، الخميس 30 تموز (يوليو) 2015، حسن روحاني.",
     [("MEET", "held", {"Vladimir Putin", "Hassan Rouhani"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_what_is_told(text: str, facts: Told) -> None:
    found = told([f for f in read(text) if f.type.value in ("MEET", "VISIT", "ATTEND")])
    assert found == {(kind, status, frozenset(who)) for kind, status, who in facts}


def test_a_city_sees_what_happens_there() -> None:
    facts = read("شهدت مدينة جدة أمس قمة بين الملك سلمان بن عبدالعزيز وعبد الفتاح السيسي.")
    assert [f.place and f.place.name for f in facts] == ["Jeddah"]


def test_whoever_visits_a_man_meets_him() -> None:
    facts = read("زار بشار الأسد الملك سلمان بن عبدالعزيز في الرياض.")
    assert ("MEET", "held", frozenset({"Bashar al-Assad", "Salman bin Abdulaziz"})) in told(facts)


DATES = {
    "التقى بوتين حسن روحاني بتاريخ 2015/7/14.": "2015-07-14",
    "التقى بوتين حسن روحاني في 5-6-2015.": "2015-06-05",
    "سيلتقي بوتين حسن روحاني في 15 الجاري.": "2015-08-15",
    "ستعقد في 22 نوفمبر الجاري قمة بين بوتين وحسن روحاني.": "2015-11-22",
}


@pytest.mark.parametrize("text", DATES)
def test_the_day_of_a_meeting(text: str) -> None:
    assert [f.date and f.date.start for f in read(text)] == [DATES[text]]


def test_the_head_of_a_delegation_hosts_nothing() -> None:
    facts = read("استقبل بوتين حسن روحاني. وأنهى الوفد الذي يترأسه محمد جواد ظريف اللقاء.")
    assert told(facts) == {("MEET", "held", frozenset({"Vladimir Putin", "Hassan Rouhani"}))}


PLACES = {
    "استقبل الملك سلمان بن عبدالعزيز الوزير سيرغي لافروف بقصر اليمامة في الرياض.": "Riyadh",
    "عقدت مباحثات بين أمير قطر الشيخ تميم بن حمد وسيرغي لافروف بالديوان الأميري.": "Doha",
    "التقى لافروف سامح شكري. وجرى اللقاء في جنيف أمس.": "Geneva",
    "التقى لافروف سامح شكري. وتطرق الاجتماع إلى الأوضاع في ليبيا.": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_the_place_of_a_meeting(text: str) -> None:
    assert [f.place and f.place.name for f in read(text)] == [PLACES[text]]


def test_a_meeting_is_of_the_day_that_its_next_sentence_tells() -> None:
    facts = read("التقى لافروف سامح شكري. وجاء اللقاء على هامش مؤتمر في جنيف، يوم 3 مارس 2015.")
    assert [f.date and f.date.start for f in facts] == ["2015-03-03"]


def test_a_month_within_a_name_is_no_date() -> None:
    facts = read("التقى لافروف لويجي دي مايو في روما.")
    assert [f.date for f in facts] == [None]


def test_who_led_either_side_met_in_place_of_their_own_states_alone() -> None:
    text = (
        "عقدت روسيا وإيران محادثات في فيينا يوم الجمعة. واستضافت جدة مباحثات مصرية سعودية، "
        "وترأس الجانب المصري سامح شكري، فيما ترأس الجانب السعودي عادل الجبير."
    )
    met = [({p.name for p in f.participants}, f.place and f.place.name) for f in read(text) if f.type.value == "MEET"]
    assert met == [({"Russia", "Iran"}, "Vienna"), ({"Sameh Shoukry", "Adel al-Jubeir"}, "Jeddah")]


@pytest.mark.parametrize(
    ("where", "city"),
    [
        ("وذلك بمقر وزارة الخارجية", "Cairo"),
        ("لدى وصوله إلى قصر الاتحادية", "Cairo"),
        ("قبل سفره إلى قصر اليمامة", None),
    ],
)
def test_a_host_is_at_his_ministry_or_palace(where: str, city: str | None) -> None:
    text = f"استقبل سامح شكري، وزير خارجية مصر، السبت نظيره اللبناني جبران باسيل {where}."
    met = next(f for f in read(text, "2014-09-06") if f.type.value == "MEET")
    assert (met.place and met.place.name) == city
