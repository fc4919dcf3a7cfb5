"""A sentence as a row of elements: phrases, verbs, nouns of action, and the small words between.

This is as much syntax as the reader has: no tree, but who stands where, joined to what, behind which
preposition. Words that no lexicon knows are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from ingest.coordination import unite
from ingest.element import Element
from ingest.government import govern
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND, PAST, PRESENT
from ingest.lexicon import Entry, Hit
from ingest.mention import DASHES, Mention
from ingest.near import (
    ARTICLES,
    BEFORE_VERBS,
    VERBAL,
    counted,
    fitting,
    hers,
    meant,
    of_some_state,
    predicated,
    unlike,
    within_phrase,
)
from ingest.text import Token
from ingest.text.normalize import is_arabic

STRONG = frozenset(";:؛.!?؟…()\n")
_SOFT = frozenset(",،-–—")
_QUOTES = frozenset('"“”«»')
_ADVERBS = frozenset({"also", "again", "now", "soon", "still", "then", "later", "both", "each", "once", "ever", "even",
                      "all", "instead", "first", "next", "today", "tonight", "tomorrow", "rather",
                      "however"})  # fmt: skip
_OBJECTS = frozenset({"her", "him", "them"})  # who act only in "let her visit"
_DECIDES = frozenset({"قرر/يقرر", "أعلن/يعلن", "بدأ/يبدأ", "واصل/يواصل"})
_TITLE = 3  # tokens between "Cooperation" and the noun of a body: "Cooperation and Development Organisation"
_BRACKET = 9  # tokens of a bracket that is passed over
_ACTIONS = frozenset({"verb", "noun", "light", "speech"})


def elements(pack: LanguagePack, tokens: list[Token], first: int, last: int, mentions: list[Mention]) -> list[Element]:
    """The elements of tokens first..last, in order."""
    out: list[Element] = []
    by_first: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_first.setdefault(mention.first, []).append(mention)
    i, starts = first, pack.grammar.starts
    while i < last:
        same = by_first.get(i)
        if same is not None:
            govern(pack, tokens, same[-1], out[-1] if out else None)
            out.extend([Element("np", m.first, m.last, m) for m in same])
            i = max(m.last for m in same)
            continue
        token = tokens[i]
        if token.text == "(" and (close := _aside(pack, tokens, i, last, out)):
            i = close
            continue
        known = starts[token.norm] and (token.is_word or token.text in "'’")
        hit = fitting(pack, tokens, i, last, by_first) if known else None
        if hit is None and (told := _participle(pack, tokens, i, last, out)):
            out.extend(told)
            i = told[-1].last
            continue
        if hit is not None and hit.entries[0].kind == "each":
            prep = pack.rules.get("clitic_prepositions", {}).get(hit.clitic)
            out.extend([Element("prep", i, hit.last, None, hit.entries, hit.clitic, "", prep)] if prep else [])
            i = hit.last
            continue
        if hit is not None:
            found = _actions(pack, tokens, hit, out)
            if not found and pack.rules["capitals"] and hit.last - i > 1:
                found, hit = _shorter(pack, tokens, hit, out)
            if out and found and not pack.rules["capitals"]:
                out[-1].open_clause(found[0])
            _subordinate(out, found)
            _auxiliary(out, found)
            out.extend(found)
            i = hit.last if found else i + 1
            continue
        out.extend(() if token.is_word else _mark(tokens, i, last))
        i += 1
    unite(pack, tokens, out)
    return out


def _participle(pack: LanguagePack, tokens: list[Token], i: int, last: int, out: list[Element]) -> list[Element]:
    """The relative clause that a participle with the article behind somebody's name stands for: فلان الموجود في جدة."""
    behind = bool(out) and out[-1].last == i
    verb = pack.rules.get("relative_participles", {}).get(tokens[i].norm) if behind else None
    if verb is None:
        return []
    named = next((e.mention for e in reversed(out[-2:]) if e.kind != "comma"), None)
    if named is None or named.kind != "person" or not (named.name or named.office):
        return []
    clause = [replace(tokens[i], text=verb, norm=verb), *tokens[i + 1 : min(last, i + 3)]]
    hit = pack.grammar.longest(clause, 0, len(clause))
    if hit is None or not (told := _actions(pack, clause, hit, [])):
        return []
    return [Element("rel", i, i), *(replace(e, first=i + e.first, last=i + e.last) for e in told)]


