"""Where the parts of a sentence part: whether a day, an event or an aim belongs to the clause of what is told."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from ingest.days import When
from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND, PAST, PRESENT
from ingest.text import Token

CLAUSE = 5  # what a "that" weighs, against one for any other word that begins a clause or ends it
SEES = ("شهد/يشهد", "استضاف/يستضيف", "احتضن/يحتضن")
_DAY = 2  # tokens of when somebody spoke: مساء السبت
_ASIDE = 3  # what "after the attack" weighs


def joins(between: list[Element]) -> bool:
    """Whether an "and" begins another verb's part of the sentence: "arrived and will meet X on Friday"."""
    return any(a.kind == "conj" and (b.is_action or b.kind in ("aux", "modal")) for a, b in pairwise(between)) or (
        bool(between) and between[-1].kind == "conj"
    )


def enclosed(row: list[Element], when: When, trigger: Element) -> bool:
    """Whether a day stands in a relative clause that ends before the trigger: "X, who came in 1980, met Y"."""
    if when.first > trigger.first:
        return False
    before = next((e for e in reversed(row) if e.first < when.first and e.kind in ("rel", "comma", "stop")), None)
    inside = before is not None and before.kind == "rel" and before.first < when.first
    return inside and any(e.kind == "comma" and when.last <= e.first < trigger.first for e in row)


def closed(row: list[Element], at: int, between: list[Element]) -> bool:
    """Whether a trigger's relative clause ends before a day behind it: "X, who is in Cairo, met Y on Tuesday"."""
    start = next((e for e in reversed(row[:at]) if e.kind in ("rel", "comma", "stop")), None)
    comma = next((k for k, e in enumerate(between) if e.kind == "comma"), None)
    inside = start is not None and start.kind == "rel" and comma is not None
    return inside and any(e.is_action for e in between[comma:])


def subordinate(row: list[Element], at: int, event: Element) -> bool:
    """Whether an event is named in a subordinate clause behind the trigger: "spoke to X after Y skipped the summit"."""
    behind = [e for e in row[at + 1 :] if e.first < event.first]
    return any(e.kind in ("sub", "comp") for e in behind)


def aside(between: list[Element]) -> bool:
    """Whether a relative clause behind a comma begins in between: "congratulated X, who took office on Sunday"."""
    return any(a.kind == "comma" and b.kind == "rel" for a, b in pairwise(between))


def dates(row: list[Element], k: int, when: When) -> bool:
    """Whether a day stands right behind the verb of speech at element k: "told reporters late Monday"."""
    gap = when.first - row[k].last
    if row[k].kind != "speech" or not 0 <= gap <= _DAY:
        return False
    return gap < _DAY or all(e.kind == "prep" for e in row[k + 1 :] if e.first < when.first)


def telling(row: list[Element], at: int, when: When) -> bool:
    """Whether a day stands, behind whoever speaks, between a verb of speech and what is told: قالت الوزارة أمس إن."""
    before = [e for e in row[:at] if e.is_action or e.kind in ("comp", "stop")]
    for said, that in pairwise(before):
        if said.kind == "speech" and that.kind == "comp" and said.first < when.first < that.first:
            return True
    return False


def of_dateline(row: list[Element], when: When, dash: int) -> bool:
    """Whether a day only says when a report was written: it stands before all actions, with a dash at token `dash`."""
    first = next((e.first for e in row if e.is_action), when.first)
    return when.last <= dash <= first and when.first < first


def weight(element: Element) -> int:
    """How far an element sets a date behind it apart from a trigger before it, or the other way round."""
    if element.kind == "comp":
        return CLAUSE
    aside = element.kind == "prep" and element.value in ("after", "before")
    return _ASIDE if aside else int(element.is_action or element.kind in ("sub", "rel"))


