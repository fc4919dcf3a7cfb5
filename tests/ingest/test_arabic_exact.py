"""Arabic sentences of our own, each with every fact that it tells and nothing besides."""

from __future__ import annotations

import pytest
from test_reading import lines

from graph.facts import Article, Fact
from ingest.extract import Extractor

DAY = "2015-11-23"

OTHERS = {  # nobody is drawn into a fact in which he had no part
    "رفض هولاند لقاء بوتين رغم إلحاح ميركل.": [
        "MEET cancelled François Hollande, Vladimir Putin",
    ],
    "حضر حفل تنصيب الرئيس السنغالي ماكي سال رئيس غامبيا يحيى جامع ورئيس مالي أمادو توماني توري.": [
        "ATTEND held Amadou Toumani Toure, Yahya Jammeh"
    ],
    "حضر حفل تنصيب الرئيس الإيراني إبراهيم رئيسي رئيس البرلمان العراقي محمد الحلبوسي.": [
        "ATTEND held Mohammed al-Halbousi"
    ],
    "استقبل وزير التخطيط العمراني أمس وفدا من البنك الدولي.": [],
    "شددت القاهرة على أنها لن تقبل التدخل في ليبيا.": ["STATE held Egypt"],
    "أجرى شي جين بينغ محادثات مع رئيس زامبيا إدغار لونغو، المتواجد في بكين لحضور قمة تيكاد.": [
        "ATTEND held Edgar Lungu",
        "MEET held Edgar Lungu, Xi Jinping",
        "VISIT held China, Edgar Lungu",
    ],
    "شكر الرئيس الجزائري نظيره التونسي على مشاعره النبيلة.": [],
    "هنأ دانيال أورتيغا نظيره الكوبي راؤول كاسترو ببرقية.": ["STATE held Daniel Ortega, Raúl Castro"],
    "عاد مادورو إلى القمة بعدما قاطعه الرئيس الكولومبي إيفان دوكي.": [],
    "انتقدت بلدية باريس إسرائيل بسبب الحرب على غزة.": [],
    "حظرت بورصة لندن للمعادن منتجات الألمنيوم الروسية.": [],
    "ناقشت رابطة جنوب آسيا للتعاون الإقليمي أوضاع نيبال وسريلانكا.": [],
    "اتفق سامح شكري وسيرغي لافروف على تحديد موعد جديد للزيارة.": [],
}
COMING = {  # what has no day yet, and what is told behind "before"
    "لم يحدد بعد موعد للقاء بين فلاديمير بوتين وفرنسوا هولاند.": ["MEET planned François Hollande, Vladimir Putin"],
    "لم يتحدد موعد زيارة شينزو آبي إلى أنقرة.": ["VISIT planned Shinzo Abe, Turkey"],
    "يتوجه جون كيري إلى بغداد قبل أن يلتقي عبد الفتاح السيسي في القاهرة.": [
        "MEET planned Abdel Fattah el-Sisi, John Kerry",
        "VISIT held Iraq, John Kerry",
    ],
    "وصل جون كيري إلى بغداد الأحد قبل أن يلتقي عبد الفتاح السيسي في القاهرة الثلاثاء.": [
        "MEET planned Abdel Fattah el-Sisi, John Kerry",
        "VISIT held Iraq, John Kerry",
    ],
    "من المرتقب أن توقع قطر وتركيا اتفاقيات عدة خلال زيارة الرئيس، منها اتفاقيات للتعاون الزراعي.": [
        "AGREE planned Qatar, Turkey",
    ],
    "اتصل رايلا أودينغا بنظيره الإثيوبي ميليس زيناوي الذي سيزور نيروبي الشهر القادم.": [
        "MEET held Meles Zenawi, Raila Odinga",
        "VISIT planned Kenya, Meles Zenawi",
    ],
}

SPLIT = {  # a verb parted from its preposition, a phrase that belongs to what a measure took, sides told as members
    "التقى دانيال أورتيغا السفير الكوبي وأثنى على راؤول كاسترو.": [
        "MEET held Ambassador of Cuba, Daniel Ortega",
        "SUPPORT held Daniel Ortega, Raúl Castro",
    ],
    "اعترض سيرغي لافروف بشدة على نشر فنلندا صواريخ.": ["CRITICIZE held Finland, Sergei Lavrov"],
    "أغلقت سويسرا مجالها الجوي أمام الطائرات الروسية وجمدت أصول الرئيس فلاديمير بوتين.": [
        "SANCTION held Russia, Switzerland",
        "SANCTION held Switzerland, Vladimir Putin",
    ],
    "ندد الاتحاد الأفريقي بالانقلاب في غينيا وعلق عضوية البلاد.": [
        "CRITICIZE held African Union, Guinea",
        "SANCTION held African Union, Guinea",
    ],
    "بدأت سفن من الهند وروسيا مناورات بحرية مشتركة.": ["COOPERATE held India, Russia"],
    "يتعاون جهازا المخابرات في كينيا وإثيوبيا على تعقب المهربين.": ["COOPERATE held Ethiopia, Kenya"],
    "رفضت جنوب أفريقيا اتهامات بريطانيا لزيمبابوي.": [
        "CRITICIZE held South Africa, United Kingdom",
        "CRITICIZE held United Kingdom, Zimbabwe",
    ],
    "دعا بان كي مون أرمينيا وأذربيجان إلى استئناف المفاوضات.": ["MEET called_for Armenia, Azerbaijan"],
    "دعا أوباما محمود عباس إلى استئناف المفاوضات مع بنيامين نتنياهو.": [
        "MEET called_for Benjamin Netanyahu, Mahmoud Abbas"
    ],
    "وصل تارو كونو إلى بوينس آيرس لحضور اجتماع مجموعة العشرين.": [
        "ATTEND held Taro Kono",
        "VISIT held Argentina, Taro Kono",
    ],
    "أغضبها دعم فرنسا لتركيا.": ["SUPPORT held France, Turkey"],
}

