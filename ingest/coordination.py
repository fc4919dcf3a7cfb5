"""Which phrases of a sentence stand together: A, B and C, the two leaders X and Y, a delegation and its head."""

from __future__ import annotations

from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, PAST, PRESENT
from ingest.mention import QUOTES, Mention
from ingest.near import VERBAL
from ingest.offices import WHOLE
from ingest.text import Token, among

# what may stand about a day between two who are joined: "A on Tuesday and, a day later, B"
_BETWEEN = frozenset({"on", "in", "later", "then", "also", "separately", "earlier", "afterwards", "subsequently"})
_TOGETHER = {(*p, *the) for p in (("together", "with"), ("along", "with"), ("alongside",)) for the in ((), ("the",))}
_SEPARATORS = frozenset(",،;؛")
_DUAL = ("ان", "ين", "اه", "يه")  # how the Arabic word for two people ends
_LED = 5  # tokens between a delegation's name and that of its head


def unite(pack: LanguagePack, tokens: list[Token], row: list[Element]) -> None:
    """Give the mentions of one coordination (A, B and C) one unit."""
    phrases = [e for e in row if e.kind == "np" and e.mention is not None]
    unit = 0
    for k, element in enumerate(phrases):
        mention = element.mention
        assert mention is not None
        before = phrases[k - 1].mention if k else None
        if before is not None and _apposed(tokens, before, mention):
            mention.unit, mention.prep, mention.headed = before.unit, before.prep, True
        elif before is not None and _named_behind(tokens, before, mention):
            mention.unit, mention.prep, before.headed = before.unit, before.prep, True
        elif before is not None and mention.heads and _sends(pack, tokens, before, mention):
            own = mention.prep if before.prep == "from" else before.prep  # وفد من قيادات حماس برئاسة فلان
            mention.unit, mention.prep, before.headed = before.unit, own, True
        elif before is not None and _coordinated(pack, tokens, row, before, mention, listed=_listed(phrases[:k])):
            mention.unit = before.unit
            before.headed = before.headed or _lists_members(tokens, before, mention)
            if mention.prep is None or mention.prep == before.prep:
                mention.prep = before.prep
        elif (other := _elsewhere(pack, tokens, row, phrases, k)) is not None:
            mention.unit, mention.prep = other.unit, other.prep
        else:
            unit += 1
            mention.unit = unit
            if mention.conj and mention.prep is None and not pack.rules["capitals"]:
                mention.prep = _shared(row, before.last if before is not None else 0, mention.first)
    _name_pairs(tokens, [e.mention for e in phrases if e.mention is not None])
    _name_counterparts(tokens, [e.mention for e in phrases if e.mention is not None])


def _apposed(tokens: list[Token], named: Mention, office: Mention) -> bool:
    """Whether a phrase only tells the office of whoever is named right before it: فلان، رئيس الدولة، ."""
    if named.kind != "person" or office.kind != "person" or not named.name or office.name or not office.office:
        return False
    free = not (office.conj or office.prep or office.counterpart or office.own) and named.number == "sg"
    gap = [t.text for t in tokens[named.last : office.first]]
    behind = tokens[office.last].text if office.last < len(tokens) else "."
    closed = (gap in (["،"], [","]) or (not gap and office.office not in WHOLE)) and behind in ",،."
    same = office.entity is not None and office.entity is named.entity
    return free and ((same and not gap) or (closed and (same or office.entity is None)))


def _name_counterparts(tokens: list[Token], mentions: list[Mention]) -> None:
    """Of "her French and Polish counterparts X and Y" the names stand for both."""
    for k in range(1, len(mentions) - 2):
        both, names = mentions[k - 1 : k + 1], mentions[k + 1 : k + 3]
        alone = all(m.counterpart and m.name is None and m.unit == both[0].unit for m in both)
        named = all(m.kind == "person" and m.name and m.unit == names[0].unit for m in names)
        if not (alone and named) or [t.text for t in tokens[both[1].last : names[0].first]] not in ([], [","]):
            continue
        for mention, name in zip(both, names, strict=True):
            mention.headed, name.unit, name.prep, name.of = True, mention.unit, mention.prep, name.of or mention.of