def then(row: list[Element], tokens: list[Token], at: int, words: frozenset[str]) -> int | None:
    """The "before" in whose clause element `at` stands, with the verb behind it: قبل أن يزور, "before flying to"."""
    for j in range(at - 1, -1, -1):
        if row[j].kind in ("sub", "prep") and tokens[row[j].first].norm in words:
            verb = next((e for e in row[j + 1 : at + 1] if e.is_action), None)
            told = row[j].kind == "sub" or (verb is not None and verb.tense == GERUND and verb.first == row[j].last)
            return j if told else None
        if row[j].kind in ("stop", "sub", "comp", "rel", "quote", "comma"):
            return None
    return None


def bound(row: list[Element], j: int) -> bool:
    """Whether the phrase at element j is who ought to do what the "that" behind it says: على الرباط أن; not عرض على."""
    m = row[j].mention
    if m is None or m.prep != "upon" or j + 1 >= len(row) or row[j + 1].kind != "comp":
        return False
    before = row[j - 2] if j > 1 else None
    opens = before is None or before.kind in ("stop", "comma", "comp", "sub", "quote")
    return opens and row[j].last == row[j + 1].first


def reason(row: list[Element], at: int, tokens: list[Token], words: Collection[str]) -> bool:
    """Whether the praise or blame at element `at` only tells why something is done: لدعمها تشيلي, بسبب دعم بيرو لها."""
    noun, before = row[at], row[at - 1] if at else None
    if noun.kind != "noun" or noun.value.value["type"] not in ("SUPPORT", "CRITICIZE"):
        return False
    if noun.clitic.endswith("ل") and noun.value.form == "pron":
        return True
    return before is not None and before.last == noun.first and tokens[before.first].norm in words


def until(row: list[Element], tokens: list[Token], at: int, words: frozenset[str]) -> int:
    """The token where behind element `at` a clause of `then` begins: what stands there is of that clause."""
    for j in range(at + 1, len(row)):
        if row[j].kind in ("sub", "prep") and tokens[row[j].first].norm in words:
            verb = next((k for k in range(j + 1, len(row)) if row[k].is_action), None)
            if verb is not None and then(row, tokens, verb, words) == j:
                return row[j].first
    return len(tokens)


def sets_out_for(row: list[Element], at: int) -> bool:
    """Whether between a verb of setting out and element `at` an infinitive begins."""
    aim = False
    for e in reversed(row[:at]):
        if e.kind in ("stop", "comp", "rel", "sub"):
            return False
        if e.kind == "verb" and e.value.value.get("sets_out"):
            return aim
        aim = aim or e.entry("inf") is not None
    return False


def also(row: list[Element], j: int) -> int | None:
    """The phrase that "and with" joins behind the comma at element j: "spoke to A, and with B"."""
    behind = row[j + 1 : j + 4]
    told = [e.kind for e in behind] == ["conj", "prep", "np"] and behind[2].first - behind[1].last <= 1
    return j + 3 if told and behind[1].value in ("with", "to", "between") else None


def outside_the_story(row: list[Element], at: int, *, encounter: bool) -> bool:
    """Whether the clause of element `at` tells of no day of the story: "has asked", "who played a role", "after visits
    to"; in a language whose verb stands between subject and object."""
    k = at if row[at].is_action else next((j for j in range(at - 1, max(-1, at - 5), -1) if row[j].is_action), at)
    aside = k == at and not row[at].is_action
    if aside and at and row[at - 1].kind == "prep" and row[at - 1].value in ("after", "before"):
        return True
    if (row[k].tense == PRESENT and not encounter) or (k and row[k - 1].kind == "aux"):
        return True
    before = next((e for e in reversed(row[:k]) if e.kind in ("rel", "comma", "stop", "comp")), None)
    return before is not None and before.kind == "rel"


