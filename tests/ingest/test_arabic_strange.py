"""Arabic names that no list has or spells so, months, lists of parties: each sentence with every fact that it tells."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

DAY = "2015-11-23"

STRANGE = {  # a strange name stands where the subject does: nobody named before acts instead
    "وصل لوران فابيوس إلى تونس. وعقد بيدرو كاستيلانو اجتماعا مع الرئيس الباجي قائد السبسي.": [
        "VISIT held Laurent Fabius, Tunisia"
    ],
    "وصل لوران فابيوس إلى تونس. وأجرى خوشناف زيباري محادثات مع الرئيس الباجي قائد السبسي.": [
        "VISIT held Laurent Fabius, Tunisia"
    ],
    "وصل لوران فابيوس إلى تونس. والتقى كارباليدو الرئيس الباجي قائد السبسي.": ["VISIT held Laurent Fabius, Tunisia"],
    "أعلن ميشال عون أن بيدرو كاستيلانو، مبعوث الرئيس فرانسوا هولاند، سيصل إلى بيروت.": [
        "VISIT planned Bidru Kastilanu, Lebanon"
    ],
    "أعلن ميشال عون أن السيد ليفنغتون، المبعوث الشخصي للرئيس فرانسوا هولاند، سيزور دمشق.": [
        "STATE held Lifnghtun, Michel Aoun"
    ],
    "أعلن ميشال عون أن جون كيري، المبعوث الشخصي للرئيس فرانسوا هولاند، سيزور دمشق.": [
        "VISIT planned John Kerry, Syria"
    ],
    "قال ميشال عون إن جون كيري، زميل الرئيس فرانسوا هولاند، سيصل إلى بيروت.": ["VISIT planned John Kerry, Lebanon"],
    "التقى أيمن الصفدي مع أحمد أبو الغيط، رئيس المجلس الاستشاري لجامعة الدول العربية.": [
        "MEET held Ahmed Aboul Gheit, Ayman Safadi"
    ],
    "قال إسماعيل ولد الشيخ أحمد إن الحل قريب. ووصل مساعد الأمين العام للأمم المتحدة ستيفان أوبريان إلى صنعاء، "
    "حيث يلتقي أثناء الزيارة مسؤولين يمنيين.": ["VISIT held Stifan Awbrian, Yemen"],
    "زار رجل الأعمال فرهاد كريموف دمشق والتقى بشار الأسد.": [],
    "وصل لوران فابيوس إلى تونس. وعقد اجتماعا مع الرئيس الباجي قائد السبسي.": [
        "MEET held Beji Caid Essebsi, Laurent Fabius",
        "VISIT held Laurent Fabius, Tunisia",
    ],
}
SPELT = {  # a name that the article spells in two ways is one person's
    "وصل رئيس الوزراء الجزائري عبد المالك سلال إلى تونس. واستقبل الباجي قائد السبسي لوران فابيوس. "
    "وعقد عبدالملك سيلال اجتماعا مع محمد الناصر.": [
        "MEET held Abdelmalek Sellal, Mohamed Ennaceur",
        "MEET held Beji Caid Essebsi, Laurent Fabius",
        "VISIT held Abdelmalek Sellal, Tunisia",
    ],
    "وصل وزير خارجية مالي سيدو كيلافو إلى تونس. والتقى سيدو كيلافوا لوران فابيوس.": [
        "MEET held Laurent Fabius, Sidu Kilafu",
        "VISIT held Sidu Kilafu, Tunisia",
    ],
}
MONTHS = {  # رمضان is a month, unless somebody of that surname is told to speak or act
    "اتفقت السعودية ومصر على هدنة في رمضان.": ["AGREE held Egypt, Saudi Arabia"],
    "قال لوران فابيوس إن رمضان شهر كريم.": ["STATE held Laurent Fabius"],
    "التقى عمر البشير طه ياسين رمضان. وقال رمضان إن بغداد ترفض العقوبات.": [
        "MEET held Omar al-Bashir, Taha Yassin Ramadan",
        "STATE held Taha Yassin Ramadan",
    ],
    "التقى عمر البشير طه ياسين رمضان. وهنأ الملك سلمان شعب العراق بحلول رمضان.": [
        "MEET held Omar al-Bashir, Taha Yassin Ramadan",
        "SUPPORT held Iraq, Salman bin Abdulaziz",
    ],
}
APART = {  # each of several is named behind a comma
    "عقد في لواندا لقاء بين الرئيسين الأنغولي، جواو لورنسو، والرواندي، بول كاجامي.": [
        "MEET held Joao Lourenco, Paul Kagame"
    ],
    "التقى في باريس وزيرا خارجية أرمينيا، إدوارد نالبانديان، وتركيا، أحمد داود أوغلو.": [
        "MEET held Ahmet Davutoglu, Edward Nalbandian"
    ],
    "جرت محادثات بين وزيري الخارجية الروسي، سيرغي لافروف، والتركي، مولود تشاووش أوغلو.": [
        "MEET held Mevlut Cavusoglu, Sergei Lavrov"
    ],
    "أجرى الرئيس بوتين محادثات مع نظيريه التركي، رجب طيب أردوغان، والإيراني، حسن روحاني، في سوتشي.": [
        "MEET held Hassan Rouhani, Vladimir Putin",
        "MEET held Recep Tayyip Erdogan, Vladimir Putin",
    ],
    "أجرى أيمن الصفدي محادثات مع نظيره المصري سامح شكري، والسعودي سمو الأمير فيصل بن فرحان.": [
        "MEET held Ayman Safadi, Faisal bin Farhan",
        "MEET held Ayman Safadi, Sameh Shoukry",
    ],
    "التقى الرئيس الروسي، فلاديمير بوتين، وزير الخارجية التركي، مولود تشاووش أوغلو.": [
        "MEET held Mevlut Cavusoglu, Vladimir Putin"
    ],
}
LISTED = {  # those who met are the members told behind "they are"
    "اجتمع وزراء خارجية الدول الثلاث المطلة على النهر وهي السعودية ومصر والأردن.": [
        "MEET held Adel al-Jubeir, Nasser Judeh, Sameh Shoukry"
    ],
    "اجتمع قادة الدول الثلاث المشاركة في المبادرة، وهي: فرنسا وألمانيا وروسيا، في باريس.": [
        "MEET held Angela Merkel, François Hollande, Vladimir Putin"
    ],
    "قال وزراء خارجية أوروبيون إن خمس دول هي مصر والأردن وقطر والكويت والمغرب مدعوة.": [],
}
FORMER = {  # a former president is never the one in office, and him only whom the article has named
    "استقبل الرئيس الإيراني السابق محمد خاتمي يوشكا فيشر. والتقى الرئيس الإيراني السابق مانويل فالس.": [
        "MEET held Joschka Fischer, Mohammad Khatami",
        "MEET held Manuel Valls, Mohammad Khatami",
    ],
    "التقى الرئيس الإيراني حسن روحاني مانويل فالس. وانتقد الرئيس الإيراني السابق الولايات المتحدة.": [
        "MEET held Hassan Rouhani, Manuel Valls"
    ],
    "التقى رئيس الوزراء البريطاني الأسبق توني بلير بشار الأسد. وانتقد رئيس الوزراء البريطاني إيران.": [
        "CRITICIZE held David Cameron, Iran",
        "MEET held Bashar al-Assad, Tony Blair",
    ],
}
BACKED = {  # who backs, welcomes, blames or calls for talks is no party of them
    "أعلنت الأمم المتحدة والاتحاد الأوروبي دعمهما للمفاوضات المباشرة التي افتتحت أمس.": [
        "STATE held European Union, United Nations"
    ],
    "رحبت فرنسا وألمانيا بالمحادثات المباشرة التي بدأت أمس في جنيف.": [],
    "أعرب الرئيس السيسي والملك سلمان عن ترحيبهما بالمباحثات التي عقدت أمس.": [
        "STATE held Abdel Fattah el-Sisi, Salman bin Abdulaziz"
    ],
    "انتقدت فرنسا وألمانيا المفاوضات التي جرت أمس.": [],
    "دعت مصر والأردن إلى عقد اجتماع عاجل.": ["STATE called_for Egypt, Jordan"],
    "رحب بوتين وأردوغان بالمحادثات التي جرت بينهما أمس.": ["MEET held Recep Tayyip Erdogan, Vladimir Putin"],
    "استأنفت مصر وإثيوبيا المفاوضات أمس.": ["MEET held Egypt, Ethiopia"],
}
COMPANY = {  # who goes along to a summit attends it, and has not met him with whom he came
    "سيشارك الرئيس الصربي ألكسندر فوتشيتش في قمة بريست برفقة وزير خارجيته إيفيتسا داتشيتش.": [
        "ATTEND planned Aleksandar Vučić, Ivica Dačić"
    ],
    "شارك الرئيس السيسي في القمة العربية بصحبة وزير الخارجية سامح شكري.": [
        "ATTEND held Abdel Fattah el-Sisi, Sameh Shoukry"
    ],
    "حضر الشيخ تميم القمة العربية يرافقه وزير الخارجية خالد العطية.": [
        "ATTEND held Khalid al-Attiyah, Tamim bin Hamad Al Thani"
    ],
    "استقبل الرئيس السيسي الملك سلمان أمس.": ["MEET held Abdel Fattah el-Sisi, Salman bin Abdulaziz"],
    "عقد الرئيس السيسي اجتماعا برفقة سامح شكري مع الرئيس فرانسوا هولاند.": [
        "MEET held Abdel Fattah el-Sisi, François Hollande"
    ],
}
ATTENDED = {  # whose attendance the noun names, or his who acts, not that of who announces it
    "أكدت الرئاسة المصرية مشاركة الرئيس عبد الفتاح السيسي في القمة العربية المقبلة.": [
        "ATTEND planned Abdel Fattah el-Sisi"
    ],
    "أكدت الرئاسة المصرية مشاركة الرئيس عبد الفتاح السيسي في القمة العربية أمس.": ["ATTEND held Abdel Fattah el-Sisi"],
    "نفت الرئاسة المصرية مشاركة الرئيس عبد الفتاح السيسي في القمة العربية.": ["ATTEND denied Abdel Fattah el-Sisi"],
    "غادر الملك سلمان والرئيس السيسي عمان بعد مشاركتهما في الجلسة الافتتاحية للقمة العربية.": [
        "ATTEND held Abdel Fattah el-Sisi, Salman bin Abdulaziz"
    ],
    "استقبل عبد الفتاح السيسي فلاديمير بوتين بعد مشاركته في القمة العربية.": [
        "MEET held Abdel Fattah el-Sisi, Vladimir Putin"
    ],
}


def told(text: str) -> list[str]:
    def line(fact: Fact) -> str:
        return f"{fact.type} {fact.status} {', '.join(sorted(p.name for p in fact.participants))}"

    return sorted(line(fact) for fact in Extractor().extract(Article(id="strange", text=text, published=DAY)))


EVERY = STRANGE | SPELT | MONTHS | APART | LISTED | FORMER | BACKED | COMPANY | ATTENDED


@pytest.mark.parametrize(("text", "facts"), list(EVERY.items()))
def test_every_fact_and_none_besides(text: str, facts: list[str]) -> None:
    assert told(text) == facts


def test_who_was_prime_minister_may_be_a_presidents_envoy() -> None:
    text = "اجتمع المبعوث الخاص للرئيس الجزائري أحمد أويحيى مع سالم أحمد سالم."
    facts = Extractor().extract(Article(id="a", text=text, published="1998-11-21"))
    (met,) = [f for f in facts if f.type.value == "MEET"]
    assert {p.name for p in met.participants} == {"Ahmed Ouyahia", "Salim Ahmed Salim"}
