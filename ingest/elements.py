"""A sentence as a row of elements: phrases, verbs, nouns of action, and the small words between.

This is as much syntax as the reader has: no tree, but who stands where, joined to what, behind which
preposition. Words that no lexicon knows are left out.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.element import Element
from ingest.government import govern
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND, PAST, PRESENT
from ingest.lexicon import Hit
from ingest.mention import Mention
from ingest.near import BEFORE_VERBS, VERBAL, meant, unlike
from ingest.text import Token
from ingest.text.normalize import is_arabic

STRONG = frozenset(";:؛.!?؟…()\n")
_SOFT = frozenset(",،-–—")
_QUOTES = frozenset('"“”«»')
_ADVERBS = frozenset({"also", "again", "now", "soon", "still", "then", "later", "both", "once", "ever", "even", "all"})
_ARTICLES = frozenset({"the", "a", "an", "this", "his", "its", "their"})
_LED = 5  # tokens between a delegation's name and that of its head
_BRACKET = 9  # tokens of a bracket that is passed over
_ACTIONS = ("verb", "noun", "light", "speech")


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
        if token.text == "(" and (close := _aside(pack, tokens, i, last)):
            i = close
            continue
        known = starts[token.norm] and (token.is_word or token.text in "'’")
        hit = pack.grammar.longest(tokens, i, last) if known else None
        if hit is not None and hit.entries[0].kind == "each":
            prep = pack.rules["clitic_prepositions"].get(hit.clitic)
            out.extend([Element("prep", i, hit.last, None, hit.entries, hit.clitic, "", prep)] if prep else [])
            i = hit.last
            continue
        if hit is not None:
            found = _actions(pack, tokens, hit, out)
            if not found and pack.rules["capitals"] and hit.last - i > 1:
                found, hit = _shorter(pack, tokens, hit, out)
            _subordinate(out, found)
            _auxiliary(out, found)
            out.extend(found)
            i = hit.last if found else i + 1
            continue
        out.extend(() if token.is_word else _mark(tokens, i, last))
        i += 1
    _unite(pack, tokens, out)
    return out


def _aside(pack: LanguagePack, tokens: list[Token], i: int, last: int) -> int | None:
    """The token behind a short bracket of an Arabic text, which only explains: (حماس), (كانون الأول), (41 عاما)."""
    ahead = () if pack.rules["capitals"] else range(i + 1, min(last, i + _BRACKET))
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
    for e in reversed(out):
        if e.kind in ("stop", "comp", "sub", "comma", "rel"):
            return False
        if e.is_action:
            return True
    return False


def _auxiliary(out: list[Element], found: list[Element]) -> None:
    """ "had met": a light verb right before a past form only helps it."""
    if not out or not found or out[-1].kind != "light" or out[-1].entry("aux") is None:
        return
    if found[0].is_action and found[0].tense == PAST and found[0].first - out[-1].last <= 1:
        out[-1].kind = "aux"


def _subordinate(out: list[Element], found: list[Element]) -> None:
    """ "as Trump began …": what looked like a preposition before a phrase opened a clause."""
    if (
        len(out) < 2
        or not found
        or not (found[0].kind in ("be", "aux", "modal") or (found[0].is_action and found[0].tense != GERUND))
    ):
        return
    mention, before = out[-1].mention, out[-2]
    if (
        mention is not None
        and before.kind == "prep"
        and before.entry("sub") is not None
        and mention.prep == before.value
    ):
        before.kind, mention.prep = "sub", None


def _spaced(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].end < tokens[i].start


def _actions(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element]) -> list[Element]:
    """The element of a grammar hit: of several readings, the one that the neighbours allow."""
    hit = unlike(pack, tokens, hit, out)
    fit = [e for e in hit.entries if e.kind != "verb" or meant(tokens, hit, e.value)]
    if len(fit) < len(hit.entries):
        hit = replace(hit, entries=tuple(fit))
        if not hit.entries:
            return []
    if hit.definite and is_arabic(tokens[hit.first].norm):  # a verb never has the article
        bare = (e for e in hit.entries if e.definite or (e.kind not in VERBAL and e.form != "pron"))
        hit = replace(hit, entries=tuple(bare))
        if not hit.entries:
            return []
    if hit.clitic.endswith("س"):  # the Arabic future has no past form
        hit = replace(hit, entries=tuple(e for e in hit.entries if not e.form.startswith(PAST)))
        if not hit.entries:
            return []
    kinds = [e.kind for e in hit.entries]
    entry = hit.entries[0]
    if any(k in _ACTIONS for k in kinds):
        kind = _reading(pack, tokens, hit, out, kinds)
        if kind in VERBAL and pack.rules["capitals"] and not _can_be_verb(pack, tokens, hit, out, kind):
            return []
        if kind in ("verb", "speech", "light") and not pack.rules["capitals"] and _governed(hit, out, kind):
            return []
        if kind in _ACTIONS:
            chosen = next(e for e in hit.entries if e.kind == kind)
            tense = chosen.form.split("+")[0] if kind != "noun" else ""
            return [Element(kind, hit.first, hit.last, None, hit.entries, hit.clitic, tense, chosen)]
        entry = next(e for e in hit.entries if e.kind == kind)
    if "inf" in kinds and "prep" in kinds:
        return [Element("prep", hit.first, hit.last, None, hit.entries, hit.clitic, "", "to")]
    return [Element(entry.kind, hit.first, hit.last, None, hit.entries, hit.clitic, "", entry.value)]


def _reading(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], kinds: list[str]) -> str:
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
        chosen = next(e for e in hit.entries if e.kind == verbal)
        return verbal if _looks_verbal(pack, tokens, hit, out, chosen.form.split("+")[0]) else "noun"
    if "noun" in kinds:
        return "noun"
    if verbal:
        return verbal
    return kinds[0]


def _beside_speech(hit: Hit) -> bool:
    """Whether a verb's readings as an action leave it one of speech."""
    return all(e.value.get("beside_speech") for e in hit.entries if e.kind == "verb")