def _named_behind(tokens: list[Token], counterpart: Mention, named: Mention) -> bool:
    """Whether a counterpart is named behind a comma: "he and his Peruvian counterpart, X, met"."""
    alone = counterpart.counterpart and counterpart.name is None and counterpart.number == "sg"
    fits = alone and named.kind == "person" and bool(named.name) and not (named.counterpart or named.conj or named.prep)
    return fits and [t.text for t in tokens[counterpart.last : named.first]] in ([], [","])


def _name_pairs(tokens: list[Token], mentions: list[Mention]) -> None:
    """Of "the two leaders, X and Y" the names stand for the pair."""
    for pair, first, second in zip(mentions, mentions[1:], mentions[2:], strict=False):
        named = first.unit == second.unit and first.kind == second.kind == "person" and first.name and second.name
        if pair.kind != "pair" or not named:
            continue
        if [t.text for t in tokens[pair.last : first.first]] in ([], [","], [":"]):
            pair.headed, pair.unit = True, first.unit
            for mention in mentions:
                mention.prep = pair.prep if mention.unit == first.unit else mention.prep


def _elsewhere(
    pack: LanguagePack, tokens: list[Token], row: list[Element], phrases: list[Element], k: int
) -> Mention | None:
    """To whom phrase k is joined behind the place where he was: "met A in Baku and B in Yerevan"."""
    one, place, mention = phrases[k - 2].mention if k > 1 else None, phrases[k - 1].mention, phrases[k].mention
    if one is None or place is None or mention is None or one.kind != "person" or mention.kind != "person":
        return None
    if place.prep != "in" or place.kind not in ("place", "country") or place.first - one.last != 1:
        return None
    gap = [t.norm for t in tokens[place.last : mention.first]]
    joined = bool(gap) and gap[-1] in pack.rules["words"]["conj"] and gap[:-1] in ([], [","])
    here = mention.prep is None and not mention.poss and (one.name or one.office)
    met = one.prep == "with" or (one.prep is None and any(e.kind == "verb" and e.last == one.first for e in row))
    if not pack.rules["capitals"]:
        joined, met = mention.conj and gap in ([], ["،"], [","]), one.prep in ("with", "b") or _whom(row, one)
    return one if joined and here and met and not _act_together(row, mention) else None


def _whom(row: list[Element], one: Mention) -> bool:
    """Whether an Arabic verb of meeting is the last before somebody: يلتقي فلان فلانا في بلد وفلانا في آخر."""
    verb = next((e for e in reversed(row) if e.is_action and e.last <= one.first), None)
    return verb is not None and any(e.kind == "verb" and e.value["type"] == "MEET" for e in verb.entries)


def _lists_members(tokens: list[Token], body: Mention, first: Mention) -> bool:
    """Whether those of a body are named behind it, each with his country: "the group's envoys, X of A and Y of B"."""
    several = body.kind == "organization" and body.group and first.kind == "person" and bool(first.name and first.of)
    return several and not first.office and [t.text for t in tokens[body.last : first.first]] == [","]