def _aside(pack: LanguagePack, tokens: list[Token], i: int, last: int, out: list[Element]) -> int | None:
    """The token behind a short bracket, which only explains: (حماس), (كانون الأول), (41 عاما), or, behind a name in
    English, its initials."""
    ahead = range(i + 1, min(last, i + _BRACKET))
    if pack.rules["capitals"]:
        end = next((j for j in ahead if tokens[j].text == ")"), i)
        if end > i + 1 and all(t.norm in pack.time_words or t.norm.isdigit() for t in tokens[i + 1 : end]):
            return end + 1  # "received today (Tuesday) X"
        named = bool(out) and out[-1].kind == "np" and out[-1].last == i
        closed = named and i + 2 < last and tokens[i + 2].text == ")"
        if named and out[-1].mention is not None and out[-1].mention.kind == "organization":
            return next((j + 1 for j in ahead if tokens[j].text == ")" and tokens[i + 1].text[0].isupper()), None)
        return i + 3 if closed and tokens[i + 1].text.isupper() else None
    return next((j + 1 for j in ahead if tokens[j].text == ")"), None)


def _mark(tokens: list[Token], i: int, last: int) -> list[Element]:
    """The element of a punctuation mark, if it is one: a dot within a number or a name is none."""
    text = tokens[i].text
    if text in STRONG and not (text == "." and i + 1 < last and tokens[i + 1].is_word):
        return [Element("stop", i, i + 1)]
    if text in _QUOTES:
        return [Element("quote", i, i + 1)]
    return [Element("comma", i, i + 1)] if text in _SOFT and (text in ",،" or _spaced(tokens, i)) else []


def _shorter(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element]) -> tuple[list[Element], Hit]:
    """The reading of fewer words where the longest has none: "made a stop in Doha" is a stop, and then "in"."""
    while hit.last - hit.first > 1:
        fewer = pack.grammar.longest(tokens, hit.first, hit.last - 1)
        if fewer is None:
            break
        hit = fewer
        found = _actions(pack, tokens, hit, out)
        if found:
            return found, hit
    return [], hit


def _has_verb(out: list[Element]) -> bool:
    """Whether the clause that is being read has its verb already."""
    ends = ("stop", "comp", "sub", "comma", "rel")
    return next((e.kind not in ends for e in reversed(out) if e.is_action or e.kind in ends), False)


def _auxiliary(out: list[Element], found: list[Element]) -> None:
    """ "had met", "had been": a light verb right before a past form only helps it."""
    if not out or not found or out[-1].kind != "light" or out[-1].entry("aux") is None:
        return
    helped = found[0].kind == "be" or (found[0].is_action and found[0].tense == PAST)
    if helped and found[0].first - out[-1].last <= 1:
        out[-1].become("aux")


def _subordinate(out: list[Element], found: list[Element]) -> None:
    """ "as Trump began …": what looked like a preposition before a phrase opened a clause."""
    if (
        len(out) < 2
        or out[-1].kind not in ("np", "conj")
        or not found
        or not (found[0].kind in ("be", "aux", "modal") or (found[0].is_action and found[0].tense != GERUND))
    ):
        return
    k = len(out) - 1
    while k > 1 and out[k].kind in ("np", "conj", "comma") and out[k - 1].kind in ("np", "conj", "comma"):
        k -= 1  # "as A and B looked on"
    mention, before = out[k].mention, out[k - 1]
    if (
        mention is not None
        and before.kind == "prep"
        and before.entry("sub") is not None
        and mention.prep == before.value
    ):
        before.become("sub")
        mention.prep = None


