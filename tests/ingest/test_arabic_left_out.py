"""Arabic sentences that leave out who acts, because the sentence before has told it, or because he says "I"."""

from __future__ import annotations

import pytest
from test_reading import read, told

Told = list[tuple[str, str, set[str]]]

FACTS: list[tuple[str, Told]] = [
    # the subject of the sentence before is who met
    ("وصل سيرغي لافروف إلى طهران أمس. والتقى الرئيس الإيراني حسن روحاني ومحمد جواد ظريف.",
     [("VISIT", "held", {"Sergei Lavrov", "Iran"}), ("MEET", "held", {"Sergei Lavrov", "Hassan Rouhani"}),
      ("MEET", "held", {"Sergei Lavrov", "Mohammad Javad Zarif"})]),
    ("زار مارتن غريفيث صنعاء. وقابل هناك الرئيس اليمني عبد ربه منصور هادي.",
     [("VISIT", "held", {"Martin Griffiths", "Yemen"}),
      ("MEET", "held", {"Martin Griffiths", "Abdrabbuh Mansur Hadi"})]),
    ("بدأ صباح الخالد زيارة إلى بغداد. كما التقى رئيس الجمهورية فؤاد معصوم ورئيس البرلمان سليم الجبوري.",
     [("VISIT", "held", {"Sabah al-Khaled al-Sabah", "Iraq"}),
      ("MEET", "held", {"Sabah al-Khaled al-Sabah", "Fuad Masum"}),
      ("MEET", "held", {"Sabah al-Khaled al-Sabah", "Salim al-Jabouri"})]),
    ("أجرى علي لاريجاني مباحثات في دمشق. كما سيلتقي الرئيس السوري بشار الأسد.",
     [("MEET", "planned", {"Ali Larijani", "Bashar al-Assad"})]),
    # but not where somebody without a name was met, or where two met
    ("زار علي لاريجاني دمشق. والتقى الرئيس السوري بشار الأسد أعضاء الحزب.",
     [("VISIT", "held", {"Ali Larijani", "Syria"})]),
    ("زار علي لاريجاني دمشق. والتقى باراك أوباما وفلاديمير بوتين في جنيف.",
     [("VISIT", "held", {"Ali Larijani", "Syria"}), ("MEET", "held", {"Barack Obama", "Vladimir Putin"})]),
    # "I", which is written like "she", in somebody's own words
    ("قال عبد الله باتيلي: التقيت في القبة رئيس مجلس النواب عقيلة صالح، كما اجتمعت هناك بالمشير خليفة حفتر.",
     [("MEET", "held", {"Abdoulaye Bathily", "Aguila Saleh"}),
      ("MEET", "held", {"Abdoulaye Bathily", "Khalifa Haftar"})]),
    # a comma between who met and whom
    ("وفي طرابلس، التقى غسان سلامة، فايز السراج ومحمد سيالة، كما اجتمع بمحمد المنفي ونائبه عبد الله اللافي.",
     [("MEET", "held", {"Ghassan Salame", "Fayez al-Sarraj"}), ("MEET", "held", {"Ghassan Salame", "Mohamed Siala"}),
      ("MEET", "held", {"Ghassan Salame", "Mohamed al-Menfi"}),
      ("MEET", "held", {"Ghassan Salame", "Abdullah al-Lafi"})]),
    # the surname of whoever was first named as a counterpart
    ("استقبل فرانسوا هولاند نظيره السنغالي ماكي سال. وسيلتقي سال، خلال الزيارة، لوران فابيوس.",
     [("MEET", "held", {"François Hollande", "Macky Sall"}), ("MEET", "planned", {"Macky Sall", "Laurent Fabius"})]),
    # whoever of a list is told of with his office behind his name, and how many they may be
    ("عقد لافروف لقاءات مع كل من سامح شكري، وعبد الفتاح البرهان رئيس مجلس السيادة السوداني، وأنور إبراهيم.",
     [("MEET", "held", {"Sergei Lavrov", name})
      for name in ("Sameh Shoukry", "Abdel Fattah al-Burhan", "Anwar Ibrahim")]),
    # a present goes on with the future before it
    ("سيزور لافروف كابول ويلتقي هناك الرئيس أشرف غني.",
     [("VISIT", "planned", {"Sergei Lavrov", "Afghanistan"}), ("MEET", "planned", {"Sergei Lavrov", "Ashraf Ghani"})]),
    ("سيلتقي لافروف سامح شكري، كما يلتقي أحمد أبو الغيط.",
     [("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"}),
      ("MEET", "planned", {"Sergei Lavrov", "Ahmed Aboul Gheit"})]),
    # a minister charged with something is not the minister named before
    ("استقبل ماكي سال وزيرة الخارجية الإسبانية أرانشا غونزاليس لايا. وحضر اللقاء معالي الوزير المكلف بالديوان.",
     [("MEET", "held", {"Macky Sall", "Arancha González Laya"})]),
    # whoever acts goes on to, whatever a body did meanwhile; a mosque is where one goes
    ("يلتقي لافروف سامح شكري حيث يزور الأزهر، ويلتقي أحمد الطيب شيخ الأزهر، كما يزور الكاتدرائية للقاء تواضروس الثاني.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"}), ("MEET", "held", {"Sergei Lavrov", "Ahmed el-Tayeb"}),
      ("MEET", "planned", {"Sergei Lavrov", "Tawadros II"})]),
    ("غادر سيرغي لافروف القاهرة بعد لقاءات عقدها مع سامح شكري.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
    # what somebody strives for is with somebody else
    ("وصل جون كيري إلى القاهرة حيث سيلتقي سيرغي لافروف سعيا إلى اتفاق مع طهران.",
     [("VISIT", "held", {"John Kerry", "Egypt"}), ("MEET", "planned", {"John Kerry", "Sergei Lavrov"}),
      ("AGREE", "planned", {"United States", "Iran"})]),
    # who lends the room is no party
    ("استضافت القاهرة لقاء سعوديا إيرانيا.", [("MEET", "held", {"Saudi Arabia", "Iran"})]),
    # what is to be on a visit under way is to come; so is what may be, and what is wanted
    ("بدأ سيرغي لافروف زيارة للقاهرة يلتقي خلالها سامح شكري.",
     [("VISIT", "held", {"Sergei Lavrov", "Egypt"}), ("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("الاجتماع بين لافروف وسامح شكري قد يتم في القاهرة.", [("MEET", "planned", {"Sergei Lavrov", "Sameh Shoukry"})]),
    ("الاجتماع بين لافروف وسامح شكري فشل في تحقيق تقدم.",
     [("MEET", "held", {"Sergei Lavrov", "Sameh Shoukry"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_who_acts_where_the_sentence_leaves_him_out(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}


FAVOURS: list[tuple[str, Told]] = [
    # two offices side by side are two men, unless one may hold both
    ("استقبل رئيس الدولة ماكي سال وزير الخارجية الفرنسي لوران فابيوس.",
     [("MEET", "held", {"Macky Sall", "Laurent Fabius"})]),
    # an audience, a handshake
    ("خص ماكي سال سيرغي لافروف بلقاء في القصر.", [("MEET", "held", {"Sergei Lavrov", "Macky Sall"})]),
    ("تبادل أوباما الحديث مع راؤول كاسترو.", [("MEET", "held", {"Barack Obama", "Raúl Castro"})]),
    ("تبادل أوباما وراؤول كاسترو الرسائل.", []),
    # who leaves a foreign city behind a visit has been there
    ("غادر بشار الأسد طهران بعد زيارة استغرقت يوما.", [("VISIT", "held", {"Bashar al-Assad", "Iran"})]),
    ("غادر بشار الأسد دمشق بعد زيارة لافروف.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), FAVOURS)
def test_encounters_in_other_words(text: str, facts: Told) -> None:
    assert told(read(text)) == {(kind, status, frozenset(names)) for kind, status, names in facts}


HOME = {
    # its news agency and its ministers named without their state tell where the president is at home, not the dateline
    "باريس (واج) - استقبل رئيس الجمهورية وزير خارجية فرنسا لوران فابيوس. وحضر وزير الخارجية رمطان لعمامرة، "
    "كما أفادت وكالة الأنباء الجزائرية.": {"Abdelaziz Bouteflika", "Laurent Fabius"},
    # an ambassador's post does, where nothing else tells it
    "التقى السفير الأمريكي في تونس رئيس الجمهورية.": {"Ambassador of United States", "Beji Caid Essebsi"},
}  # fmt: skip


@pytest.mark.parametrize("text", HOME)
def test_whose_president_is_meant(text: str) -> None:
    assert {p.name for f in read(text) if f.type.value == "MEET" for p in f.participants} == HOME[text]
