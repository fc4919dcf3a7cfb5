"""What agencies often write in Arabic: embassies reopened, aid sent, who chaired, who stayed away; our own."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # an embassy or mission that works again
    ("استأنفت قبرص عمل بعثتها في عمّان.", [("AGREE", "held", {"Cyprus", "Jordan"})]),
    ("أعلنت اليونان وقبرص استئناف عمل سفارتيهما.", [("AGREE", "held", {"Greece", "Cyprus"})]),
    ("أعلنت وزارتا الخارجية اليونانية والقبرصية استئناف عمل سفارتيهما في البلدين.",
     [("AGREE", "held", {"Greece", "Cyprus"})]),
    ("افتتحت فيتنام سفارتها في الرباط مجددا.", [("AGREE", "held", {"Vietnam", "Morocco"})]),
    ("أعلنت فنزويلا إغلاق القنصلية الأرجنتينية.", [("SANCTION", "held", {"Venezuela", "Argentina"})]),
    ("استدعت ماليزيا سفيري الهند والنرويج.", [("CRITICIZE", "held", {"Malaysia", "India", "Norway"})]),
    ("استدعت بلغاريا السفير الروسي وأبلغته بقرارها طرد ثلاثة دبلوماسيين روس.",
     [("CRITICIZE", "held", {"Bulgaria", "Russia"}), ("SANCTION", "held", {"Bulgaria", "Russia"})]),
    # aid and arms, and who joins a drill; a plane with aid visits nobody
    ("أعلنت النرويج تقديم مساعدات عاجلة لنيبال.", [("SUPPORT", "held", {"Norway", "Nepal"})]),
    ("زودت التشيك أوكرانيا بدبابات.", [("SUPPORT", "held", {"Czech Republic", "Ukraine"})]),
    ("تشارك قوات من اليونان وقبرص في مناورات بحرية.", [("COOPERATE", "held", {"Greece", "Cyprus"})]),
    ("وصلت طائرة إغاثية كويتية إلى مطار كاتماندو.", []),
    # who is blamed by whom, and a journey that is to come
    ("تعرضت ماليزيا لانتقادات من السويد.", [("CRITICIZE", "held", {"Sweden", "Malaysia"})]),
    ("يستعد جبران باسيل للسفر إلى الهند.", [("VISIT", "planned", {"Gebran Bassil", "India"})]),
    ("دعت فرنسا مواطنيها إلى عدم السفر إلى مالي.", []),
    # of several states some are named, who brings together others, what is announced to have failed
    ("تدعم دول مثل اليونان وقبرص الرئيس ماكي سال.", [("SUPPORT", "held", {"Greece", "Cyprus", "Macky Sall"})]),
    ("عرضت النرويج التوسط بين كولومبيا وفنزويلا.",
     [("MEDIATE", "planned", {"Norway", "Colombia", "Venezuela"})]),
    ("حاولت النرويج وكندا، التوسط لإنهاء الأزمة الفنزويلية.", [("MEDIATE", "held", {"Norway", "Canada"})]),
    ("قامت النرويج بإعلان فشل المفاوضات مع كندا.", [("MEET", "held", {"Norway", "Canada"})]),
    ("اعترفت كندا بكوسوفو، ما أثار إدانة من صربيا.", [("SUPPORT", "held", {"Canada", "Kosovo"})]),
    # what is praised is told by a relative clause
    ("أعربت السويد عن تقديرها للجهود التي تبذلها سلطنة عمان.", [("SUPPORT", "held", {"Sweden", "Oman"})]),
    # where somebody arrived stands before who it was; from where he came home
    ("وصل الدوحة وزير الخارجية جبران باسيل.", [("VISIT", "held", {"Gebran Bassil", "Qatar"})]),
    ("عاد ماكي سال إلى داكار قادما من تونس.", [("VISIT", "held", {"Macky Sall", "Tunisia"})]),
    # a title that is written like a verb
    ("الزيارة التي يقوم بها حضرة صاحب السمو، الشيخ تميم بن حمد آل ثاني، إلى الهند، مهمة.",
     [("VISIT", "held", {"Tamim bin Hamad Al Thani", "India"})]),
    # who chaired, who stayed away, and who was there besides
    ("عقد الاجتماع برئاسة وزير الخارجية الأردني أيمن الصفدي ووزير الخارجية اللبناني جبران باسيل.",
     [("MEET", "held", {"Ayman Safadi", "Gebran Bassil"})]),
    ("أجرى جبران باسيل مشاورات مع الوفدين الهندي برئاسة فلان، والصيني برئاسة ماكي سال وأيمن الصفدي.", []),
    ("التقى جبران باسيل وفدا برئاسة أيمن الصفدي.", [("MEET", "held", {"Gebran Bassil", "Ayman Safadi"})]),
    ("انطلقت القمة العربية في تونس بغياب سوريا.", [("ATTEND", "cancelled", {"Syria"})]),
    ("انطلقت القمة العربية. وكان أبرز الغائبين عن القمة ماكي سال.", [("ATTEND", "cancelled", {"Macky Sall"})]),
    ("صادق الاتحاد الأوروبي على عقوبات بحق غينيا.", [("SANCTION", "held", {"European Union", "Guinea"})]),
    ("انطلقت القمة العربية بحضور ماكي سال، بالإضافة إلى أيمن الصفدي.",
     [("ATTEND", "held", {"Macky Sall", "Ayman Safadi"})]),
    ("انطلقت القمة العربية. ولوحظ غياب عدد من القادة، من بينهم ماكي سال.", [("ATTEND", "cancelled", {"Macky Sall"})]),
    # a state whose name begins with a word that others are only called by
    ("زار وفد من سلطنة عمان نيبال.", [("VISIT", "held", {"Oman", "Nepal"})]),
    # who calls names what another did is who judges it, and nobody is called so
    ("انتقد جبران باسيل العقوبات الهندية على نيبال، واصفا إياها بالخاطئة.",
     [("CRITICIZE", "held", {"Gebran Bassil", "India"})]),
    ("أدان أيمن الصفدي القيود التي فرضتها الهند على نيبال، واصفا إياها بالعدوانية.",
     [("CRITICIZE", "held", {"Ayman Safadi", "India"}), ("SANCTION", "held", {"India", "Nepal"})]),
    ("انتقد جبران باسيل ماكي سال واصفا إياه بالكاذب.", [("CRITICIZE", "held", {"Gebran Bassil", "Macky Sall"})]),
    # a body and a state between which somebody mediates; talks that are indirect; who counts as a mediator
    ("رفضت حركة فتح العرض. وتقود النرويج المفاوضات بين الحركة وإسرائيل.",
     [("MEET", "held", {"Fatah", "Israel"}), ("MEDIATE", "held", {"Norway", "Fatah", "Israel"})]),
    ("جرت محادثات غير مباشرة بين الهند ونيبال بوساطة نرويجية.",
     [("MEET", "held", {"India", "Nepal"}), ("MEDIATE", "held", {"Norway", "India", "Nepal"})]),
    ("قال أيمن الصفدي إن النرويج غير مستعدة للوساطة بين الهند ونيبال.",
     [("STATE", "held", {"Ayman Safadi", "Norway"})]),
    ("تعتبر النرويج من أبرز الوسطاء بين الهند ونيبال.", [("MEDIATE", "held", {"Norway", "India", "Nepal"})]),
    ("تعتبر قبرص النرويج وسيطا بين الهند ونيبال.", [("MEDIATE", "held", {"Norway", "India", "Nepal"})]),
    # what governs a measure stands far before it; who invades is blamed
    ("فرضت النرويج رسميا، بعد نشر القرار في الصحيفة، اليوم الاثنين، عقوبات على غينيا.",
     [("SANCTION", "held", {"Norway", "Guinea"})]),
    ("قال أيمن الصفدي إن الهند غزت نيبال.", [("CRITICIZE", "held", {"Ayman Safadi", "India"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_what_agencies_write(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}
