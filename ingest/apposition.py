"""Arabic names that stand behind further words of their office, and adjectives that belong to the next name."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ingest import kb
from ingest.lexicon import Hit
from ingest.mention import COMMAS, QUOTES, Mention
from ingest.names import NameScan
from ingest.offices import WHOLE

_WORDS = 6  # of an office, unknown to the lexicon, before the name
_NAME = 5  # words of a name
_LIST = 14  # words between officials and the first of their states
_SERVANTS = frozenset({"envoy", "adviser", "national-security-adviser"})
_HEADS = frozenset(
    {"president", "prime-minister", "monarch", "crown-prince", "supreme-leader", "leader", "secretary-general"}
)
_BETWEEN = 3  # mentions within an office's words: its country, its body


def adjoined(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """The mentions of a sentence, with what one phrase has split put together."""
    places = scan.pack.rules["named_after"]  # مطار الملك خالد
    named = {m.last for m in found}  # the word is part of a name: يحيى جامع ورئيس مالي
    met = [m for m in found if m.kind != "person" or m.first in named or not _named_after(scan, m, places)]
    houses = scan.pack.rules.closed("no_ministry")  # لجنة الشؤون الخارجية
    met = [m for m in met if not m.ministry or m.own or not m.first or scan.tokens[m.first - 1].norm not in houses]
    for chair, body in pairwise(met):
        if chair.ministry == "presidency" and _presides(scan, chair, body):
            chair.kind, chair.value, chair.ministry = "country", kb.load().by_iso.get(chair.of or ""), None
    met = _served(scan, _listed(scan, met))
    out = _posted(scan, _resumed(scan, _described(scan, _itemised(_charged(scan, met)))))
    for before, mention in zip([None, *out], out, strict=False):
        if mention.kind == "person" and mention.office and mention.of and mention.name is None:
            _name_before(scan, mention, before.last if before is not None else scan.first)
    return out


def _presides(scan: NameScan, chair: Mention, body: Mention) -> bool:
    """Whether a presidency is that of a state over a body, and so no house of its own: رئاسة بيرو لمجلس الأمن."""
    adjacent = body.first == chair.last and body.kind in ("organization", "event") and chair.of is not None
    preps = scan.pack.rules["clitic_prepositions"]
    return adjacent and preps.get(scan.tokens[body.first].norm[0]) == "to"


def _named_after(scan: NameScan, m: Mention, places: list[str]) -> bool:
    return m.first > 0 and scan.tokens[m.first - 1].norm in places


def _listed(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """The mentions with officials of several states put to each state behind "they are": وزراء خارجية الدول الأعضاء،
    وهي قطر وعمان."""
    out: list[Mention] = []
    at = 0
    while at < len(found):
        first = _members_of(scan, found, at)
        end = first
        while 0 < end < len(found) and _member(scan, found, end, first):
            end += 1
        if end - first < 2:
            out.append(found[at])
            at += 1
            continue
        head, members = found[at], found[first:end]
        out += [Mention(m.first, m.last, "person", office=head.office, of=m.value.iso3) for m in members]
        out[-len(members)].first = head.first
        at = end
    return out


def _members_of(scan: NameScan, found: list[Mention], at: int) -> int:
    """The index of the first state that "they are" behind unnamed officials of several states names; 0 if none."""
    head = found[at]
    if head.kind != "person" or head.number == "sg" or head.name or head.of or not head.office or head.counterpart:
        return 0
    rules = scan.pack.rules
    for k in range(at + 1, min(len(found), at + 2 + _BETWEEN)):
        gap = [t.norm for t in scan.tokens[head.first : found[k].first]]
        before = [w for w in gap if w != ":"][-1:]
        if found[k].kind == "country" and before and before[0] in rules["they_are"]:
            told = len(gap) <= _LIST and "." not in gap and not rules.closed("states").isdisjoint(gap)
            return k if told and not any(_acts(scan, i) for i in range(head.last, found[k].first)) else 0
    return 0


def _member(scan: NameScan, found: list[Mention], k: int, first: int) -> bool:
    """Whether the mention at index k is a state of the list that starts at index `first`."""
    gap = [t.text for t in scan.tokens[found[k - 1].last : found[k].first]]
    joined = k == first or not gap or (len(gap) == 1 and gap[0] in COMMAS)
    return found[k].kind == "country" and not found[k].adjective and joined


def _acts(scan: NameScan, i: int) -> bool:
    """Whether token i is a verb, or begins what is said."""
    hit = scan.pack.grammar.longest(scan.tokens, i, i + 1)
    return hit is not None and any(e.kind in ("verb", "light", "speech", "comp") for e in hit.entries)


def _served(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """The mentions in which an envoy is not taken for whoever sent him: مبعوث الرئيس فلان فلان is the second."""
    out: list[Mention] = []
    for mention in found:
        if mention.kind == "person" and mention.name and not mention.office and _sent(out, mention):
            while out and _nameless(out[-1], mention):
                office = out.pop()
                mention.first, mention.office, mention.of = office.first, office.office, office.of
        if mention.kind == "person" and mention.office in _SERVANTS and _is_head(scan, mention):
            mention.of = max(mention.persons[0].offices, key=lambda office: office.start).of
            mention.name, mention.persons, mention.known = None, (), ""
        out.append(mention)
    return out


def _sent(out: list[Mention], m: Mention) -> bool:
    """Whether the office of an envoy, his own name not in it, stands right before a name."""
    return bool(out) and out[-1].office in _SERVANTS and _nameless(out[-1], m)


def _nameless(office: Mention, m: Mention) -> bool:
    """Whether an office without a name, of one man, stands right before a name."""
    alone = office.kind == "person" and office.name is None and office.number == "sg" and not office.counterpart
    return alone and bool(office.office) and office.last == m.first


def _is_head(scan: NameScan, m: Mention) -> bool:
    """Whether the name behind an office that serves somebody is his whom it serves, who never held it; who was prime
    minister may have been a president's envoy."""
    inside = range(m.first, m.name[0] if m.name else m.last)
    served = {e.value for i in inside if (e := scan.kinds(i).get("office")) is not None and e.value in _HEADS}
    held = [{office.office for office in person.offices} for person in m.persons]
    return bool(held) and all(offices & (served or _HEADS) and m.office not in offices for offices in held)