OUTCOMES = {  # talks that failed were held; what failed to be held was not
    "عقدت النرويج وكندا محادثات في جنيف أمس، وأعلنت النرويج فشل المحادثات.": ["MEET held Canada, Norway"],
    "أخفقت الجولة الثانية من المفاوضات بين بيرو وتشيلي.": ["MEET held Chile, Peru"],
    "فشلت بيرو في عقد اجتماع مع تشيلي.": ["MEET cancelled Chile, Peru"],
    "أدى فشل ترتيب لقاء بين بيرو وتشيلي إلى أزمة.": ["MEET cancelled Chile, Peru"],
}

NOUNS = {  # what only a noun tells: in a headline, behind a verb that no lexicon knows, as what one met with or denies
    "استياء ألماني من التجسس الأمريكي": ["CRITICIZE held Germany, United States"],
    "عقوبات أمريكية جديدة على بيلاروسيا": ["SANCTION held Belarus, United States"],
    "اتفاق مصري سوداني على الربط الكهربائي": ["AGREE held Egypt, Sudan"],
    "رفض فلسطيني لخطة ترامب": [],
    "ردت بكين بفرض عقوبات على اليابان.": ["SANCTION held China, Japan"],
    "علق الاتحاد الأوروبي تعاونه مع ميانمار.": ["COOPERATE cancelled European Union, Myanmar"],
    "تجنبت برلين فرض عقوبات على روسيا.": [],
    "وضعت إيطاليا اليونان على قائمة أهدافها السياحية.": [],
    "تراجعت تركيا عن معارضتها لعضوية السويد.": [],
    "لم يخف الرئيس الأوغندي استياءه من المحكمة الجنائية الدولية.": [
        "CRITICIZE held International Criminal Court, Yoweri Museveni"
    ],
    "سحبت بوليفيا اعترافها بالجمهورية الصحراوية.": [],
    "نفى السودان اتهامات تشاد بدعم المتمردين.": ["CRITICIZE held Chad, Sudan", "STATE denied Chad, Sudan"],
    "أثارت تصريحات وزير الخارجية اللبناني استياء السعودية.": ["CRITICIZE held Gebran Bassil, Saudi Arabia"],
    "لقيت المبادرة الفرنسية انتقادات من تركيا.": ["CRITICIZE held France, Turkey"],
    "استقبلت برلين الرئيس الأوكراني فولوديمير زيلينسكي.": ["VISIT held Germany, Volodymyr Zelensky"],
    "شهد الرئيسان توقيع خمس اتفاقيات بين مصر وكينيا.": ["AGREE held Egypt, Kenya"],
    "تتبادل كينيا وأوغندا المعلومات عن المهربين.": ["COOPERATE held Kenya, Uganda"],
    "استدعي السفير السويدي إلى وزارة الخارجية العراقية.": ["CRITICIZE held Iraqi Foreign Ministry, Sweden"],
}

MEASURES = {  # who judges a measure takes none, and does not judge those whom it hits; whose word, and who "he" is
    "وجهت كوبا انتقادات إلى الاتحاد الأوروبي، بعد حزمة العقوبات التي تم فرضها على بيلاروسيا.": [
        "CRITICIZE held Cuba, European Union"
    ],
    "أكدت الصين أنها تعارض العقوبات التي فرضتها الولايات المتحدة على إيران.": [
        "CRITICIZE held China, United States",
        "SANCTION held Iran, United States",
    ],
    "رحبت إسرائيل بفرض واشنطن عقوبات على إيران.": [
        "SANCTION held Iran, United States",
        "SUPPORT held Israel, United States",
    ],
    "رفضت تركيا فرض عقوبات على روسيا.": [],
    "رفعت واشنطن العقوبات المفروضة على السودان.": ["SANCTION cancelled Sudan, United States"],
    "خفف الاتحاد الأوروبي القيود المفروضة على كوبا.": ["SANCTION cancelled Cuba, European Union"],
    "هددت واشنطن بفرض عقوبات على الصين لدعمها روسيا.": [
        "SANCTION planned China, United States",
        "SUPPORT held China, Russia",
    ],
    "هددت كندا بقطع العلاقات مع بيلاروسيا لدعمها سوريا.": [
        "SANCTION planned Belarus, Canada",
        "SUPPORT held Belarus, Syria",
    ],
    "هددت اليونان بطرد السفير المجري بسبب دعم بودابست لصربيا.": [
        "SANCTION planned Greece, Hungary",
        "SUPPORT held Hungary, Serbia",
    ],
    "حذرت بيرو من فرض البرازيل عقوبات على فنزويلا.": ["STATE held Brazil, Peru"],
    "شددت ميركل على تمسكها بمسعى يفضي إلى سلام بين الأرمن والأذربيجانيين.": ["STATE held Angela Merkel"],
    "قالت ميركل إن برلين لا تتفق دائما مع باريس.": ["STATE held Angela Merkel, France"],
    "انتقد أوباما روسيا. وأبعد ماكي سال الموظف بيير غوميز متهما إياه بالسرقة.": ["CRITICIZE held Barack Obama, Russia"],
}


def facts(text: str) -> list[Fact]:
    return Extractor().extract(Article(id="a", text=text, published=DAY))


def shown(text: str) -> list[str]:
    return lines(facts(text))


@pytest.mark.parametrize("table", [OTHERS, COMING, SPLIT, OUTCOMES, NOUNS, MEASURES])
def test_all_that_is_told_and_no_more(table: dict[str, list[str]]) -> None:
    assert {text: shown(text) for text in table} == table
