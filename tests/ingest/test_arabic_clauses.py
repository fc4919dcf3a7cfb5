"""Arabic clauses that say who is where, or what was announced, behind long offices, participles and asides."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # "who" goes back to the man, not to the state within the words of his office
    ("استقبل الوزير أحمد عطاف السيد كمارا عبدو، المستشار الخاص لرئيس المرحلة الانتقالية في مالي، الذي يزور الجزائر.",
     [("MEET", "held", {"Ahmed Attaf", "Kamara Abdu"}), ("VISIT", "held", {"Kamara Abdu", "Algeria"})]),
    # a participle with the article is a relative clause
    ("التقى عبد الفتاح السيسي رئيس وزراء المجر فيكتور أوربان الموجود في القاهرة للمشاركة في مؤتمر المناخ.",
     [("MEET", "held", {"Abdel Fattah el-Sisi", "Viktor Orbán"}), ("VISIT", "held", {"Viktor Orbán", "Egypt"}),
      ("ATTEND", "held", {"Viktor Orbán"})]),
    ("استقبل محمد ولد الغزواني الوزير خوسيه مانويل ألباريس، المتواجد حاليا في نواكشوط.",
     [("MEET", "held", {"Mohamed Ould Ghazouani", "José Manuel Albares"}),
      ("VISIT", "held", {"José Manuel Albares", "Mauritania"})]),
    # what was announced stands behind where and when
    ("أعلنت إيران في بيان لوزارة خارجيتها، اليوم الجمعة، فرض عقوبات على فرنسا.",
     [("SANCTION", "held", {"Iran", "France"})]),
    # sanctions on somebody by name are not on his state
    ("فرضت الولايات المتحدة عقوبات على وزير الخارجية الإيراني محمد جواد ظريف.",
     [("SANCTION", "held", {"United States", "Mohammad Javad Zarif"})]),
    # a reception and whom it was for, who is met behind the place where it was
    ("جاء ذلك خلال استقبال الرئيس قيس سعيد، اليوم بقصر قرطاج، لوزير خارجية فرنسا جان نويل بارو.",
     [("MEET", "held", {"Kais Saied", "Jean-Noël Barrot"})]),
    ("أكد نبيل عمار، خلال لقائه اليوم، بمقر الوزارة، بنظيره الفرنسي جان نويل بارو، متانة الروابط.",
     [("MEET", "held", {"Nabil Ammar", "Jean-Noël Barrot"})]),
    # one here and one there, one on this day and one on that
    ("يلتقي أنتوني بلينكن غدا عبد الفتاح السيسي في القاهرة، وعبد الله الثاني في عمان.",
     [("MEET", "planned", {"Antony Blinken", "Abdel Fattah el-Sisi"}),
      ("MEET", "planned", {"Antony Blinken", "Abdullah II"})]),
    ("سيجري أنتوني بلينكن محادثات منفصلة مع الرئيس عبد الفتاح السيسي الأحد والرئيس محمود عباس الاثنين.",
     [("MEET", "planned", {"Antony Blinken", "Abdel Fattah el-Sisi"}),
      ("MEET", "planned", {"Antony Blinken", "Mahmoud Abbas"})]),
    # who goes along goes too
    ("زار أنتوني بلينكن بغداد برفقة وزير الدفاع لويد أوستن.",
     [("VISIT", "held", {"Antony Blinken", "Lloyd Austin", "Iraq"})]),
    ("ترأس الملك محمد السادس رفقة الرئيس السنغالي ماكي سال حفل التوقيع في دكار.",
     [("ATTEND", "held", {"Mohammed VI", "Macky Sall"})]),
    ("سيرافق أنتوني بلينكن الرئيس جو بايدن في زيارته للهند للمشاركة في اجتماعات مجموعة العشرين.",
     [("VISIT", "planned", {"Antony Blinken", "Joe Biden", "India"}),
      ("ATTEND", "planned", {"Antony Blinken", "Joe Biden"})]),
    # a further office of whoever is named, and no president
    ("عقد الأمير عبدالله بن عبدالعزيز ولي العهد ورئيس الحرس الوطني والرئيس بشار الأسد اجتماعا في دمشق.",
     [("MEET", "held", {"Abdullah bin Abdulaziz", "Bashar al-Assad"})]),
    # those named behind "officials" are whom he meets
    ("سيبحث إيمانويل ماكرون مع المسؤولين العراقيين وفي مقدمتهم الرئيس برهم صالح سبل مكافحة الإرهاب.",
     [("MEET", "planned", {"Emmanuel Macron", "Barham Salih"})]),
    # who is to take part in what is to come
    ("من المقرر أن يستضيف عبد الفتاح السيسي قمة، يشارك فيها بول كاغامي، بحضور موسى فقي محمد.",
     [("ATTEND", "planned", {"Abdel Fattah el-Sisi"}), ("ATTEND", "planned", {"Paul Kagame"}),
      ("ATTEND", "planned", {"Moussa Faki Mahamat"})]),
    # the chancellor of Germany, and an adviser who is none
    ("التقى المستشار الألماني أولاف شولتس الرئيس عبد الفتاح السيسي.",
     [("MEET", "held", {"Olaf Scholz", "Abdel Fattah el-Sisi"})]),
    ("استقبل المستشار أحمد أبو زيد الرئيس الفرنسي إيمانويل ماكرون.",
     [("MEET", "held", {"Ahmed Abu Zeid", "Emmanuel Macron"})]),
    # whom a summit brings together
    ("ستضم القمة الرئيس الفرنسي إيمانويل ماكرون ورئيس الوزراء البولندي دونالد توسك.",
     [("ATTEND", "planned", {"Emmanuel Macron", "Donald Tusk"}),
      ("MEET", "planned", {"Emmanuel Macron", "Donald Tusk"})]),
    ("ضم الوفد الوزير سامح شكري ووزير الدفاع محمد زكي.", []),
    # by whom it was signed, and who only was there
    ("تم التوقيع على الاتفاقية من طرف ناصر بوريطة وخوسيه مانويل ألباريس.",
     [("AGREE", "held", {"Nasser Bourita", "José Manuel Albares"})]),
    ("حضر حفل التوقيع على الاتفاقيتين ناصر بوريطة وخوسيه مانويل ألباريس.",
     [("ATTEND", "held", {"Nasser Bourita", "José Manuel Albares"})]),
    ("بيعت الطائرات أثناء زيارة استغرقت أسبوعا أجراها شينزو آبي للبرازيل.",
     [("VISIT", "held", {"Shinzo Abe", "Brazil"})]),
    # a tour that lasts is his who began it; a visit that begins with a meeting
    ("بدأ فرانك فالتر شتاينماير، اليوم، جولة تشمل الأردن ولبنان، تستغرق خمسة أيام.",
     [("VISIT", "held", {"Frank-Walter Steinmeier", "Jordan", "Lebanon"})]),
    ("استهل أنتوني بلينكن زيارته إلى عمان بلقاء الملك عبد الله الثاني.",
     [("VISIT", "held", {"Antony Blinken", "Jordan"}), ("MEET", "held", {"Antony Blinken", "Abdullah II"})]),
    # the ministry for which a spokeswoman speaks
    ("قالت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا إن الوزارة استدعت السفير الأمريكي لدى موسكو.",
     [("CRITICIZE", "held", {"Russia", "United States"})]),
    # a relative clause without commas, between who met and whom
    ("التقى إيمانويل ماكرون الذي سيزور الدوحة وزير الخارجية القطري محمد بن عبد الرحمن في باريس.",
     [("VISIT", "planned", {"Emmanuel Macron", "Qatar"}),
      ("MEET", "held", {"Emmanuel Macron", "Mohammed bin Abdulrahman Al Thani"})]),
    ("استقبل عبد الفتاح السيسي الذي وصل إلى عمان الملك عبد الله الثاني.",
     [("VISIT", "held", {"Abdel Fattah el-Sisi", "Jordan"}),
      ("MEET", "held", {"Abdel Fattah el-Sisi", "Abdullah II"})]),
    # a stroke between title and name
    ("استقبل فخامة الرئيس / عبد الفتاح السيسي معالي السيد / أنطونيو غوتيريش.",
     [("MEET", "held", {"Abdel Fattah el-Sisi", "António Guterres"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_facts(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}