def _sends(pack: LanguagePack, tokens: list[Token], before: Mention, head: Mention) -> bool:
    """Whether a phrase names the delegation that `head` leads; not a place, as in وصل إلى موسكو وفد برئاسة فلان."""
    between = tokens[before.last : head.first]
    if before.kind == "person" or len(between) > _LED:
        return False
    return not among(pack.rules.closed("delegations"), between)


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
    if _with_him(pack, tokens, a, b):
        return True
    if _with_delegation(pack, tokens, a, b):
        b.headed = True
        return True
    if a.kind in ("event", "pronoun", "pair") or b.kind in ("event", "pronoun", "pair") or a.poss:
        return False
    led = a.heads and b.group  # "the American delegation under X and the Russian one under Y"
    led = led or (a.group and a.prep is not None and b.kind == "person" and not _act_together(row, b))
    if not led and (a.kind == "person") != (b.kind == "person") and not {a.kind, b.kind} <= {"person", "organization"}:
        return False
    gap = [t for t in tokens[a.last : b.first] if t.text not in QUOTES]
    if b.conj:
        if all(t.text in ",،)" for t in gap):
            return not (gap and _has_clause(row, b))
        apart = a.kind == b.kind == "person" and a.prep is not None and not _act_together(row, b)
        return apart and all(t.norm in pack.time_words for t in gap)  # مع فلان الأحد وفلان الاثنين
    spaced = bool(gap) and gap[0].start > tokens[a.last - 1].end and pack.rules["capitals"]  # "BOGOTA, Colombia - Peru"
    alike = {a.kind, b.kind} <= {"country", "person"} and a.kind == b.kind and not spaced
    if alike and _hyphened(pack, gap, a, b):
        return True
    if a.kind == b.kind == "person" and _accompanied(pack, [t.norm for t in gap]):
        b.prep = a.prep
        return True
    if a.kind == b.kind == "person" and b.prep is None and _apart(pack, gap) and not _verb_follows(row, b):
        return True
    if b.prep is not None and b.prep != a.prep:
        return False
    if a.first == b.first:
        return True
    if pack.rules["capitals"] and _opens_clause(row, a, b):
        return False
    texts = _joining(pack, gap, b)
    if not pack.rules["capitals"] and texts and texts[0].startswith("و") and _joined(pack, a, b, texts):
        return True
    return bool(texts) and _enumerated(pack, tokens, row, a, b, texts, listed=listed)


def _with_him(pack: LanguagePack, tokens: list[Token], a: Mention, b: Mention) -> bool:
    """Whether somebody is joined to a pronoun: "she and X", "X and he"; or a state to his own, بلاده وفرنسا, or to the
    body spoken of, بين الحركة وإسرائيل."""
    kinds = {a.kind: a, b.kind: b}
    one = kinds.get("pronoun")
    if one is not None and one is a and one.value in ("body", "it") and kinds.keys() & {"country", "organization"}:
        return b.conj and a.last == b.first and not b.adjective and a.prep in ("between", "with")
    if one is not None and one.value == "home" and kinds.keys() == {"country", "pronoun"}:
        return b.conj and a.last == b.first and not (a.adjective or b.adjective)
    alone = kinds.keys() == {"person", "pronoun"} and one is not None and one.value in ("m", "f") and not one.own
    gap = [t.norm for t in tokens[a.last : b.first]]
    return alone and len(gap) == 1 and gap[0] in pack.rules["words"]["conj"] and not a.poss


def _with_delegation(pack: LanguagePack, tokens: list[Token], a: Mention, b: Mention) -> bool:
    """Whether only his own delegation is joined to somebody: "Pham Minh Chinh and a delegation of Vietnam"."""
    home = a.entity.country if a.entity is not None else a.of
    own = b.group and b.kind == "country" and a.kind == "person" and bool(a.name) and home == b.value.iso3
    gap = [t.norm for t in tokens[a.last : b.first]]
    joined = bool(gap) and gap[0] in pack.rules["words"]["conj"] and len(gap) <= _LED
    return own and joined and not any(t in pack.rules["words"]["conj"] for t in gap[1:])


def _accompanied(pack: LanguagePack, gap: list[str]) -> bool:
    """Whether the second comes with the first: "together with X", الرئيس فلان أمس ومعه فلان."""
    together = tuple(t for t in gap if t not in ",") in _TOGETHER
    return together or not set(gap[-2:]).isdisjoint(pack.rules.get("accompanied", ()))


def _apart(pack: LanguagePack, gap: list[Token]) -> bool:
    """Whether commas part off how the second came in: "received A and, in another audience, B"."""
    words = [t.norm for t in gap]
    parted = len(words) > 4 and words[1] == words[-1] == "," and words.count(",") == 2
    return parted and words[0] in pack.rules["words"]["conj"] and words[2] in pack.prepositions


def _joining(pack: LanguagePack, gap: list[Token], b: Mention) -> list[str]:
    """The words between two phrases that may join them, without those that only tell when, or repeat a word."""
    conj, texts = pack.rules["words"]["conj"], [t.norm for t in gap]
    if any(t in conj for t in texts):
        texts = [t for t in texts if t not in _BETWEEN and t not in pack.time_words]
    if len(texts) > 1 and b.office and not b.of and pack.rules["capitals"] and gap[-1].text[0].isupper():
        texts.pop()  # "and Transnistrian leader X": an adjective that no table has
    if b.prep is not None and len(texts) > 1 and texts[0] in conj:
        texts.pop()  # "with A and with B"
    return texts


