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
    "جمال": "Jamal", "كمال": "Kamal", "طارق": "Tariq", "وليد": "Walid", "سمير": "Samir", "ولد": "Ould",
}  # fmt: skip
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"


def romanize(name: str) -> str:
    """A Latin reading of an Arabic name; Latin words stay as they are."""
    return " ".join(_word(w) for w in re.sub(r"[\u064b-\u0652\u0640]", "", name).split())


def _word(word: str) -> str:
    if word in _COMMON:
        return _COMMON[word]
    if word.startswith("ال") and len(word) > 3:
        return "al-" + _word(word[2:])
    letters = "".join(_LETTERS.get(c, c) for c in word)
    letters = re.sub(rf"(?<=[{_CONSONANTS}])w(?=[{_CONSONANTS}]|$)", "u", letters)
    letters = (
        re.sub(rf"(?<=[{_CONSONANTS}])([{_CONSONANTS}])$", r"a\1", letters)
        if not re.search("[aeiou]", letters)
        else letters
    )
    return letters[:1].upper() + letters[1:]