def _spaced(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].end < tokens[i].start


def _actions(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element]) -> list[Element]:
    """The element of a grammar hit: of several readings, the one that the neighbours allow."""
    hit = unlike(pack, tokens, hit, out)
    if not hit.entries:
        return []
    if "verb" in hit.entries.by_kind:
        hit = hit.only(lambda e: e.kind != "verb" or (meant(tokens, hit, e.value) and predicated(e, tokens, hit, out)))
    if hit.definite and is_arabic(tokens[hit.first].norm):  # a verb never has the article
        hit = hit.only(lambda e: e.definite or (e.kind not in VERBAL and e.form != "pron"))
    if tokens[hit.first].text.endswith("ة"):  # وزارة is not وزاره, "and he visited it"
        hit = hit.only(lambda e: not e.form.endswith("+o"))
    if not pack.rules["capitals"] and counted(pack, tokens, hit.first):
        hit = hit.only(lambda e: e.kind not in VERBAL or e.form != GERUND)  # 130 متهما: the accused
    if hit.clitic.endswith("س"):  # the Arabic future has no past form
        hit = hit.only(lambda e: not e.form.startswith(PAST))
    if not hit.entries or (pack.rules["capitals"] and "noun" in hit.entries.by_kind and _in_title(pack, tokens, hit)):
        return []
    kinds, entry = hit.entries.by_kind, hit.entries[0]
    if not _ACTIONS.isdisjoint(kinds):
        kind = _reading(pack, tokens, hit, out, kinds)
        if kind in VERBAL and pack.rules["capitals"] and not _can_be_verb(pack, tokens, hit, out, kind):
            return []
        if (
            kind in ("verb", "speech", "light")
            and not pack.rules["capitals"]
            and _governed(pack, tokens, hit, out, kind)
        ):
            return []
        if kind in _ACTIONS:
            chosen = kinds[kind]
            tense = chosen.form.split("+")[0] if kind != "noun" else ""
            return [Element(kind, hit.first, hit.last, None, hit.entries, hit.clitic, tense, chosen)]
        entry = kinds[kind]
    if "inf" in kinds and "prep" in kinds:
        return [Element("prep", hit.first, hit.last, None, hit.entries, hit.clitic, "", "to")]
    return [Element(entry.kind, hit.first, hit.last, None, hit.entries, hit.clitic, "", entry.value)]


def _in_title(pack: LanguagePack, tokens: list[Token], hit: Hit) -> bool:
    """Whether a noun of cooperation belongs to the name of a body or post: "the Forum for Regional Cooperation"."""
    joint = any(e.kind == "noun" and e.value["type"] == "COOPERATE" for e in hit.entries)
    if not joint or not tokens[hit.last - 1].text[0].isupper():
        return False
    nouns, conj = pack.rules.closed("title_nouns"), {",", *pack.rules["words"]["conj"]}
    ahead = tokens[hit.last : hit.last + _TITLE]
    behind = takewhile(lambda t: t.text[0].isupper() or t.norm in conj, ahead)
    if any(t.norm in nouns for t in behind):
        return True
    start = hit.first
    while start and (tokens[start - 1].text[0].isupper() or tokens[start - 1].norm in conj):
        start -= 1
    joined = start > 1 and tokens[start - 1].norm in pack.rules.closed("title_joins")
    return joined and tokens[start - 2].norm in nouns and tokens[start - 2].text[0].isupper()


