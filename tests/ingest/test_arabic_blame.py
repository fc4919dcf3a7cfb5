"""Blame without a verb of condemning, in Arabic: bad names, feelings, refusals; and what only looks like it."""

from __future__ import annotations

import pytest
from test_reading import read

BLAMED = {
    # an act is given a bad name, and its owner is blamed
    "عدّت وزيرة خارجية السويد مارغوت فالستروم التصريحات الإريترية مهينة.": ("Margot Wallström", "Eritrea"),
    "وصفت النرويج الانتخابات التي جرت في أذربيجان بأنها مهزلة.": ("Norway", "Azerbaijan"),
    "واعتبرت الخارجية الفيتنامية أن الإجراءات الكمبودية الأخيرة عدائية وتعسفية.": (
        "Vietnamese Foreign Ministry",
        "Cambodia",
    ),
    "نعت الرئيس الفنزويلي نيكولاس مادورو نظيره الكولومبي خوان مانويل سانتوس بالمنافق.": (
        "Nicolás Maduro",
        "Juan Manuel Santos",
    ),
    "وصف رئيس غانا، الذي يتوسط في أزمة ليبيريا، موقف توغو بغير العقلاني.": ("John Mahama", "Togo"),
    "وصفت مالي تصريحات بوركينا فاسو بالمستفزة.": ("Mali", "Burkina Faso"),
    "استدعت الخارجية البيروفية المكلف بأعمال السفارة البوليفية.": ("Peruvian Foreign Ministry", "Bolivia"),
    # whose remarks they were, behind an adjective of how it is refused, not against whom they were made
    "أكد مجلس الوزراء الكويتي الرفض القاطع للتصريحات الإيرانية.": ("Kuwait", "Iran"),
    "جددت تشاد موقفها الرافض للإجراءات الأحادية النيجرية.": ("Chad", "Niger"),
    "كرر سامح شكري استنكار مصر للتصعيد الروسي ضد مالي.": ("Egypt", "Russia"),
    "هدد هاكان فيدان بالرد، واصفا اليونان بأنها متعنتة.": ("Hakan Fidan", "Greece"),
    "قال سامح شكري إن إثيوبيا ستحاسب على جرائمها.": ("Sameh Shoukry", "Ethiopia"),
    "أعربت الخارجية الهندية عن إحباطها من القرار النيبالي.": ("Indian Foreign Ministry", "Nepal"),
    # who did it to whom is told, in a genitive or as an object
    "أدانت أيسلندا استهداف روسيا لمولدوفا.": ("Iceland", "Russia"),
    "أدانت أيسلندا استهداف روسيا مستشفى في خاركيف.": ("Iceland", "Russia"),
    "أدانت أيسلندا قصف روسيا المخازن في خاركيف.": ("Iceland", "Russia"),
    "أدانت أيسلندا قصف روسيا، الخميس، بلدات في الشمال.": ("Iceland", "Russia"),
    "أدانت أيسلندا قصف روسيا القرى في خاركيف.": ("Iceland", "Russia"),
    "أدانت أيسلندا استهداف روسيا للمزارعين.": ("Iceland", "Russia"),
    "أدانت أيسلندا تدمير روسيا لأسواق خاركيف.": ("Iceland", "Russia"),
    "أكد سامح شكري أن كينشاسا هي المسؤولة عن فشل المفاوضات.": ("Sameh Shoukry", "DR Congo"),
    # who went on to blame somebody, named before another verb
    "زار هاكان فيدان نيروبي وانتقد غانا بشدة.": ("Hakan Fidan", "Ghana"),
    "نفت غانا تسليح أحد، واتهمت توغو بالكذب.": ("Ghana", "Togo"),
    # feelings
    "أعربت الخارجية الهندية عن خيبة أملها من القرار النيبالي.": ("Indian Foreign Ministry", "Nepal"),
    "عبرت الدنمارك عن أسفها لقرار أيسلندا صيد الحيتان.": ("Denmark", "Iceland"),
    "تفاجأت الحكومة البلغارية من التصريحات التركية.": ("Bulgaria", "Turkey"),
    # whose remarks they were, told in a clause of its own, or in a genitive
    "أعربت الخارجية الكويتية عن استنكارها لما تضمنته التصريحات التي أدلى بها وزير خارجية لبنان.": (
        "Kuwaiti Foreign Ministry",
        "Gebran Bassil",
    ),
    "نددت الكويت بالتصريحات المسيئة لوزير خارجية لبنان.": ("Kuwait", "Gebran Bassil"),
    "قالت الخارجية الفرنسية إنها تحتج على تصريحات لوزير خارجية تركيا حول فرانسوا هولاند.": (
        "French Foreign Ministry",
        "Mevlut Cavusoglu",
    ),
    # refusals
    "لن تعترف السويد بنتائج الانتخابات في بيلاروس.": ("Sweden", "Belarus"),
    "لا تعترف رومانيا بالاستفتاء الروسي.": ("Romania", "Russia"),
    "رفضت بولندا نتائج الاقتراع في ترانسنيستريا.": ("Poland", "Moldova"),
    "ولا تزال أثينا ترفض مطلب أنقرة.": ("Greece", "Turkey"),
    "أكد وزير الخارجية السوداني رفض بلاده أي إجراء أحادي من جانب إثيوبيا.": ("Sudan", "Ethiopia"),
}
NOT_BLAMED = (
    # whoever speaks for a body does not blame it
    "قال مسؤول السياسة الخارجية في الاتحاد الأوروبي جوزيب بوريل إن الوضع على حدود الاتحاد الأوروبي غير مقبول.",
    "اعتبر وزير الخارجية الفرنسي لوران فابيوس أن الهجوم على السفارة الإيرانية جريمة.",
    "اعتبر رئيس الوزراء الإيطالي ماتيو رينزي أن الوضع في ليبيا خطير.",
    "وصف الأمين العام للأمم المتحدة بان كي مون الزلزال في نيبال بالمأساوي والخطير.",
    "اعتبر الرئيس البولندي أن القرار الأوروبي ليس خطأ.",
    "أعرب الرئيس الصيني عن أسفه لوفاة رئيس زامبيا مايكل ساتا.",
    "قبلت مصر نتائج التحقيق الروسي.",
    "أدانت أيسلندا استهداف مولدوفا أمس.",
    "أدانت أيسلندا القصف، ورفضت استهداف مولدوفا، الخميس، وقالت إن الهجوم خطير.",
    "أدانت أيسلندا قصف مولدوفا العنيف.",
    "أدانت أيسلندا محاصرة مولدوفا الاقتصادية.",
    "أدانت أيسلندا استهداف مولدوفا لأنه جريمة.",
    "أدانت أيسلندا استهداف مولدوفا بصواريخ ثقيلة.",
    "رفضت أيسلندا تهجير الفلسطينيين العزل.",
    "زار هاكان فيدان نيروبي وانتقدت غانا بشدة تلك الزيارة.",
    "زار هاكان فيدان نيروبي وانتقدت غانا لأن أحدا لم يدعها.",
    "زار هاكان فيدان نيروبي وانتقدت غانا على لسان الناطق باسمها الزيارة.",
    "ترفض بيرو تقسيم مالي.",
    "قال سامح شكري إن مصر ترفض تهجير الفلسطينيين إلى سيناء.",
    "دعا سامح شكري إلى وقف العدوان على مالي.",
    "شدد سامح شكري على ضرورة وقف الاعتداءات على مالي.",
    "أوسلو، النرويج (رويترز)-- أعلن مصدر أمني إحباط محاولة تهريب من الأراضي الروسية.",
    "أعلنت النرويج توقيف رجلين متهمين بالتجسس لصالح الصين.",
)


def blamed(text: str) -> list[tuple[str, ...]]:
    return [tuple(p.name for p in f.participants) for f in read(text) if f.type.value == "CRITICIZE"]


@pytest.mark.parametrize("text", BLAMED)
def test_whoever_does_it_is_blamed(text: str) -> None:
    assert blamed(text) == [BLAMED[text]]


@pytest.mark.parametrize("text", NOT_BLAMED)
def test_what_befell_somebody_is_no_fault_of_his(text: str) -> None:
    assert blamed(text) == []
