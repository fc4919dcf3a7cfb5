"""Writing what happened (layer 2): what a transaction changes, and happenings with all that links them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.claims import Claim, claims
from graph.facts import Fact
from graph.kinds import each, lists
from graph.merge import Happening
from graph.rows import HAPPENING_LABEL, Mention, Row, fact_links, fact_row, happening_row, mentions
from graph.store import Tx

LINK_COUNTRIES = (
    "UNWIND $ids AS id MATCH (h:Happening {id: id}) UNWIND h.countries AS iso3 "
    "MATCH (c:Country {iso3: iso3}) WHERE c.provisional IS NULL CREATE (c)-[:REPRESENTED_IN]->(h)"
)


@dataclass(frozen=True)
class Stored:
    """A fact as it stands in the graph; by a judgement it may name others than those that were `read`.

    What follows from it alone is worked out once, when it is first asked for, or `ready`.
    """

    fact: Fact
    read: Fact
    published: str | None  # its article's day
    wrong: bool = False  # by a judgement: it tells of nothing

    def ready(self) -> Stored:
        """Itself, with all that follows from it worked out."""
        _ = self.claims, self.mentions, self.row
        return self

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """What it tells of happenings."""
        return claims(self.fact)

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """The entities that it mentions."""
        return mentions(self.fact)

    @cached_property
    def row(self) -> Row:
        """Its node, and the relationships to what it mentions."""
        node = fact_row(self.fact, self.published, self.read) | {"wrong": self.wrong or None}
        return {"fact": node, "mentions": fact_links(self.fact)}


@dataclass(frozen=True, slots=True)
class Change:
    """What a transaction changes: facts that go and come, and the happenings of their groups, by id."""

    gone: Sequence[Stored]
    fresh: Sequence[Stored]
    was: Mapping[str, Happening]
    now: Mapping[str, Happening]
    new_articles: frozenset[str] = frozenset()  # those of which nothing stood before

    def ended(self) -> list[str]:
        """The happenings that no fact tells of any longer."""
        return sorted(self.was.keys() - self.now.keys())

    def differing(self) -> list[str]:
        """All happenings that end, begin or are told otherwise."""
        ids = self.was.keys() | self.now.keys()
        return sorted(identity for identity in ids if self.was.get(identity) != self.now.get(identity))


@dataclass(frozen=True, slots=True)
class _Link:
    """A relationship of a happening; `value` is its reason or role, `more` of which article its fact is a reprint."""

    kind: str
    happening: str
    other: str
    value: str | None = None
    more: str | None = None


_CREATED = {label: f"CREATE (x:Happening:{label})" for label in HAPPENING_LABEL.values()}
_CREATE = each(_CREATED, "$")
# How each kind of link is made between the happening `h`, which has few, and an entity `e`.
_TO_ENTITY = {
    "PARTICIPATED_IN": "CREATE (h)<-[x:PARTICIPATED_IN]-(e)",
    "HELD_IN": "CREATE (h)-[x:HELD_IN]->(e)",
    "AT": "CREATE (h)-[x:AT]->(e)",
    "ABOUT": "CREATE (h)-[x:ABOUT]->(e)",
}
_LINK_ENTITIES = (
    "UNWIND $rows AS row MATCH (h:Happening {id: row.happening}) "
    "UNWIND row.links AS link MATCH (e:Entity {id: link.other}) "
) + each(_TO_ENTITY, "link.")
_LINK_FACTS = (
    "UNWIND $rows AS row MATCH (h:Happening {id: row.happening}) "
    "UNWIND row.links AS link MATCH (f:Fact {id: link.other}) "
    "CREATE (h)<-[:SUPPORTS {reason: link.value, reprint_of: link.more}]-(f)"
)
# How it is matched; a fact has one with a happening.
_MATCHED = {
    "SUPPORTS": ("Fact", "(h)<-[r:SUPPORTS]-(o)"),
    "PARTICIPATED_IN": ("Entity", "(h)<-[r:PARTICIPATED_IN {role: row.value}]-(o)"),
    "HELD_IN": ("Entity", "(h)-[r:HELD_IN]->(o)"),
    "AT": ("Entity", "(h)-[r:AT]->(o)"),
    "ABOUT": ("Entity", "(h)-[r:ABOUT]->(o)"),
}


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written of a change in layer 2: rows of its statements."""

    begun: Mapping[str, list[Row]]  # by label
    told_otherwise: Sequence[Row]
    left: Mapping[str, list[Row]]  # links that go, by type
    supports: Sequence[Row]  # of a happening all
    links: Sequence[Row]  # to entities, of a happening all
    countries: Sequence[str]  # the happenings that may have others