def _enumerated(
    pack: LanguagePack, tokens: list[Token], row: list[Element], a: Mention, b: Mention, gap: list[str], *, listed: bool
) -> bool:
    """Whether commas and words for "and" alone stand between two, and no new clause begins with the second."""
    conj = pack.rules["words"]["conj"]
    if not all(t in conj or t in _SEPARATORS or t in ("as", "well", *pack.rules["determiners"]) for t in gap):
        return False
    if gap[0] in ";؛" and (not (a.name and b.name) or _act_together(row, b)):
        return False
    if any(t in conj for t in gap) or "well" in gap:
        somewhere = a.kind == "country" and a.prep not in (None, "between", "including") and b.prep is None
        if somewhere and _new_clause(pack, tokens, row, b):
            return False
        return listed or not (gap[0] in _SEPARATORS and _verb_follows(row, b))
    if len(gap) != 1 or gap[0] not in _SEPARATORS:
        return False
    if _counted_behind(pack, tokens, row, b):
        return False
    listed = _list_goes_on(pack, tokens, row, b) or _headline(tokens, row, a, b)
    return listed or _open_list(row, a, b) or _gathered(row, a, b)


def _counted_behind(pack: LanguagePack, tokens: list[Token], row: list[Element], b: Mention) -> bool:
    """Whether others did the same so many times, the verb left out: "expelled four Finns, Italy and Malta two"."""
    if "quantities" not in pack.rules:
        return False
    start = next((k for k, e in enumerate(row) if e.mention is b), len(row))
    for e, behind in zip(row[start : start + 3], row[start + 1 : start + 4], strict=False):
        if e.kind not in ("np", "conj"):
            return False
        count = tokens[e.last].norm
        counted = count.isdigit() or count in pack.rules["quantities"]
        if e.kind == "np" and counted and behind.first == e.last + 1 and behind.kind in ("comma", "conj", "stop"):
            return True
    return False


def _joined(pack: LanguagePack, a: Mention, b: Mention, gap: list[str]) -> bool:
    """Whether "and" is written on a word between: مع فلان ومع فلان, روسيا وجمهورية أذربيجان, والنائبان فلان وفلان."""
    if len(gap) == 1 and (b.prep is not None or gap[0][1:] in pack.transparent or gap[0] in pack.rules["seconds"]):
        return True
    several = gap[0].endswith(_DUAL) and len(gap) <= _LED and all(t.isalpha() for t in gap)
    return a.kind == b.kind == "person" and several


def _hyphened(pack: LanguagePack, gap: list[Token], a: Mention, b: Mention) -> bool:
    """ "US-Cuban", "Putin-Trump", and two Arabic demonyms side by side, name both sides of one thing."""
    if [t.text for t in gap] in (["-"], ["–"]):
        a.adjective = a.adjective or (a.kind == "country" and b.adjective)
        return True
    return not gap and pack.rules["adjectives"] == "after" and a.adjective and b.adjective and a.value is not b.value


def _verb_follows(row: list[Element], mention: Mention) -> bool:
    following = next((e for e in row if e.first >= mention.last), None)
    return following is not None and (following.is_action or following.kind in ("aux", "be"))


def _opens_clause(row: list[Element], a: Mention, b: Mention) -> bool:
    """Whether b is no second object but the subject of what follows it: "condemned A and B will respond"."""
    before = next((e for e in reversed(row) if e.last <= a.first), None)
    verb = next((e for e in row if e.first >= b.last), None)
    if before is None or before.kind != "verb" or before.last != a.first or verb is None or verb.first != b.last:
        return False
    return verb.kind in ("be", "aux", "modal") or (verb.is_action and verb.tense in (PAST, PRESENT))