def background(
    row: list[Element], tokens: list[Token], at: int, after: frozenset[str], *, encounter: bool
) -> int | None:
    """The token with which a clause begins that tells of what was before the story, or goes on through it: وكانت قد
    زارت, "the sanctions that it has imposed", "after it had blamed", what a state supports; None for any other. In a
    language whose verb comes first."""
    k = next((j for j in range(at, max(-1, at - 4), -1) if row[j].is_action and row[j].kind != "noun"), at)
    if not encounter and row[at].kind == "noun" and at + 1 < len(row) and row[at + 1].kind == "rel":
        return row[at].first
    if not encounter and k == at and row[at].tense.startswith(PRESENT):
        return row[0].first
    for j in range(k - 1, -1, -1):
        if row[j].kind == "rel" or (row[j].kind == "sub" and tokens[row[j].first].norm in after):
            return None if encounter else row[j].first
        if row[j].kind == "be":
            had = row[k].tense.startswith(PAST) and any(e.kind == "aux" for e in row[j + 1 : k])
            return row[j].first if had else None
        if row[j].kind in ("stop", "comma", "comp", "sub", "quote") or row[j].is_action:
            return None
    return None


def is_during(row: list[Element], at: int) -> bool:
    """Whether element `at` is a visit during which something is."""
    entry, before = row[at].entry("noun"), row[at - 1]
    return before.kind == "prep" and before.value == "during" and entry is not None and entry.value["type"] == "VISIT"


def sees(row: list[Element], k: int) -> bool:
    """Whether the place at element k is told to see what happens: شهدت مدينة جدة قمة."""
    m, verb = row[k].mention, row[k - 1] if k else None
    hosts = verb is not None and verb.kind in ("light", "verb") and any(e.value in SEES for e in verb.entries)
    return hosts and m is not None and (m.kind == "place" or m.known == "metonym")


def closes(row: list[Element], k: int) -> bool:
    """Whether the verb of speech at element k only says at the end, behind a comma, whose words a sentence is; in a
    language whose verb comes first: على ما أفادت الوزارة."""
    told = row[k].tense != GERUND and not row[k].clitic and row[k].value.value in ("say", "relay")
    if not told or not any(e.is_action and e.kind != "speech" for e in row[:k]):
        return False
    if any(e.is_action or e.kind in ("comp", "quote") for e in row[k + 1 :]):
        return False
    before = [e.kind for e in row[max(0, k - 2) : k]]
    return before[-1:] in (["sub"], ["comma"], ["quote"]) or before == ["comma", "prep"]


def performed(row: list[Element], at: int) -> tuple[int, int] | None:
    """The doer and the light verb that stand behind a noun of action: "the talks (that) A held with B"."""
    doer = at + 1
    doer += doer < len(row) and row[doer].kind in ("comp", "rel")
    verb = doer + 1
    while verb < len(row) and row[verb].kind in ("aux", "be", "modal", "neg"):
        verb += 1
    if verb >= len(row) or row[verb].kind != "light" or row[doer].kind != "np":
        return None
    passive = row[verb - 1].kind == "be" and row[verb].tense == PAST
    return None if passive or row[doer].first - row[at].last > 1 else (doer, verb)


def is_time(tokens: list[Token], pack: LanguagePack) -> bool:
    """Whether words only tell a time: "and on Friday met", "and, two days later, met"."""
    fillers = pack.rules.get("beside_days", ())
    return any(t.norm in pack.time_words for t in tokens) and all(
        t.norm in pack.time_words or t.norm in fillers or t.norm.isdigit() for t in tokens
    )


def after_future(row: list[Element], at: int) -> bool:
    """Whether an Arabic present goes on with a future of the same sentence: سيزور بيرو ويلتقي هناك فلانا."""
    if not row[at].tense.startswith(PRESENT) or (row[at].kind == "verb" and "status" in row[at].value.value):
        return False
    for e in reversed(row[:at]):
        if e.kind in ("stop", "quote", "comp", "neg") or (e.is_action and e.tense.startswith(PAST)):
            return False
        if e.is_action and e.clitic.endswith("س"):
            return True
    return False


