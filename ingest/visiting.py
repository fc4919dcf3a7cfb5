"""The visits that meetings imply: of who is called a visitor, and of who met another state's officials at home."""

from __future__ import annotations

from typing import Any

from graph.facts import Fact, Status
from ingest import kb
from ingest.candidate import Candidate, Part
from ingest.entities import Entity, of_country
from ingest.mention import Mention
from ingest.text import Token

# who may be at home where he meets somebody: an envoy at his post
_RESIDENT = frozenset({"ambassador", "diplomat", "spokesperson", "deputy"})


def visits(c: Candidate, fact: Fact, tokens: list[Token], rules: dict[str, Any]) -> list[Candidate]:
    """The visit that a meeting held implies, if any: "met the visiting minister X", "met X's officials in Y"."""
    if c.type != "MEET" or c.subtype == "phone" or fact.status != Status.HELD or len(c.parts) != 2:
        return []
    (_, one, said), (_, other, told) = c.parts
    for guest, words, host in ((one, said, other), (other, told, one)):
        if _calls_visitor(words, tokens, rules) or _was_there(guest, words, host, fact):
            return _visit(c, guest, words, host)
    return []


def _visit(c: Candidate, guest: Entity, words: Mention | None, host: Entity) -> list[Candidate]:
    country = kb.load().by_iso.get(host.country or "")
    if country is None or guest.kind != "person" or guest.country == host.country:
        return []
    parts: list[Part] = [("visitor", guest, words), ("destination", of_country(country), None)]
    return [Candidate("VISIT", None, parts, c.at, why={"rule": "visiting"})]


def _calls_visitor(words: Mention | None, tokens: list[Token], rules: dict[str, Any]) -> bool:
    """Whether a mention has "visiting" in it or before it, and an office: a visiting professor is at his post."""
    known = rules["visiting"] if rules["capitals"] else ()
    called = words is not None and any(t.norm in known for t in tokens[max(0, words.first - 1) : words.last])
    return called and words is not None and words.office is not None


def _was_there(guest: Entity, words: Mention | None, host: Entity, fact: Fact) -> bool:
    """Whether somebody known or of an office met a state's officials, nobody by name, in that state."""
    office = words.office if words is not None else None
    known = guest.kind == "person" and (guest.basis != "provisional" or office is not None)
    known = known and not _of_body(guest, words)  # who may be at its seat: Geneva, Vienna
    there = fact.place is not None and fact.event is None and fact.place.name in fact.evidence[0].quote
    at_home = host.kind == "country" and fact.place is not None and fact.place.country == host.country
    return known and there and at_home and (office or guest.office or "") not in _RESIDENT


def _of_body(guest: Entity, words: Mention | None) -> bool:
    """Whether somebody serves no state, but an international body."""
    of = {words.of} if words is not None else set()
    of |= {o.of for o in guest.person.offices} if guest.person is not None else set()
    return any(x is not None and len(x) != 3 for x in of)