def writing(change: Change) -> Writing:
    """Works out what `write_happenings` writes."""
    new = [identity for identity in change.differing() if identity in change.now]
    begun = [change.now[identity] for identity in new if identity not in change.was]
    detached = {stored.fact.id for stored in change.gone}
    was = {link for happening in change.was.values() for link in _links(happening)}
    was = {link for link in was if link.kind != "SUPPORTS" or link.other not in detached}
    now = {link for happening in change.now.values() for link in _links(happening)}
    made = _link_rows(now - was)
    supports = made.pop("SUPPORTS", [])
    for kind, rows in made.items():
        for row in rows:
            row[kind] = [{"role": row["value"]} if row["value"] else {}]
    return Writing(
        begun=lists(_CREATED, ((HAPPENING_LABEL[one.type], happening_row(one)) for one in begun)),
        told_otherwise=[happening_row(change.now[identity]) for identity in new if identity in change.was],
        left=_link_rows({link for link in was - now if link.happening in change.now}),
        supports=_by_happening(supports),
        links=_by_happening(row for rows in made.values() for row in rows),
        countries=new,
    )


async def write_happenings(tx: Tx, worked: Writing) -> None:
    """Bring the happenings up to date; the facts that go are gone, those that come and the entities stand."""
    await tx.run(_CREATE, **worked.begun)
    if worked.told_otherwise:
        await tx.run(
            "UNWIND $rows AS row MATCH (h:Happening {id: row.id}) SET h = row "
            "WITH h MATCH (h)<-[r:REPRESENTED_IN]-(:Country) DELETE r",
            rows=worked.told_otherwise,
        )
    for kind, rows in worked.left.items():
        label, link = _MATCHED[kind]
        await tx.run(
            f"UNWIND $rows AS row MATCH (h:Happening {{id: row.happening}}) MATCH (o:{label} {{id: row.other}}) "
            f"MATCH {link} DELETE r",
            rows=rows,
        )
    await tx.run(_LINK_FACTS, rows=worked.supports)
    await tx.run(_LINK_ENTITIES, rows=worked.links)
    await tx.run(LINK_COUNTRIES, ids=worked.countries)


def _links(happening: Happening) -> Iterator[_Link]:
    for support in happening.support:
        yield _Link("SUPPORTS", happening.id, support.fact, support.reason.value, support.reprint_of)
    for part in happening.parts:
        yield _Link("PARTICIPATED_IN", happening.id, part.id, part.role.value)
    for kind, others in (
        ("HELD_IN", happening.places),
        ("AT", happening.events),
        ("ABOUT", happening.topics),
    ):
        for other in others:
            yield _Link(kind, happening.id, other)


def _by_happening(rows: Iterable[Row]) -> list[Row]:
    """With the rows of one happening in one, which then looks it up once."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["happening"]].append(row)
    return [{"happening": identity, "links": links} for identity, links in sorted(found.items())]


def _link_rows(links: Iterable[_Link]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.kind, link.happening, link.other, link.value or "")):
        row = {"happening": link.happening, "other": link.other, "value": link.value, "more": link.more}
        rows[link.kind].append(row)
    return rows
