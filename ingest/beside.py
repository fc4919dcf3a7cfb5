"""What phrases that stand beside each other say of one another."""

from __future__ import annotations

from itertools import pairwise

from graph.ids import slug
from ingest.chains import SENT
from ingest.closed_words import ClosedWords
from ingest.kb import Place
from ingest.mention import Mention
from ingest.names import NameScan
from ingest.text import Token, among

_LISTING = frozenset({",", ";", "and", "&"})
_LEADS = frozenset({"in", "at", "to", "from", "near", "of", "for"})
_DESCRIBED = 6  # tokens between a preposition and "town of"
_PARTY = 6  # tokens of a party in brackets
_LED = 4  # tokens between a delegation and its head
_SECRETARY = frozenset({"secretary", "secretaries"})
_ISO = 3  # letters of a country's code; the ids of bodies are longer


def led(found: list[Mention], tokens: list[Token], heads: frozenset[str]) -> None:
    """Whoever leads a country's delegation holds his office there: "a Turkish team led by the foreign minister"."""
    for group, head in pairwise(found):
        gap = range(group.last, head.first)
        led = head.kind == "person" and head.office is not None and head.of is None and len(gap) <= _LED
        if led and group.group and group.kind == "country" and any(tokens[i].norm in heads for i in gap):
            head.of = group.value.iso3


def sending(
    found: list[Mention], tokens: list[Token], heads: frozenset[str], kinds: frozenset[str], words: ClosedWords
) -> list[Mention]:
    """With "a delegation from the Serbian parliament" one phrase, which means those whom the body or state sends."""
    last, origin = -1, words.links | words.origin
    taken = {i for m in found for i in range(m.first, m.last)}
    for mention in found:
        while (
            mention.kind == "organization"
            and mention.first - 1 not in taken
            and _tells_kind(tokens, mention.first, kinds)
        ):
            mention.first -= 1
        at = mention.first - 1
        if mention.kind not in ("country", "organization") or mention.adjective or mention.poss:
            last = -1
        elif at > 0 and tokens[at].norm in origin and tokens[at - 1].norm in heads:
            start = at - 2 if at > 1 and tokens[at - 2].norm in words.determiners - words.own else at - 1
            mention.first, mention.group = start, True
            last = mention.last if tokens[at - 1].norm.endswith("s") else -1
        elif last >= 0 and _listed(tokens, last, mention.first):
            mention.group, last = True, mention.last
    return found


def _tells_kind(tokens: list[Token], first: int, kinds: frozenset[str]) -> bool:
    """Whether the word before token `first` tells what kind of body is named: "the former rebel movement Renamo"."""
    return first > 0 and tokens[first - 1].norm in kinds


