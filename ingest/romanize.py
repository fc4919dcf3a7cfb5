"""Arabic names in Latin letters, as newspapers would write them; for people whom no table knows.

Short vowels are not written in Arabic, so the result is a readable guess, never an identity.
"""

from __future__ import annotations

import re

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ئ": "e", "ؤ": "o", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "ة": "a", "و": "w", "ي": "i", "ى": "a", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ی": "i", "ک": "k",
}  # fmt: skip
_COMMON = {
    "محمد": "Mohammed", "احمد": "Ahmed", "أحمد": "Ahmed", "علي": "Ali", "حسن": "Hassan", "حسين": "Hussein",
    "عبد": "Abd", "عبدالله": "Abdullah", "الله": "Allah", "خالد": "Khalid", "بن": "bin", "ابن": "ibn", "أبو": "Abu",
    "ابو": "Abu", "آل": "Al", "يوسف": "Youssef", "ابراهيم": "Ibrahim", "إبراهيم": "Ibrahim", "عمر": "Omar",
    "محمود": "Mahmoud", "مصطفى": "Mustafa", "سعيد": "Saeed", "صالح": "Saleh", "جون": "John", "جورج": "George",
    "مايكل": "Michael", "ديفيد": "David", "روبرت": "Robert", "بول": "Paul", "توماس": "Thomas", "الرحمن": "al-Rahman",
    "عبدالرحمن": "Abdulrahman", "ناصر": "Nasser", "فيصل": "Faisal", "سلطان": "Sultan", "سلمان": "Salman",
    "منصور": "Mansour", "حمد": "Hamad", "حمود": "Hamoud", "ماجد": "Majid", "راشد": "Rashid", "زايد": "Zayed",
    "خليفة": "Khalifa", "عبدالعزيز": "Abdulaziz", "العزيز": "al-Aziz", "فهد": "Fahd", "سعود": "Saud", "تركي": "Turki",
    "نايف": "Nayef", "بندر": "Bandar", "بدر": "Badr", "هيثم": "Haitham", "نزار": "Nizar", "بسام": "Bassam",
    "عادل": "Adel", "حاتم": "Hatem", "ماهر": "Maher", "ياسر": "Yasser", "هشام": "Hisham", "عصام": "Issam",
    "نبيل": "Nabil", "فؤاد": "Fouad", "رياض": "Riyad", "زياد": "Ziad", "عماد": "Imad", "أيمن": "Ayman", "طلال": "Talal",
    "مختار": "Mokhtar", "لطفي": "Lotfi", "فتحي": "Fathi", "كريم": "Karim", "رشيد": "Rachid", "عبدالكريم": "Abdulkarim",
    "القادر": "al-Qader", "ناجي": "Naji", "السلام": "al-Salam", "الدين": "al-Din", "نور": "Nour", "عز": "Ezz",
    "جاسم": "Jassim", "قاسم": "Qassem", "عباس": "Abbas", "حيدر": "Haider", "موسى": "Musa", "عيسى": "Issa",
    "اسماعيل": "Ismail", "إسماعيل": "Ismail", "ادريس": "Idris", "إدريس": "Idris", "الأمين": "al-Amin", "مهدي": "Mahdi",
    "نصر": "Nasr", "حسام": "Hossam", "شريف": "Sherif", "مروان": "Marwan", "رامي": "Rami", "سامي": "Sami",
    "فارس": "Fares", "صلاح": "Salah", "جميل": "Jamil", "ثامر": "Thamer", "مبارك": "Mubarak", "سيف": "Saif",
    "أنور": "Anwar", "لولوة": "Lolwah", "مريم": "Mariam", "فاطمة": "Fatima", "نورة": "Noura", "ليلى": "Laila",
    "كريستوفر": "Christopher", "وليام": "William", "جيمس": "James", "جوزيف": "Joseph", "جوزيبي": "Giuseppe",
    "بيتر": "Peter", "مارتن": "Martin", "مارك": "Mark", "فيليب": "Philippe", "جيفري": "Jeffrey", "ستيفن": "Stephen",
    "أندرو": "Andrew", "ريتشارد": "Richard", "دانيال": "Daniel", "إدوارد": "Edward", "فرانك": "Frank", "كريس": "Chris",
    "ميخائيل": "Mikhail", "ألكسندر": "Alexander", "سيرغي": "Sergei", "أندريه": "Andrei", "فلاديمير": "Vladimir",
    "جان": "Jean", "آن": "Anne", "ماري": "Marie", "كارلوس": "Carlos", "خوسيه": "José", "أنطونيو": "Antonio",
    "جمال": "Jamal", "كمال": "Kamal", "طارق": "Tariq", "وليد": "Walid", "سمير": "Samir", "ولد": "Ould",
}  # fmt: skip
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"
# Two consonants that open a word have a vowel between them, unless a foreign name begins so: Br…, Kl…
_VOWELLESS = re.compile(
    r"(?:[dgkstz]h|(?!s[tkp])[bdfghjklmnqstvz])(?=[bcdfgjkmnpqstvz])|[dgkstz]h(?=[rl])|[hmnqj](?=[rl])"
)


def romanize(name: str) -> str:
    """A Latin reading of an Arabic name; Latin words stay as they are."""
    return " ".join(_word(w) for w in re.sub(r"[\u064b-\u0652\u0640]", "", name).split())


def _word(word: str) -> str:
    if word in _COMMON:
        return _COMMON[word]
    if word.startswith("ال") and len(word) > 3:
        return "al-" + _word(word[2:])
    letters = "".join(_LETTERS.get(c, c) for c in word.replace("تش", "چ"))
    if len(word) > 2 and (opening := _VOWELLESS.match(letters)):
        letters = f"{opening[0]}a{letters[opening.end() :]}"
    letters = re.sub(rf"(?<=[{_CONSONANTS}])w(?=[{_CONSONANTS}]|$)", "u", letters)
    letters = (
        re.sub(rf"(?<=[{_CONSONANTS}])([{_CONSONANTS}])$", r"a\1", letters)
        if not re.search("[aeiou]", letters)
        else letters
    )
    return letters[:1].upper() + letters[1:]