def _charged(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """The mentions without further offices of whoever is named before: ولي العهد فلان ورئيس الحرس الوطني."""
    out: list[Mention] = []
    heads = scan.pack.rules["and_head"]
    for mention in found:
        man, at = out[-1] if out else None, mention.last
        while (
            at < scan.end
            and at - mention.last < _BETWEEN
            and scan.tokens[at].norm.startswith("ال")
            and not scan.hit(at)
        ):
            at += 1
        bare = (
            mention.kind == "person" and mention.last - mention.first == 1 and bool(mention.office) and not mention.name
        )
        known = man is not None and man.kind == "person" and man.name and man.office and man.last == mention.first
        if man is not None and known and bare and at > mention.last and scan.tokens[mention.first].norm in heads:
            man.last = at
            continue
        out.append(mention)
    return out


def _posted(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """The mentions with an office and its state put to the name before: فلان، مستشار رئيس المرحلة في مالي، ."""
    out: list[Mention] = []
    for mention in found:
        man, office = (out[-2], out[-1]) if len(out) > 1 else (None, None)
        if man is not None and office is not None and _seated(scan, man, office, mention):
            out.pop()
            man.office, man.of, man.last = office.office, mention.value.iso3, mention.last
        else:
            out.append(mention)
    return out


def _seated(scan: NameScan, man: Mention, office: Mention, state: Mention) -> bool:
    """Whether somebody named without office has one behind a comma, held in a state told behind more words of it."""
    apart = scan.tokens[man.last : office.first]
    if man.kind != "person" or not man.name or man.office or [t.text in COMMAS for t in apart] != [True]:
        return False
    nameless = office.kind == "person" and office.name is None and office.office is not None and not office.of
    if not nameless or state.kind != "country" or state.adjective or office.number != "sg" or office.counterpart:
        return False
    words = [scan.tokens[i].norm for i in range(office.last, state.first)]
    words = words[: len(words) - bool(words and words[-1] in scan.pack.transparent)]  # في جمهورية بيرو
    held = _where(scan, words[-1:]) and len(words) <= _BETWEEN + 1 and all(_definite(w) for w in words[:-1])
    closed = state.last >= scan.end or scan.tokens[state.last].text in ",،."
    return held and closed and state.known != "metonym"


def _where(scan: NameScan, words: list[str]) -> bool:
    """Whether the words are one, a preposition of where: في, لدى."""
    return len(words) == 1 and scan.pack.prepositions.get(words[0]) == "in"


def _name_before(scan: NameScan, m: Mention, least: int) -> None:
    """Give an office that stands between commas the strange name before it: ، فلان بن فلان، وزير خارجية بلد،"""
    comma = m.first - 1
    if comma <= least or scan.tokens[comma].text not in COMMAS or scan.hit(m.first) is None or _clitic(scan, m):
        return
    for first in range(max(least, comma - _NAME), comma - 1):
        if all(scan.tokens[i].is_word for i in range(first, comma)) and scan.arabic_run(first) == comma:
            m.name, m.first, m.known = (first, comma), first, "unknown"
            return


def _itemised(found: list[Mention]) -> list[Mention]:
    """Officials whose names follow "they are" stand for nobody besides: وزيرين إثيوبيين هما فلان وفلان."""
    out: list[Mention] = []
    for mention in found:
        told = out[-1] if out else None
        those = out[-2] if len(out) > 1 else None
        if (
            mention.kind == "person"
            and mention.name is not None
            and told is not None
            and those is not None
            and (told.kind, told.value, those.kind) == ("pronoun", "pl", "country")
            and (told.first, mention.first) == (those.last, told.last)
        ):
            those.group, those.adjective, mention.heads = True, False, True
            mention.of = mention.of or those.value.iso3
            out.pop()
        out.append(mention)
    return out


def _described(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """Of "the Russian president X and the Turkish Y", the adjective before Y is his."""
    out: list[Mention] = []
    for mention in found:
        joined = out[-1] if out else None
        if (
            len(out) > 1
            and joined is not None
            and joined.adjective
            and scan.tokens[joined.first].norm.startswith("وال")
            and joined.last == mention.first
            and [t.text in COMMAS for t in scan.tokens[out[-2].last : joined.first]] in ([], [True])
            and out[-2].kind == mention.kind == "person"
            and mention.office is None
        ):
            mention.first, mention.of = joined.first, joined.value.iso3
            out.pop()
        out.append(mention)
    return out


def _resumed(scan: NameScan, found: list[Mention]) -> list[Mention]:
    """Offices whose name comes late: رئيس جهاز المخابرات العامة المصري فلان, وزير الخارجية في حكومة الوفاق فلان."""
    out: list[Mention] = []
    at = 0
    while at < len(found):
        is_open = _is_open(scan, found[at])
        ahead = _bearer(scan, found, at) if is_open else None
        if is_open and ahead is None:
            at += _strange_name(scan, found, at)
        elif ahead is not None:
            head, name = found[at], found[ahead]
            name.of = head.of or next((of for m in found[at + 1 : ahead] if (of := _owner(m))), None)
            name.first, name.office, name.own, name.former = head.first, head.office, head.own, head.former
            name.counterpart = head.counterpart
            at = ahead
        out.append(found[at])
        at += 1
    return out


def _strange_name(scan: NameScan, found: list[Mention], at: int) -> int:
    """Give an office the strange name behind where it is held, and count what stands between.

    القائم بالأعمال بسفارة بلد لدى بلد آخر، فلان بن فلان، ; without the comma only behind a body or an adjective.
    """
    head, k = found[at], at
    while k + 1 < len(found) and k - at < _BETWEEN and _holds_in(scan, found[k], found[k + 1]):
        k += 1
    inner, first = found[k], found[k].last
    comma = first < scan.end and scan.tokens[first].text in COMMAS
    if k == at or head.office in WHOLE or not (comma or inner.adjective or inner.kind == "organization"):
        return 0
    last = scan.arabic_run(first + comma) if first + comma < scan.end else 0
    behind = scan.tokens[last].text if last < scan.end else "."
    given = last - first - comma > 1 and scan.tokens[first + comma].norm in scan.pack.given_names
    if not given or (comma and behind not in ",،.)"):
        return 0
    head.of = head.of or next((of for m in found[at + 1 : k + 1] if (of := _owner(m))), None)
    found[k] = replace(head, last=last, name=(first + comma, last), known="unknown")
    return k - at


def _holds_in(scan: NameScan, before: Mention, m: Mention) -> bool:
    """Whether a body or country right behind an office tells where it is held: بسفارة قطر لدى الرياض."""
    gap = [t.norm for t in scan.tokens[before.last : m.first] if t.text not in QUOTES]
    if m.kind == "organization" or m.adjective:
        return not gap
    return m.kind == "country" and (_where(scan, gap) or (not gap and _owned(scan, m)))


def _is_open(scan: NameScan, m: Mention) -> bool:
    """Whether a mention is an office that may go on: not a lone title, "the president"."""
    if m.kind != "person" or m.name is not None or m.number != "sg":
        return False
    if m.counterpart or m.office is None:
        return m.counterpart and m.of is None
    return m.last - m.first > 1 or not _definite(scan.tokens[m.first].norm)


def _definite(word: str) -> bool:
    return word.startswith(("ال", "وال", "بال", "لل"))


def _owner(m: Mention) -> str | None:
    """To whom an office belongs within whose words the mention stands."""
    if m.kind == "organization":
        return m.value.id if m.value is not None else m.of
    return m.value.iso3 if m.kind == "country" else None


def _bearer(scan: NameScan, found: list[Mention], at: int) -> int | None:
    """The index of the name that the words of the office at index `at` lead to."""
    head = found[at]
    for k in range(at + 1, min(len(found), at + 2 + _BETWEEN)):
        m = found[k]
        if m.kind == "person":
            fits = m.name is not None and m.office is None and not _clitic(scan, m) and _leads_to(scan, found, at, k)
            return k if fits else None
        inner = m.kind == "organization" or (m.kind == "country" and (m.adjective or _owned(scan, m)))
        inner = inner or _of_there(scan, found, at, k)
        within = m.kind == "organization" and _clitic(scan, m) in ("ب", "ل")  # بمجلس الشيوخ
        if not inner or (head.of and m.kind == "country") or (_clitic(scan, m) and not within and not _owned(scan, m)):
            return None
    return None


def _of_there(scan: NameScan, found: list[Mention], at: int, k: int) -> bool:
    """Whether the state at index k, in which an office is told to be held, is that of the name behind: رئيس الحكومة في
    ليبيا فلان."""
    m, name = found[k], found[k + 1] if k + 1 < len(found) else None
    if m.kind != "country" or m.known == "metonym" or name is None or name.known != "full":
        return False
    return _holds_in(scan, found[k - 1], m) and k == at + 1 and any(p.country == m.value.iso3 for p in name.persons)


def _clitic(scan: NameScan, m: Mention) -> str:
    return (scan.hit(m.first) or Hit(0, 0, "")).clitic


def _owned(scan: NameScan, m: Mention) -> bool:
    """Whether a country is told to be that of an office: للجمهورية التونسية, بدولة قطر."""
    clitic, word = _clitic(scan, m), scan.tokens[m.first].norm
    return clitic == "ل" or (clitic == "ب" and word[1:] in scan.pack.transparent)


def _leads_to(scan: NameScan, found: list[Mention], at: int, k: int) -> bool:
    """Whether all that stands between an office and a name are further words of the office."""
    head, name = found[at], found[k]
    inner = {i for m in found[at + 1 : k] for i in range(m.first, m.last)}
    gap = [i for i in range(head.last, name.first) if i not in inner and scan.tokens[i].text not in QUOTES]
    parted = bool(gap) and scan.tokens[gap[-1]].text in COMMAS
    if parted:
        behind = scan.tokens[name.last].text if name.last < scan.end else "."
        if gap.pop() != name.first - 1 or behind not in ",،.)":
            return False
    words = [scan.tokens[i].norm for i in gap]
    if not words and not inner:  # لحركة "حماس" فلان
        return name.known == "full" and name.first == head.last + 1 and scan.tokens[head.last].text in QUOTES
    if len(words) > _WORDS:
        return False
    if head.counterpart:
        return len(words) == 1 and _definite(words[0]) and not inner  # نظيره الجنوبي فلان
    known = name.known == "full" and name.last - name.first > name.name[1] - name.name[0] if name.name else False
    if known and not inner and not head.of and len(words) <= 2 and all(_definite(w) for w in words):
        return True  # قائد الجيش الوطني المشير فلان
    charged = scan.tokens[head.last].norm.startswith(("لل", "وال", "لشوون")) or _where(scan, words[:1])
    if parted and scan.tokens[head.last - 1].norm == "لشوون" and not any(_acts(scan, i) for i in gap):
        return True  # مستشار الرئيس لشؤون أمن الطاقة العالمي، فلان،
    if not charged and (head.of or head.office in WHOLE or not inner):
        return False
    return all(_definite(w) or w in scan.pack.rules["portfolio"] for w in words)