def _governed(hit: Hit, out: list[Element], kind: str) -> bool:
    """Whether an Arabic form stands where only a noun can: behind a preposition, or right behind a verb."""
    entry = next(e for e in hit.entries if e.kind == kind)
    if hit.clitic[-1:] in ("ب", "ك") or (hit.clitic[-1:] == "ل" and entry.form.startswith(PAST)):
        return True
    previous = out[-1] if out else None
    if previous is None or previous.last != hit.first or hit.clitic:
        return False
    return previous.kind == "prep" or (previous.kind in ("verb", "speech", "light") and entry.form.startswith(PAST))


def _can_be_verb(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], kind: str) -> bool:
    """Whether the neighbours let a bare or -s form be a verb at all: "attacks", "lands" are mostly nouns."""
    forms = {e.form for e in hit.entries if e.kind == kind}
    if (
        forms == {PAST}
        and pack.rules["adjectives"] == "before"
        and hit.first
        and tokens[hit.first - 1].norm in _ARTICLES
    ):
        return False  # "the proposed visit"
    if not forms <= {BASE, PRESENT} or not out:
        return True
    previous = out[-1]
    gap = hit.first - previous.last
    if hit.first and tokens[hit.first - 1].norm == "no":
        return False
    between = tokens[hit.first - 1].norm
    adverb = gap == 1 and (between.endswith("ly") or between in _ADVERBS)
    if gap and not adverb:
        return False
    if previous.kind == "prep":
        return BASE in forms and tokens[hit.first - 1].norm == "to"
    if previous.kind == "np" and previous.mention is not None:
        return previous.mention.kind == "pronoun" or not (previous.mention.adjective or previous.mention.poss)
    return previous.kind in ("modal", "aux", "neg", "rel", "conj", "comma", "quote", "inf", "stop")