def located(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Of "Lima, Peru", the country only says where the city is."""
    out: list[Mention] = []
    for mention in found:
        city = out[-1] if out else None
        apposed = city is not None and mention.first - city.last == 1 and tokens[city.last].text == ","
        if city is not None and apposed and mention.kind == "country" and mention.known == "name":
            home = city.value.country if city.kind == "place" else city.value.iso3 if city.known == "metonym" else ""
            if home == mention.value.iso3 and not (mention.adjective or mention.poss):
                city.last = mention.last
                continue
        out.append(mention)
    return out


def sent(found: list[Mention]) -> list[Mention]:
    """Of "the U.S. Syria envoy X" the first country or body sends him, and the second is what he is charged with."""
    out: list[Mention] = []
    for mention in found:
        sender = out[-1] if out else None
        envoy = mention.kind == "person" and mention.office in SENT and mention.of is not None
        if sender is not None and envoy and sender.last == mention.first and not sender.poss:
            of = getattr(sender.value, "iso3" if sender.kind == "country" else "id", "")
            if of and sender.kind in ("country", "organization"):
                mention.first, mention.of = sender.first, of
                out.pop()
        out.append(mention)
    return out


def bracketed(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """A country in brackets behind somebody's name only says where he is from: "Paul Kagame (Rwanda)"."""
    out: list[Mention] = []
    for mention in found:
        named = out[-1] if out and out[-1].kind == "person" and out[-1].name else None
        if named is not None and mention.first == named.last + 1 and tokens[named.last].text == "(":
            closed = mention.last < len(tokens) and tokens[mention.last].text == ")"
            home = mention.value.iso3 if mention.kind == "country" and not mention.adjective else ""
            of_body = len(named.of or "") > _ISO  # "NATO envoy X (Spain)"
            if closed and home and (of_body or named.of in (None, home)):
                named.of, named.last = named.of or home, mention.last + 1
                continue
        out.append(mention)
    return out


def enclosed(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Of "the Foreign Minister of Britain (Lord Home)" the bracket names who holds the office."""
    out: list[Mention] = []
    for mention in found:
        named = mention.kind == "person" and bool(mention.name) and mention.last < len(tokens)
        if named and tokens[mention.last].text == ")":
            holder = out[-1] if out else None
            if any(t.text == "(" for t in tokens[mention.first : mention.last]):
                mention.last += 1
            elif holder is not None and _unnamed(holder) and _opened(tokens, holder, mention):
                holder.name, holder.persons, holder.known = mention.name, mention.persons, mention.known
                holder.last = mention.last + 1
                continue
        out.append(mention)
    return out


def _unnamed(holder: Mention) -> bool:
    return holder.kind == "person" and bool(holder.office) and not holder.name


def _opened(tokens: list[Token], holder: Mention, mention: Mention) -> bool:
    """Whether a bracket that only names somebody opens right behind a phrase."""
    return holder.last + 1 == mention.first and tokens[holder.last].text == "(" and not mention.office


def of_party(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """A party in brackets behind somebody's name belongs to it: "Prime Minister X (Unity)"."""
    firsts = {m.first for m in found}
    for mention in found:
        start = mention.last
        if mention.kind != "person" or not mention.name or start >= len(tokens) or tokens[start].text != "(":
            continue
        ahead = range(start + 1, min(len(tokens), start + _PARTY))
        close = next((i for i in ahead if tokens[i].text == ")"), start)
        inside = range(start + 1, close)
        plain = all(tokens[i].text[0].isupper() or tokens[i].text == "/" for i in inside)
        if inside and plain and not firsts & set(inside):
            mention.last = close + 1
    return found


def hailing(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Of "his counterparts X from A and Y from B" each country only says where he is from."""
    out: list[Mention] = []
    for mention in found:
        one = out[-1] if out and out[-1].kind == "person" and out[-1].name else None
        if one is not None and mention.first == one.last + 1 and tokens[one.last].norm == "from":
            home = mention.value.iso3 if mention.kind == "country" and mention.known == "name" else ""
            if home and one.of in (None, home) and any(p.country == home for p in one.persons):
                one.of, one.last = home, mention.last
                continue
        out.append(mention)
    return out


def settled(found: list[Mention], tokens: list[Token], first: int, last: int, towns: frozenset[str]) -> list[Mention]:
    """With "the Colombian town of Santa Marta" one phrase, whether a table has the town or the text alone."""
    out = list(found)
    for i in range(first, last - 2):
        if tokens[i].norm not in towns or tokens[i + 1].norm != "of":
            continue
        start = i
        while start > first and i - start < _DESCRIBED and tokens[start - 1].norm not in _LEADS:
            start -= 1
        inner = [m for m in out if start <= m.first < i]
        homes = [m for m in inner if m.kind == "country" and m.adjective]
        town = _town(out, tokens, i + 2, last, homes[-1].value.iso3 if homes else None)
        if start == first or town is None or any(m.kind != "place" and m not in homes for m in inner):
            continue
        town.first = start
        out = sorted([m for m in out if m not in inner and m is not town] + [town], key=lambda m: m.first)
    return out


def _town(found: list[Mention], tokens: list[Token], at: int, last: int, home: str | None) -> Mention | None:
    """The town that is named from token `at` on, known or not."""
    known = next((m for m in found if m.first <= at < m.last), None)
    if known is not None:
        return known if known.first == at and (known.kind == "place" or known.known == "metonym") else None
    end = at
    while end < last and tokens[end].is_word and tokens[end].text[0].isupper():
        end += 1
    name = " ".join(t.text for t in tokens[at:end])
    return Mention(at, end, "place", Place(slug(name), {"en": name}, "city", country=home)) if end > at else None


def titled(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Of "Presidents A of X and B of Y" each is a president, and the word stands for nobody besides."""
    out: list[Mention] = []
    office, last = None, -1
    for mention in found:
        plural = mention.kind == "person" and mention.number != "sg" and mention.office and not mention.of
        if plural and mention.name is None and not mention.own:
            office, last = mention, mention.last
        elif office is not None and mention.kind == "person" and mention.name and _listed(tokens, last, mention.first):
            if mention.first == office.last:
                mention.first = office.first
                out.pop()
            mention.office, last = mention.office or office.office, mention.last
        else:
            office = None
        out.append(mention)
    return out


def introduced(found: list[Mention], scan: NameScan) -> list[Mention]:
    """Of "Tomas Aburi, Ghana's trade minister," the strange name before the office is its holder's."""
    before = scan.first
    for m in found:
        comma, end = m.first - 1, m.last
        apart = (
            comma > before + 1 and scan.tokens[comma].text == "," and (end >= scan.end or scan.tokens[end].text in ",.")
        )
        if apart and _unnamed(m) and m.number == "sg" and (m.of or m.office == "spokesperson") and not m.counterpart:
            name = scan.name_until(before, comma)
            if name is not None:
                m.first, m.name, m.persons, m.known = name[0], (name[0], comma), name[2], name[3]
        before = m.last
    return found


def apiece(found: list[Mention], scan: NameScan) -> list[Mention]:
    """Of "the presidents of A, X, and B, Y", also in brackets, each holds the office in the country before his name."""
    out = list(found)
    for holders in found:
        if not _unnamed(holders) or not holders.of or holders.own or holders.counterpart:
            continue
        at = out.index(holders)
        pairs = _pairs(out, at, scan.tokens) if _several(holders, scan) else []
        if not pairs:
            continue
        _hold(holders, out[at + 1], holders.first, holders.of)
        for land, name in pairs:
            _hold(name, name, land.first, land.value.iso3, holders.office)
        lands = [land for land, _ in pairs]
        out = [m for m in out if m is not out[at + 1] and not any(m is land for land in lands)]
    return out


def _several(holders: Mention, scan: NameScan) -> bool:
    """Whether the office in a phrase is told of more than one."""
    offices = (scan.kinds(i).get("office") for i in range(holders.first, holders.last))
    return any(entry is not None and entry.form == "pl" for entry in offices)


def _pairs(found: list[Mention], at: int, tokens: list[Token]) -> list[tuple[Mention, Mention]]:
    """The further countries, each with the name behind it, of a list that begins with a named holder."""
    if at + 1 >= len(found) or not _named_apart(tokens, found[at], found[at + 1]):
        return []
    pairs = []
    for before, land, name in zip(found[at + 1 :: 2], found[at + 2 :: 2], found[at + 3 :: 2], strict=False):
        plain = land.kind == "country" and land.known == "name" and not (land.adjective or land.poss or land.group)
        joined = all(t.text in _LISTING or t.text in ")of" for t in tokens[before.last : land.first])
        if not (plain and joined and _named_apart(tokens, land, name)):
            break
        pairs.append((land, name))
    return pairs


def _named_apart(tokens: list[Token], holder: Mention, name: Mention) -> bool:
    """Whether a name without office of its own stands behind a phrase and a comma or bracket."""
    bare = name.kind == "person" and bool(name.name) and name.office is None and not name.of and not name.counterpart
    return bare and [t.text for t in tokens[holder.last : name.first]] in ([","], ["("])


def _hold(mention: Mention, name: Mention, first: int, of: str, office: str | None = None) -> None:
    """Make a mention that of somebody named who holds an office of a state."""
    mention.first, mention.last = first, name.last
    mention.name, mention.persons, mention.known = name.name, name.persons, name.known
    mention.of, mention.office = of, office or mention.office


def civil(found: list[Mention], tokens: list[Token], lands: frozenset[str]) -> list[Mention]:
    """Where the foreign secretary is the ministry's first official, as in Delhi, he is not its minister."""
    last = -1
    for mention in found:
        said = among(_SECRETARY, tokens[mention.first : mention.last])
        joined = last >= 0 and _listed(tokens, last, mention.first)  # "the foreign secretaries of A and B"
        if mention.office == "foreign-minister" and mention.of in lands and (said or joined):
            mention.office, last = "deputy-foreign-minister", mention.last
    return found


def _listed(tokens: list[Token], last: int, first: int) -> bool:
    """Whether nothing but commas and "and" stand between two phrases."""
    return all(t.text in _LISTING for t in tokens[last:first])