def _has_clause(row: list[Element], mention: Mention) -> bool:
    """Whether a verb without "and" stands right behind a mention: التقى فلانا، وفلان تلقى رسالة."""
    verb = next((e for e in row if e.first >= mention.last), None)
    told = verb is not None and verb.kind in ("verb", "light", "speech") and verb.first == mention.last
    return told and verb is not None and not verb.clitic and verb.tense in (PAST, PRESENT)


def _act_together(row: list[Element], first: Mention) -> bool:
    """Whether a mention behind a semicolon, or the last of those joined to it, has a verb: "; A and B left"."""
    behind = (e for e in row if e.first >= first.last and e.mention is None and e.kind not in ("comma", "conj"))
    following = next(behind, None)
    return following is not None and (following.is_action or following.kind in ("aux", "be", "modal"))


def _new_clause(pack: LanguagePack, tokens: list[Token], row: list[Element], mention: Mention) -> bool:
    """Whether a mention is the subject of the verb right behind it: "from Peru, and Chile recalled its own"."""
    following = next((e for e in row if e.first >= mention.last), None)
    told = following is not None and following.is_action and following.tense in (PAST, PRESENT)
    return (told and following is not None and following.first == mention.last) or _acts(pack, tokens, mention)


def _acts(pack: LanguagePack, tokens: list[Token], mention: Mention) -> bool:
    """Whether a verb that has an object stands right behind a mention, though it tells of nothing by itself."""
    at = mention.last
    if not pack.rules["capitals"] or at >= len(tokens):
        return False
    hit = pack.grammar.longest(tokens, at, len(tokens))
    past = hit is not None and any(e.kind in VERBAL and e.form.startswith(PAST) for e in hit.entries)
    return past and hit is not None and hit.last < len(tokens) and tokens[hit.last].norm in pack.rules["determiners"]


def _headline(tokens: list[Token], row: list[Element], a: Mention, b: Mention) -> bool:
    """ "Putin, Koizumi to hold summit": in a headline a comma is "and"."""
    following = next((e for e in row if e.first >= b.last), None)
    starts = row[0].mention is a and a.kind == b.kind and a.office is None and b.office is None
    several = a.kind == "person" or (following is not None and following.tense == BASE)  # "Peru, Chile sign deal"
    return (
        starts
        and several
        and following is not None
        and following.first == b.last
        and tokens[-1].text not in "."
        and (following.is_action or following.kind == "prep")
    )


def _open_list(row: list[Element], a: Mention, b: Mention) -> bool:
    """ "met with A, B, and other officials": names behind a preposition that no known name closes."""
    if (
        a.prep not in ("with", "between", "by", "including")
        or b.prep is not None
        or not (a.name and b.name and b.office)
    ):
        return False
    following = next((e for e in row if e.first >= b.last), None)
    adjacent = following is not None and following.first == b.last
    return adjacent and following is not None and following.kind in ("comma", "stop", "prep", "conj")


def _gathered(row: list[Element], a: Mention, b: Mention) -> bool:
    """ "Also attending were A, B, assorted princes and …": names of a list that somebody unknown closes."""
    first = next((k for k, e in enumerate(row) if e.mention is not None and e.mention.unit == a.unit), 0)
    gathers = first > 0 and any(x.kind == "verb" and x.value.get("gathers") for x in row[first - 1].entries)
    following = next((e for e in row if e.first >= b.last), None)
    closed = following is None or following.kind in ("comma", "stop", "conj")
    return gathers and closed and a.kind == b.kind == "person" and bool(b.name) and b.prep is None


def _list_goes_on(pack: LanguagePack, tokens: list[Token], row: list[Element], mention: Mention) -> bool:
    """Whether a comma before `mention` is one of a list: later an "and" joins its last member."""
    at = mention.last
    following = next((e for e in row if e.kind == "np" and e.first >= at), None)
    if following is None or following.mention is None:
        return False
    gap = [t.norm for t in tokens[at : following.first]]
    if following.mention.conj and not gap:
        return True
    if tuple(gap) in _TOGETHER and following.mention.kind == "person":
        return True  # "A, B together with C"
    joint = (*pack.rules["words"]["conj"], "as", "well")
    if not gap or not all(t in joint or t in _SEPARATORS for t in gap):
        return False
    return any(t in joint for t in gap) or _list_goes_on(pack, tokens, row, following.mention)
