"""Accords, support, mediation and joint work in Arabic that no plain verb tells; and money that is no country."""

from __future__ import annotations

import pytest
from test_reading import read

DEEDS = [
    ("ووقع المذكرتين وزير الخارجية المغربي ناصر بوريطة ووزير الخارجية العراقي فؤاد حسين.", "AGREE", "held",
     {"Nasser Bourita", "Fuad Hussein"}),
    ("قال فلاديمير بوتين إنه يفضل التوصل إلى اتفاق مع أوكرانيا.", "AGREE", "planned", {"Russia", "Ukraine"}),
    ("وافق وزراء خارجية دول الاتحاد الأوروبي على تجميد أصول ثلاثة وزراء في الحكومة السورية.", "SANCTION", "held",
     {"European Union", "Syria"}),
    ("أفضت مفاوضات أبوجا بين توغو وبنين إلى وثيقة من عشر نقاط.", "AGREE", "held", {"Togo", "Benin"}),
    ("جرى توقيع اتفاقية تعاون بين قطر ونيبال.", "AGREE", "held", {"Qatar", "Nepal"}),
    ("تعهد رئيس الوزراء البلجيكي شارل ميشيل لتونس بدعم مالي.", "SUPPORT", "planned", {"Charles Michel", "Tunisia"}),
    ("وعدت فنلندا أوكرانيا بمزيد من السلاح.", "SUPPORT", "planned", {"Finland", "Ukraine"}),
    ("ستقدم اليابان مساعدات إنسانية إلى نيبال.", "SUPPORT", "planned", {"Japan", "Nepal"}),
    ("تلقى فلاديمير بوتين تهنئة من الرئيس الصيني شي جين بينغ.", "SUPPORT", "held", {"Xi Jinping", "Vladimir Putin"}),
    ("وصف أنطونيو غوتيريش الاتفاق بين تشاد والمتمردين بأنه لحظة أساسية.", "SUPPORT", "held",
     {"António Guterres", "Chad"}),
    ("تقدم الرئيس السنغالي ماكي سال بمبادرة لإنهاء الخلاف بين السودان وتشاد.", "MEDIATE", "held",
     {"Macky Sall", "Sudan", "Chad"}),
    ("تهدف زيارة رئيس الوزراء الياباني شينزو آبي إلى تخفيف التوتر بين إيران والسعودية.", "MEDIATE", "planned",
     {"Shinzo Abe", "Iran", "Saudi Arabia"}),
    ("نجحت الوساطة الكويتية في المصالحة بين قطر ومصر.", "MEDIATE", "held", {"Kuwait", "Qatar", "Egypt"}),
    ("طلبت أوغندا من كينيا التوسط مع رواندا.", "MEDIATE", "called_for", {"Kenya", "Uganda", "Rwanda"}),
    ("رفضت إثيوبيا وساطة مصر مع إريتريا.", "MEDIATE", "cancelled", {"Egypt", "Ethiopia", "Eritrea"}),
    ("قال سيرغي لافروف إن تركيا هي الأنسب للتوسط بين أرمينيا وأذربيجان.", "MEDIATE", "called_for",
     {"Turkey", "Armenia", "Azerbaijan"}),
    ("بوساطة من تركيا، وقعت الصومال وإثيوبيا إعلان أنقرة.", "MEDIATE", "held", {"Turkey", "Somalia", "Ethiopia"}),
    ("واصل هانس غروندبرغ مساعيه بين السعودية واليمن.", "MEDIATE", "held", {"Hans Grundberg", "Saudi Arabia", "Yemen"}),
    ("تقاسمت بيرو وبوليفيا تكاليف مسح الحدود.", "COOPERATE", "held", {"Peru", "Bolivia"}),
    ("سيدير خبراء من ماليزيا وبروناي معا محمية بحرية.", "COOPERATE", "planned", {"Malaysia", "Brunei"}),
    ("شكلت نيجيريا والكاميرون قوة مشتركة.", "COOPERATE", "held", {"Nigeria", "Cameroon"}),
    ("ستواصل إيطاليا وليبيا العمل معا لمكافحة الهجرة.", "COOPERATE", "planned", {"Italy", "Libya"}),
]  # fmt: skip
NOTHING = (
    # under whose auspices something is signed signs nothing
    "وقع أطراف النزاع برعاية الجزائر والأمم المتحدة إعلانا.",
    "وافق مجلس الوزراء الأردني على مذكرة تفاهم بين وزارة الخارجية ومعهد في عمان.",
    "وجه قادة الفصائل المشاركة في اجتماعات القاهرة الشكر للرئيس المصري.",
    "أعلنت مصر دعمها لجهود المصالحة بين فتح وحماس.",
    "شكلت تونس حكومة مشتركة.",
    "أسفر هجوم في الصومال عن مقتل جنود من كينيا وأوغندا.",
    "رفض سيرغي لافروف العقوبات والحصار الاقتصادي والتجاري والمالي.",
)


@pytest.mark.parametrize(("text", "kind", "status", "who"), DEEDS)
def test_a_deed(text: str, kind: str, status: str, who: set[str]) -> None:
    told = [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in read(text)]
    assert (kind, status, who) in told
    assert not any("Mali" in names for _, _, names in told)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_deed_between_states(text: str) -> None:
    assert [f for f in read(text) if f.type.value not in ("STATE", "MEDIATE")] == []
