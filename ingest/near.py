"""What a word means, by the words near it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import PREDICATE
from ingest.lexicon import Entry, Hit
from ingest.mention import Mention
from ingest.text import Token, among
from ingest.text.normalize import fold, is_arabic, stem

ARTICLES = frozenset({"the", "a", "an", "this", "his", "its", "their"})
BEFORE_VERBS = frozenset({"rel", "comp", "stop", "comma", "neg", "aux", "sub", "be", "np"})
VERBAL = frozenset({"verb", "light", "speech"})
_NEAR = 10  # tokens from a verb on, in which its row may need a word
_NEAR_TITLES = 20  # where the subject stands between, with all titles: تلقى خادم الحرمين الشريفين الملك فلان رسالة
_FURTHER = 8  # more, for the words that bar a meaning
_PHRASE = 5  # more where somebody with a long title stands between: "told China's top diplomat, X, by telephone"
_YEAR = 4  # digits of a year
_ENDS = frozenset(".!?؟")
_LINE_ENDS = _ENDS | {"\n"}
_PROCLITICS = ("", "و", "ل", "ب", "ال", "وال", "لل", "بال")
_DEGREES = 3  # words between "is" and its predicate: "is not at all happy with"
_DOUBLED = "\u0651"  # the Arabic sign that tells بيّن, "he explained", from بين


@cache
def near_words(near: tuple[str, ...]) -> frozenset[str]:
    """Words that a row looks for near its trigger, as tokens are folded, with the Arabic proclitics."""
    return frozenset(c + fold(w) for w in near for c in _PROCLITICS if " " not in w)


@cache
def near_phrases(near: tuple[str, ...]) -> tuple[str, ...]:
    """The same of expressions of several words: غير مبرر."""
    return tuple(f" {c}{fold(w)} " for w in near for c in _PROCLITICS if " " in w)


@cache
def near_begins(near: tuple[str, ...]) -> frozenset[str]:
    """The first words of these."""
    return frozenset(phrase.split()[0] for phrase in near_phrases(near))


def has(tokens: list[Token], near: tuple[str, ...]) -> bool:
    """Whether one of the words or expressions stands among the tokens."""
    words = near_words(near)
    if among(words, tokens):
        return True
    phrases = near_phrases(near)
    if not phrases or not among(near_begins(near), tokens):
        return False
    said = f" {' '.join([t.norm for t in tokens])} "
    return any(phrase in said for phrase in phrases)


def meant(tokens: list[Token], hit: Hit, row: dict[str, Any]) -> bool:
    """Whether a verb means what its row says, by the words behind it: "call on X to act" is no visit."""
    needed, barred, after = row.get("needs_near"), row.get("not_near"), row.get("not_behind")
    if after and hit.first and tokens[hit.first - 1].norm in after:
        return False  # بما يتوافق مع القواعد
    if not (needed or barred):
        return True
    near = _NEAR_TITLES if is_arabic(tokens[hit.first].norm) else _NEAR + _PHRASE * bool(row.get("near_before"))
    far = min(len(tokens), hit.first + near + _FURTHER * is_arabic(tokens[hit.first].norm))
    end = next((i for i in range(hit.last, far) if tokens[i].text in _ENDS), far)
    behind, beyond = tokens[hit.first : min(end, hit.first + near)], tokens[hit.first : end]
    about = [*tokens[max(0, hit.first - near) : hit.first], *behind] if row.get("near_before") else behind
    return not (needed and not has(about, tuple(needed))) and not (barred and has(beyond, tuple(barred)))


def counted(pack: LanguagePack, tokens: list[Token], i: int) -> bool:
    """Whether a number counts what stands at token i, 130 متهما; not one that tells a day or a year: عام 2015."""
    number = tokens[i - 1].norm if i else ""
    if not number or not number[-1].isdigit() or (len(number) == _YEAR and number[:2] in ("19", "20")):
        return False
    before = tokens[i - 2].norm if i > 1 else ""
    return not any(word in pack.time_words for word in (before, stem(before))) and before not in "/-:."


def spoken_so(tokens: list[Token], row: list[Element], k: int, phrases: Sequence[str], denied: Sequence[str]) -> bool:
    """Whether the clause of element k says how it was told: by telephone, not in person nor in another meeting."""
    end = next((e.first for e in row[k + 1 :] if e.kind == "stop" or _meets(e)), -1)
    if end < 0:  # a line that ends without a stop
        end = next((i for i in range(row[-1].last, len(tokens)) if tokens[i].text in _LINE_ENDS), len(tokens))
    clause = " ".join(t.norm for t in tokens[row[k].first : end])
    told = [fold(phrase) for phrase in phrases]
    return any(p in clause and not any(f" {no} {p}" in clause for no in denied) for p in told)


def _meets(e: Element) -> bool:
    """Whether a verb tells of another meeting: "spoke with X in Paris and called Y by phone"."""
    return e.kind == "verb" and any(x.kind == "verb" and x.value["type"] == "MEET" for x in e.entries)


def fitting(
    pack: LanguagePack, tokens: list[Token], i: int, last: int, mentions: Mapping[int, list[Mention]]
) -> Hit | None:
    """The longest entry at token i, or its first word alone where the last belongs to what follows; `mentions` are
    by their first tokens."""
    hit = pack.grammar.longest(tokens, i, last)
    if hit is None or hit.last - i <= 1:
        return hit
    party = tokens[hit.last - 1].norm in pack.rules.get("parties", ())  # من الجانب القطري is not من جانب
    town = _in_town(hit, mentions.get(hit.last, []))  # بحث في سوتشي
    return pack.grammar.longest(tokens, i, i + 1) if party or town else hit


def _in_town(hit: Hit, behind: list[Mention]) -> bool:
    """Whether a verb of several words, the last a preposition, is rather one of fewer that is told of a town."""
    town = any(m.kind == "place" or (m.kind == "country" and m.known == "metonym") for m in behind)
    return town and all(e.kind == "light" for e in hit.entries)


def unlike(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element]) -> Hit:
    """The hit with the readings that fit of a small word that is written like a verb: عبّر عن, عبر الحدود."""
    behind = pack.rules.get("homographs", {}).get(tokens[hit.first].norm[len(hit.clitic) :])
    if behind is None or hit.last - hit.first > 1:
        return hit
    opens = not out or out[-1].kind in BEFORE_VERBS - {"np"} or (out[-1].kind == "np" and hit.clitic == "و")
    near = {t.norm for t in tokens[hit.last : hit.last + _NEAR]}
    doubled = _DOUBLED in tokens[hit.first].text
    if doubled and tokens[hit.first].norm[len(hit.clitic) :] in pack.rules.get("undoubled", ()):
        doubled = False  # يعدّ, "is counted", not يعد, "promises"
    verbal = doubled or (opens and bool(near & {fold(w) for w in behind}))
    return hit.only(lambda e: (e.kind in VERBAL) == verbal)


def predicated(entry: Entry, tokens: list[Token], hit: Hit, out: list[Element]) -> bool:
    """Whether an entry, if it is an adjective, is said of a subject: "is critical of"; not "a paper critical of"."""
    if entry.form != PREDICATE:
        return True
    before = next((e for e in reversed(out) if e.kind != "neg"), None)
    if before is None or before.kind in ("comma", "stop", "conj"):
        return not out or out[-1].last == hit.first
    told = before.kind == "be" or (before.kind == "light" and before.value.value.startswith("become"))
    between = tokens[before.last : hit.first]
    return told and len(between) <= _DEGREES and all(t.is_word for t in between)


def within_phrase(tokens: list[Token], at: int) -> bool:
    """Whether an article and a word stand before token `at`, so that a phrase goes on: "the latest U.S. sanctions"."""
    return at > 1 and tokens[at - 2].norm in ARTICLES and tokens[at - 1].text.islower()


def hers(pack: LanguagePack, tokens: list[Token], hit: Hit) -> bool:
    """Whether a noun is hers: "her visit", but "let her visit"."""
    her = hit.first > 0 and tokens[hit.first - 1].norm in pack.rules.get("hers", ())
    return her and (hit.first < 2 or tokens[hit.first - 2].norm not in pack.rules["letting"])


def of_some_state(pack: LanguagePack, tokens: list[Token], hit: Hit) -> bool:
    """Whether behind a word that begins a sentence stands the adjective of a state without the article, with a
    preposition written on what follows: no verb has it for its subject."""
    word = pack.names.longest(tokens, hit.last, len(tokens)) if hit.last < len(tokens) else None
    if word is None or word.clitic or word.last - word.first > 1 or word.last >= len(tokens):
        return False
    bare = not tokens[word.first].norm.startswith("ال")
    return (
        bare
        and any(e.kind == "country" and e.form == "demonym" for e in word.entries)
        and (tokens[word.last].norm.startswith("ل") or tokens[word.last].norm in pack.prepositions)
    )
