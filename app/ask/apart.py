"""What reads as one mention and is meant as two, or as another: names side by side, offices, bodies, groups."""

from __future__ import annotations

from dataclasses import replace

from app.ask.cues import NOUN, CueReader, Spot
from ingest import kb
from ingest.kb import Person
from ingest.lang import LanguagePack
from ingest.lexicon import words
from ingest.mentions import Mention
from ingest.text import Token

IN = frozenset({"in", "في"})
_POSTED_TO = frozenset({"to", "from", "لدي", "من", "الي"})
_SON = "ولد"  # of somebody, in Mauritania
_EACH = frozenset({"every", "each", "any", "which", "what"})


def office_apart(mention: Mention, tokens: list[Token], pack: LanguagePack) -> list[Mention]:
    """An office and where its holder is are two; so are, in Arabic, one with the article and a country behind it.

    "البابا العراق" is no pope of Iraq.
    """
    last = mention.last - 1
    if mention.name is not None or mention.office is None or last <= mention.first:
        return [mention]
    behind = IN | _POSTED_TO if mention.own else IN
    at = next((i for i in range(mention.first + 1, mention.last) if tokens[i].norm in behind), None)
    there = _place_at(tokens, pack, at + 1, mention.last) if at is not None else None
    if at is not None and there is not None:  # "المبعوث الصيني في القاهرة", "the US consul in Ramallah"
        return [replace(mention, last=at), there]
    if pack.rules["capitals"]:
        return [mention]
    first = tokens[mention.first].norm
    hit = pack.names.longest(tokens, last, mention.last)
    named = [e for e in hit.entries if e.kind == "country" and e.form != "demonym"] if hit else []
    if not named or not first.startswith("ال"):
        return [mention]
    other = Mention(last, mention.last, "country", named[0].value, known=named[0].form)
    return [replace(mention, last=last, of=None), other]


def class_apart(mention: Mention, tokens: list[Token], pack: LanguagePack, cues: CueReader) -> list[Mention]:
    """Offices that are asked for are not those of who is named behind: "list all presidents Fidel Castro received"."""
    at = mention.name[0] if mention.name else mention.first
    plural = at > mention.first and tokens[at - 1].norm.endswith("s") and pack.rules["capitals"]
    before = (cues.at(tokens, j, at) for j in range(max(0, mention.first - 2), mention.first))
    each = at > mention.first and mention.first > 0 and tokens[mention.first - 1].norm in _EACH
    plural |= each and tokens[mention.first].text.islower() and pack.rules["capitals"]  # "every leader Qureshi met"
    if not plural or not any(s is not None and s.has("ask", "which") for s in before):
        return [mention]
    asked = replace(mention, last=at, name=None, persons=(), known="")
    return [asked, replace(mention, first=at, office=None, of=None)]


def verb_apart(mention: Mention, tokens: list[Token], pack: LanguagePack, cues: CueReader) -> list[Mention]:
    """A verb is no part of a name: "زعيم استقبله أردوغان" is some leader, and Erdogan."""
    if mention.name is None or mention.known != "unknown" or pack.rules["capitals"]:
        return [mention]
    first, last = mention.name
    spot = cues.at(tokens, first, first + 1) if last - first > 1 else None
    if spot is None or not any(cue.is_act and cue.form not in (NOUN, "") for cue in spot.cues):
        return [mention]
    persons, known = bearers(tokens, pack, first + 1, last)
    rest = Mention(first + 1, last, "person", name=(first + 1, last), persons=persons, known=known)
    return [replace(mention, last=first, name=None, known=""), rest]