def _reading(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], kinds: Mapping[str, Entry]) -> str:
    verbal = next((k for k in ("verb", "speech", "light") if k in kinds), "")
    if verbal == "verb" and "speech" in kinds and _beside_speech(hit):
        verbal = "speech"
    if (
        "noun" in kinds
        and is_arabic(tokens[hit.first].norm)
        and ((hit.definite and not any(e.definite for e in hit.entries)) or hit.clitic[-1:] in ("ب", "ل", "ك"))
    ):
        return "noun"
    if "noun" in kinds and verbal:
        chosen = kinds[verbal]
        if chosen.form.endswith("+o") and verbal == "verb" and "obj" not in chosen.value["verb"]:
            return "noun"  # nobody "solidarises her": تضامنها is "her solidarity"
        return verbal if _looks_verbal(pack, tokens, hit, out, chosen.form) else "noun"
    if "noun" in kinds:
        return "noun"
    if verbal:
        return verbal
    return hit.entries[0].kind


def _beside_speech(hit: Hit) -> bool:
    """Whether a verb's readings as an action leave it one of speech."""
    return all(e.value.get("beside_speech") for e in hit.entries if e.kind == "verb")


def _governed(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], kind: str) -> bool:
    """Whether an Arabic form stands where only a noun can: behind a preposition, not حتى, or right behind a verb."""
    entry = hit.entries.by_kind[kind]
    if hit.clitic[-1:] in ("ب", "ك") or (hit.clitic[-1:] == "ل" and entry.form.startswith(PAST)):
        return True
    previous = out[-1] if out else None
    if previous is None or previous.last != hit.first or hit.clitic:
        return False
    absent = previous.kind == "neg" and tokens[previous.first].norm in pack.rules.closed("absence")  # بعدم مطالبة
    behind = absent or (previous.kind == "prep" and previous.entry("sub") is None)
    return behind or (previous.kind in VERBAL and entry.form.startswith(PAST))


def _can_be_verb(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], kind: str) -> bool:
    """Whether the neighbours let a bare or -s form be a verb at all: "attacks", "lands" are mostly nouns."""
    forms = {e.form for e in hit.entries if e.kind == kind}
    if forms == {PAST} and pack.rules["adjectives"] == "before" and _describes(tokens, hit, out):
        return False
    if forms <= {BASE, PRESENT} and hit.first and tokens[hit.first - 1].norm in ARTICLES:
        return False  # "the attack derailed"
    if forms <= {BASE, PRESENT} and hers(pack, tokens, hit):
        return False
    if not forms <= {BASE, PRESENT} or not out:
        return True
    if forms == {PRESENT} and tokens[hit.first].text[0].isupper() and tokens[hit.first - 1].text.islower():
        return False  # "the two Parties and States"
    previous = out[-1]
    gap = hit.first - previous.last
    if hit.first and tokens[hit.first - 1].norm == "no":
        return False
    between = tokens[hit.first - 1].norm
    adverb = gap == 1 and (between.endswith("ly") or between in _ADVERBS)
    if gap and not adverb and not _parted_by_day(pack, tokens, hit, out):
        return False
    if previous.kind == "prep":
        return BASE in forms and (tokens[hit.first - 1].norm == "to" or _parted_by_day(pack, tokens, hit, out))
    if previous.kind == "np" and previous.mention is not None:
        described = previous.mention.kind == "country" and within_phrase(tokens, previous.first)
        free = not (previous.mention.adjective or previous.mention.poss or described)
        return previous.mention.kind == "pronoun" or free
    return previous.kind in ("modal", "aux", "neg", "rel", "conj", "comma", "quote", "inf", "stop")


def _parted_by_day(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element]) -> bool:
    """Whether only a day parts a verb from its "will": "will on Friday sign", "will next week visit"."""
    day, helper = (out[-1], out[-2]) if out[-1].kind == "prep" and len(out) > 1 else (None, out[-1])
    told = helper.kind == "modal" and (day is None or (day.value in ("on", "in") and helper.last == day.first))
    between = tokens[day.last if day is not None else helper.last : hit.first]
    words = pack.rules.get("day_words", ())
    return told and bool(between) and all(t.norm in pack.time_words or t.norm in words for t in between)