def _looks_verbal(pack: LanguagePack, tokens: list[Token], hit: Hit, out: list[Element], tense: str) -> bool:
    previous = out[-1] if out else None
    if tense == GERUND and pack.rules["adjectives"] == "before" and _opens_clause(tokens, hit, previous):
        return True
    near = previous is not None and hit.first - previous.last <= (1 if pack.rules["adjectives"] == "before" else 0)
    if pack.rules["adjectives"] != "before":
        if hit.clitic[:1] in ("و", "ف", "س") or not out:
            return True
        if not near or previous is None or previous.kind not in BEFORE_VERBS:
            return False
        return previous.kind != "np" or not _has_verb(out)
    if not near or previous is None:
        return False
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
            return adjacent
        return not mention.adjective and not mention.poss and mention.prep is None and tense != GERUND
    return (adjacent and previous.kind in ("rel", "sub")) or (adjacent and tense == PAST)


def _opens_clause(tokens: list[Token], hit: Hit, previous: Element | None) -> bool:
    """Whether a form in -ing stands first in its clause before a name: "Meeting Putin in Sochi, …"."""
    if hit.last >= len(tokens) or not (tokens[hit.last].text[0].isupper() or tokens[hit.last].norm in ("in", "at")):
        return False
    return previous is None or (previous.kind in ("comma", "stop", "quote") and previous.last == hit.first)


def _unite(pack: LanguagePack, tokens: list[Token], row: list[Element]) -> None:
    """Give the mentions of one coordination (A, B and C) one unit."""
    phrases = [e for e in row if e.kind == "np" and e.mention is not None]
    unit = 0
    for k, element in enumerate(phrases):
        mention = element.mention
        assert mention is not None
        before = phrases[k - 1].mention if k else None
        if before is not None and mention.heads and _sends(pack, tokens, before, mention):
            own = mention.prep if before.prep == "from" else before.prep  # وفد من قيادات حماس برئاسة فلان
            mention.unit, mention.prep, before.headed = before.unit, own, True
        elif before is not None and _coordinated(pack, tokens, row, before, mention, listed=_listed(phrases[:k])):
            mention.unit = before.unit
            if mention.prep is None or mention.prep == before.prep:
                mention.prep = before.prep
        else:
            unit += 1
            mention.unit = unit
            if mention.conj and mention.prep is None and not pack.rules["capitals"]:
                mention.prep = _shared(row, before.last if before is not None else 0, mention.first)
    _name_pairs(tokens, [e.mention for e in phrases if e.mention is not None])


def _name_pairs(tokens: list[Token], mentions: list[Mention]) -> None:
    """Of "the two leaders, X and Y" the names stand for the pair."""
    for pair, first, second in zip(mentions, mentions[1:], mentions[2:], strict=False):
        gap = [t.text for t in tokens[pair.last : first.first]]
        named = first.unit == second.unit and first.kind == second.kind == "person" and first.name and second.name
        if pair.kind == "pair" and named and gap in ([], [","], [":"]):
            pair.headed, pair.unit = True, first.unit
            for mention in mentions:
                mention.prep = pair.prep if mention.unit == first.unit else mention.prep


def _sends(pack: LanguagePack, tokens: list[Token], before: Mention, head: Mention) -> bool:
    """Whether a phrase names the delegation that `head` leads; not a place, as in وصل إلى موسكو وفد برئاسة فلان."""
    between = tokens[before.last : head.first]
    if before.kind == "person" or len(between) > _LED:
        return False
    return not any(t.norm in pack.rules.get("delegations", ()) for t in between)


def _shared(row: list[Element], first: int, last: int) -> str | None:
    """The preposition of a phrase that no lexicon knows, to which a known one is joined: على عدد من قادتها وفلان."""
    between = [e for e in row if first <= e.first < last]
    if not between or between[0].kind != "prep" or any(e.kind not in ("prep", "each") for e in between):
        return None
    prep = str(between[0].value)
    return prep if prep in ("upon", "with", "against", "between") else None


def _listed(phrases: list[Element]) -> bool:
    """Whether the last phrase is joined to the one before it: what follows may end the list, "A, B, and C"."""
    units = [e.mention.unit for e in phrases[-2:] if e.mention is not None]
    return len(units) == 2 and units[0] == units[1]