def sons(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """A son's word before a name is no name by itself: "ولد الغزواني"."""
    out: list[Mention] = []
    for mention in found:
        before = out[-1] if out and out[-1].last == mention.first and mention.kind == "person" else None
        son = before is not None and before.last - before.first == 1 and tokens[before.first].norm == _SON
        out.append(replace(mention, first=out.pop().first) if son else mention)
    return out


def hyphen_apart(mention: Mention, tokens: list[Token], pack: LanguagePack) -> list[Mention]:
    """Two names with a dash between them: "the Putin-Obama summit"."""
    if mention.name is None:
        return [mention]
    first, last = mention.name
    for i in range(first + 1, last - 1):
        one, two = bearers(tokens, pack, first, i), bearers(tokens, pack, i + 1, last)
        if tokens[i].text in "-–" and one[0] and two[0] and not set(one[0]) & set(two[0]):
            other = Mention(i + 1, last, "person", name=(i + 1, last), persons=two[0], known=two[1])
            return [replace(mention, last=i, name=(first, i), persons=one[0], known=one[1]), other]
    return [mention]


def names_apart(mention: Mention, tokens: list[Token], pack: LanguagePack, cues: CueReader) -> list[Mention]:
    """Arabic names that follow each other without a sign, or with a و written on the second, are two."""
    if mention.name is None or mention.name[1] - mention.name[0] < 2 or pack.rules["capitals"]:
        return [mention]
    first, last = mention.name
    if mention.known == "unknown" and (place := _place_at(tokens, pack, last - 1, last)) is not None:
        return [replace(mention, last=last - 1, name=(first, last - 1)), place]  # "محمد بن فلان سيول"
    if (end := cues.at(tokens, last - 1, last)) is not None and end.has("title"):  # of whoever is named behind
        return [replace(mention, last=last - 1, name=(first, last - 1))]
    titled = (i for i in range(first + 1, last - 1) if (spot := cues.at(tokens, i, i + 1)) and spot.has("title"))
    named = (i for i in range(first + 1, last) if _begins_name(mention, tokens, pack, first, i))
    at = min([*titled, *named], default=None)
    if at is None:
        return [mention]
    one, two = bearers(tokens, pack, first, at), bearers(tokens, pack, at, last)
    other = Mention(at, last, "person", name=(at, last), persons=two[0], known=two[1])
    return [
        replace(mention, last=at, name=(first, at), persons=one[0], known=one[1]),
        *names_apart(other, tokens, pack, cues),
    ]


def _is_pope(tokens: list[Token], first: int, last: int) -> bool:
    """Whether some pope bears one of these words as a name."""
    popes = tuple(p for p in kb.load().people if any(o.office == "pope" for o in p.offices))
    return bool(_own_words(popes) & {token.norm for token in tokens[first:last]})


def _own_words(persons: tuple[Person, ...]) -> set[str]:
    """All words of the names of some people."""
    names = [name for p in persons for name in (*p.name.values(), *(n for also in p.aliases.values() for n in also))]
    return {word for name in names for word in words(name)}


def _place_at(tokens: list[Token], pack: LanguagePack, first: int, last: int) -> Mention | None:
    """The country or place that is named by exactly these tokens, and nobody."""
    hit = pack.names.longest(tokens, first, last)
    entries = hit.entries if hit and hit.last == last and not hit.clitic else ()
    if not entries or any(e.kind not in ("country", "place") or e.form == "demonym" for e in entries):
        return None
    return Mention(first, last, entries[0].kind, entries[0].value, known=entries[0].form)


def _begins_name(mention: Mention, tokens: list[Token], pack: LanguagePack, first: int, i: int) -> bool:
    """Whether another name begins with token i of a name."""
    norm = tokens[i].norm
    hit = pack.names.longest(tokens, i, mention.last)
    persons = {e.value.id for e in hit.entries if e.kind == "person"} if hit else set()
    if norm.startswith(("ب", "ل")) and len(norm) > 3 and norm not in pack.name_words and not persons:
        return bool(bearers(tokens, pack, first, i)[0]) and norm[1:] in pack.name_words  # "شكري بلافروف"
    if norm.startswith("و") and len(norm) > 2 and norm not in pack.name_words:
        return bool(persons) or norm[1:] in pack.name_words
    known = {p.id for p in bearers(tokens, pack, first, i)[0]}
    if hit is not None and persons and mention.known == "unknown" and hit.last == mention.last and hit.last - i > 1:
        return True  # "الشاهد عمر البشير"
    whole = bool(known) and known == {p.id for p in mention.persons} and norm in pack.name_words
    if (whole or (persons and mention.persons)) and norm not in _own_words(mention.persons):
        return True  # "البابا فرنسيس كاسترو"
    return bool(persons) and bool(known) and not persons & known and not persons & {p.id for p in mention.persons}


def bearers(tokens: list[Token], pack: LanguagePack, first: int, last: int) -> tuple[tuple[Person, ...], str]:
    """Whom the lexicon knows by exactly these tokens, and how."""
    hit = pack.names.longest(tokens, first, last)
    entries = [e for e in hit.entries if e.kind == "person"] if hit and hit.last == last else []
    for form in ("full", "bare", "surname"):
        found = tuple(e.value for e in entries if e.form == form)
        if found:
            return found, form
    return (), "unknown"


def of_body(mention: Mention, tokens: list[Token], pack: LanguagePack) -> Mention:
    """An office of a body that stands for its country: "the Kremlin spokesman"; and the sultan of Oman, not Amman."""
    if mention.of == "JOR" and any(t.norm == "سلطان" for t in tokens[mention.first : mention.last]):
        return replace(mention, of="OMN")
    if mention.kind != "person" or mention.name is not None or mention.of is not None or not mention.office:
        return mention
    for i in range(mention.first, mention.last):
        hit = pack.names.longest(tokens, i, mention.last)
        for entry in hit.entries if hit else ():
            if entry.kind == "organization" and entry.value.country:
                return replace(mention, of=entry.value.country)
    return mention


def is_group(mention: Mention, tokens: list[Token], pack: LanguagePack, cues: CueReader) -> bool:
    """Whether a body or region names a group of leaders or countries: "G7 leaders", "قادة الخليج"."""
    spot = cues.at(tokens, mention.first, mention.last)
    if spot is None or spot.last != mention.last or not spot.has("region"):
        return False
    ends = (mention.first, mention.last - 1) if mention.last - mention.first > 1 else ()
    if any(_is_people(cues.at(tokens, i, i + 1)) for i in ends):
        return True  # "Gulf states", "دول الخليج"
    after = cues.at(tokens, mention.last, len(tokens)) if mention.last < len(tokens) else None
    before = [cues.at(tokens, j, mention.first) for j in range(max(0, mention.first - 3), mention.first)]
    if not pack.rules["capitals"]:  # Arabic: the noun comes first
        return any(s is not None and s.last == mention.first and _is_people(s) for s in before)
    return _is_people(after)


def _is_people(spot: Spot | None) -> bool:
    if spot is not None and spot.has("office"):
        return True
    return spot is not None and (spot.has("noun", "people") or spot.has("noun", "country"))


def parted(mention: Mention, tokens: list[Token]) -> list[Mention]:
    """A name beside an office that its bearer never held is somebody else: "Zarif the emir of Kuwait"."""
    if mention.name is None or not mention.office or mention.name == (mention.first, mention.last):
        return [mention]
    if mention.office == "pope" and mention.known == "unknown" and not _is_pope(tokens, *mention.name):
        office = replace(mention, last=mention.name[0], name=None, known="")
        return [office, replace(mention, first=mention.name[0], office=None, of=None)]
    held = {(o.office, o.of) for p in mention.persons for o in p.offices}
    if (mention.office, mention.of) in held or not mention.persons:
        return [mention]
    if any(p.country == mention.of for p in mention.persons):
        return [mention]
    if mention.name[0] > mention.first and mention.of in kb.load().by_iso:  # "أمير قطر لافروف"
        other = replace(mention, last=mention.name[0], name=None, persons=(), known="")
        return [other, replace(mention, first=mention.name[0], office=None, of=None)]
    if mention.name[1] >= mention.last:
        return [mention]
    named = replace(mention, last=mention.name[1], office=None, of=None)
    first = mention.name[1]
    while tokens[first].text in ",،":
        first += 1
    other = replace(mention, first=first, name=None, persons=(), known="")
    return [named, other]