def led_ahead(row: list[Element], at: int) -> bool:
    """Whether the verb that governs the noun is an Arabic future: "will hold, in Sochi on Friday, a meeting"; also with
    what goes on meanwhile between them: وسيتم خلال الزيارة توقيع."""
    for j in range(at - 1, max(-1, at - 9), -1):
        e = row[j]
        if e.kind in ("stop", "comp", "rel", "sub", "neg"):
            return False
        told = row[j + 2] if j + 2 <= at and row[j + 1].kind in ("noun", "np") else e
        aside = told.kind == "noun" and not told.clitic and told.first == row[j + 1].last
        if e.kind == "prep" and e.value in ("during", "after", "before") and not aside:
            return False
        if e.is_action and e.kind != "noun":
            return e.kind != "speech" and (e.clitic.endswith("س") or after_future(row, row.index(e)))
    return False


def heads_line(row: list[Element], at: int) -> bool:
    """Whether a headline says what somebody is to do: "Putin, Blair to hold summit"."""
    k = at - 1 if at and row[at].kind == "noun" else at
    if k < 2 or row[k].tense != BASE or row[k - 1].value != "to" or row[k - 2].kind != "np":
        return False
    phrases = all(e.kind in ("np", "comma", "conj") for e in row[: k - 1])
    return phrases and row[k - 2].last == row[k - 1].first and row[k - 1].last == row[k].first


def told_ahead(row: list[Element], at: int) -> bool:
    """Whether the verb of which the noun is the subject is an Arabic future: "the visit will see"."""
    for e in row[at + 1 : at + 12]:
        if e.kind in ("stop", "comp"):
            return False
        if e.is_action:
            return e.clitic.endswith("س")
    return False


def bearer(row: list[Element], j: int, tokens: list[Token], pack: LanguagePack) -> Element | None:
    """Who bears the office that the words right before the relative word at element j tell, where the state named in
    them is not what it goes back to: فلان، المستشار الخاص لرئيس جمهورية بيرو، الذي."""
    i = j - 2 if row[j - 1].kind == "comma" else j - 1
    state = row[i].mention if i > 0 else None
    masculine = tokens[row[j].first].norm in pack.rules.get("masculine_relatives", ())
    if state is None or state.kind not in ("country", "place", "organization") or not masculine:
        return None
    if state.group or state.adjective or tokens[state.first].norm in pack.rules["masculine_states"]:
        return None
    before = [e for e in row[max(0, i - 6) : i] if e.kind not in ("comma", "prep")]
    office, man = before[-1:], before[-2:-1]
    if not office or office[0].mention is None or office[0].mention.kind != "person":
        return None
    if office[0].mention.name is not None:
        return office[0]
    named = man[0].mention if man else None
    return man[0] if named is not None and named.kind == "person" and named.name is not None else None


def denied(row: list[Element], at: int) -> int | None:
    """The token of the verb that denies what tells of element `at`: "denied reports that spoke of a meeting"."""
    for j in range(at - 1, max(1, at - 5), -1):
        if row[j].kind == "rel" and row[j - 1].kind == "np" and row[j + 1].kind == "light":
            verb, owner = row[j - 2], row[j - 1]
            denies = verb.kind == "speech" and verb.value.value == "deny"
            return verb.first if denies and owner.last < row[j].first else None
        if row[j].kind not in ("np", "prep", "light"):
            return None
    return None


def comments(row: list[Element], k: int) -> bool:
    """Whether a verb has no object, but what is spoken of right behind its subject or an aside of when: علقت الوزارة،
    مساء السبت، على فرض عقوبات, "commented on"; not علقت واشنطن العقوبات على."""
    j = k + 1
    while j < len(row) - 1 and row[j].kind == "np" and row[j].first - row[j - 1].last == 0:
        j += 1
    if j + 1 < len(row) and row[j].kind == "comma" and row[j].first - row[j - 1].last in (0, _DAY):
        j += 1 + (row[j + 1].kind == "comma")  # the day, between commas or before one
    return j < len(row) and row[j].value == "upon" and row[j].first == row[j - 1].last