def _coordinated(
    pack: LanguagePack, tokens: list[Token], row: list[Element], a: Mention, b: Mention, *, listed: bool
) -> bool:
    if a.kind in ("event", "pronoun", "pair") or b.kind in ("event", "pronoun", "pair") or a.poss:
        return False
    led = a.heads and b.group  # "the American delegation under X and the Russian one under Y"
    if not led and (a.kind == "person") != (b.kind == "person") and not {a.kind, b.kind} <= {"person", "organization"}:
        return False
    gap = [t for t in tokens[a.last : b.first] if t.text not in _QUOTES]
    if b.conj:
        return all(t.text in ",،)" for t in gap)
    if {a.kind, b.kind} <= {"country", "person"} and a.kind == b.kind and _hyphened(pack, gap, a, b):
        return True
    if b.prep is not None and b.prep != a.prep:
        return False
    texts = [t.norm for t in gap]
    if a.first == b.first:
        return True
    conj = pack.rules["words"]["conj"]
    if len(texts) > 1 and b.office and not b.of and pack.rules["capitals"] and gap[-1].text[0].isupper():
        texts.pop()  # "and Transnistrian leader X": an adjective that no table has
    if b.prep is not None and len(texts) > 1 and texts[0] in conj:
        texts.pop()  # "with A and with B"
    if b.prep is not None and not pack.rules["capitals"] and len(texts) == 1 and texts[0].startswith("و"):
        return True  # مع فلان ومع فلان
    if not texts or not all(t in conj or t in ",،" or t in ("as", "well", *pack.rules["determiners"]) for t in texts):
        return False
    if any(t in conj for t in texts) or "well" in texts:
        return listed or not (texts[0] in ",،" and _verb_follows(row, b))
    if texts not in (["،"], [","]):
        return False
    return _list_goes_on(pack, tokens, row, b) or _headline(tokens, row, a, b) or _open_list(tokens, row, a, b)


def _hyphened(pack: LanguagePack, gap: list[Token], a: Mention, b: Mention) -> bool:
    """ "US-Cuban", "Putin-Trump", and two Arabic demonyms side by side, name both sides of one thing."""
    if [t.text for t in gap] in (["-"], ["–"]):
        a.adjective = a.adjective or (a.kind == "country" and b.adjective)
        return True
    return not gap and pack.rules["adjectives"] == "after" and a.adjective and b.adjective and a.value is not b.value


def _verb_follows(row: list[Element], mention: Mention) -> bool:
    following = next((e for e in row if e.first >= mention.last), None)
    return following is not None and (following.is_action or following.kind in ("aux", "be"))


def _headline(tokens: list[Token], row: list[Element], a: Mention, b: Mention) -> bool:
    """ "Putin, Koizumi to hold summit": in a headline a comma is "and"."""
    following = next((e for e in row if e.first >= b.last), None)
    starts = row[0].mention is a and a.kind == "person" and a.office is None and b.office is None
    return (
        starts
        and following is not None
        and following.first == b.last
        and tokens[-1].text not in "."
        and (following.is_action or following.kind == "prep")
    )


def _open_list(tokens: list[Token], row: list[Element], a: Mention, b: Mention) -> bool:
    """ "met with A, B, and other officials": names behind a preposition that no known name closes."""
    if a.prep not in ("with", "between") or b.prep is not None or not (a.name and b.name and b.office):
        return False
    following = next((e for e in row if e.first >= b.last), None)
    adjacent = following is not None and following.first == b.last
    return adjacent and following is not None and following.kind in ("comma", "stop", "prep", "conj")


def _list_goes_on(pack: LanguagePack, tokens: list[Token], row: list[Element], mention: Mention) -> bool:
    """Whether a comma before `mention` is one of a list: later an "and" joins its last member."""
    at = mention.last
    following = next((e for e in row if e.kind == "np" and e.first >= at), None)
    if following is None or following.mention is None:
        return False
    gap = [t.norm for t in tokens[at : following.first]]
    if following.mention.conj and not gap:
        return True
    conj = pack.rules["words"]["conj"]
    if not gap or not all(t in conj or t in ",،" for t in gap):
        return False
    return any(t in conj for t in gap) or _list_goes_on(pack, tokens, row, following.mention)