def _describes(tokens: list[Token], hit: Hit, out: list[Element]) -> bool:
    """Whether a participle is but an attribute: "the proposed visit", "his delayed visit", "a long-awaited visit"."""
    before = tokens[hit.first - 1] if hit.first else None
    if before is None or not out:
        return before is not None and before.norm in ARTICLES
    if before.text in DASHES:
        if tokens[hit.first - 2].norm in ("re", "co"):
            return False  # "re-imposed"
        return out[-1].last != hit.first - 1  # "a Qatari-mediated deal" tells who did it
    owned = out[-1].mention is not None and out[-1].mention.poss and out[-1].last in (hit.first, hit.first - 1)
    return before.norm in ARTICLES or owned


def _looks_verbal(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], tense: str) -> bool:
    previous = out[-1] if out else None
    if tense == GERUND and pack.rules["adjectives"] == "before" and _opens_clause(tokens, hit, previous):
        return True
    near = previous is not None and hit.first - previous.last <= (1 if pack.rules["adjectives"] == "before" else 0)
    if pack.rules["adjectives"] != "before":
        if near and previous is not None and previous.kind == "noun" and tense.endswith("+o"):
            return False  # "its dismay and condemnation"
        if not out and of_some_state(pack, tokens, hit):
            return False  # رفض فلسطيني لخطة السلام
        if hit.clitic[:1] in ("و", "ف", "س") or not out:
            return True
        if previous is not None and previous.kind == "comma" and _awaits_object(out):
            return False  # قررت مالي اليوم، طرد السفير
        if not near or previous is None or previous.kind not in BEFORE_VERBS:
            return False
        return previous.kind != "np" or not _has_verb(out)
    if tense == BASE and out and _parted_by_day(pack, tokens, hit, out):
        return True
    if not near or previous is None:
        return False
    if tense == PRESENT and hit.last < len(tokens) and tokens[hit.last].norm == "against":
        return False  # "the EU sanctions against"
    adjacent = previous.last == hit.first
    if previous.kind == "prep":
        return adjacent and (
            (tokens[hit.first - 1].norm == "to" and tense == BASE)
            or (tense == GERUND and previous.value in ("after", "before", "by"))
        )
    if previous.kind in ("aux", "neg", "modal"):
        return tense in (BASE, PAST)
    if previous.kind == "be":
        return tense in (GERUND, PAST)
    if previous.kind == "np" and previous.mention is not None:
        mention = previous.mention
        if mention.kind == "pronoun":
            acts = adjacent and not hers(pack, tokens, hit)
            return acts and (tense == BASE or tokens[previous.first].norm not in _OBJECTS)
        if mention.prep == "with" and tense == GERUND and adjacent and hit.last < len(tokens):
            return tokens[hit.last].norm in pack.rules["own"]  # "with X meeting his counterpart"
        return not mention.adjective and not mention.poss and mention.prep is None and tense != GERUND
    if tokens[previous.first].norm in pack.rules["owning_relatives"]:
        return False  # "whose visit was put off"
    return (adjacent and previous.kind in ("rel", "sub")) or (adjacent and tense == PAST)


def _awaits_object(out: list[Element]) -> bool:
    """Whether an Arabic verb of deciding or announcing has not been told yet what."""
    for e in reversed(out):
        if e.is_named_action or e.kind in ("stop", "comp", "quote"):
            return e.kind == "light" and e.value.value in _DECIDES and e.tense.startswith(PAST)
    return False


def _opens_clause(tokens: list[Token], hit: Hit, previous: Element | None) -> bool:
    """Whether a form in -ing stands first in its clause before a name: "Meeting Putin in Sochi, …"."""
    if hit.last >= len(tokens) or not (tokens[hit.last].text[0].isupper() or tokens[hit.last].norm in ("in", "at")):
        return False
    return previous is None or (previous.kind in ("comma", "stop", "quote") and previous.last == hit.first)
