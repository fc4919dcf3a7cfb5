"""Flattening: articles, facts, happenings and the entities they mention, as rows that Cypher takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.facts import Article, Fact, FactType, Kind, Named, Participant, Place
from graph.ids import digest
from graph.merge import Happening
from graph.project import edges
from graph.reprints import Source, sketch
from graph.when import extent, period

Row = dict[str, Any]

HAPPENING_LABEL = {
    FactType.MEET: "Meeting",
    FactType.VISIT: "Visit",
    FactType.ATTEND: "Attendance",
    FactType.COOPERATE: "Cooperation",
    FactType.AGREE: "Agreement",
    FactType.SUPPORT: "Support",
    FactType.CRITICIZE: "Criticism",
    FactType.SANCTION: "Sanction",
    FactType.MEDIATE: "Mediation",
    FactType.STATE: "Statement",
}
MENTION_TYPES = ("INVOLVES", "HELD_IN", "AT", "ABOUT")  # from a fact to an entity
_KIND_LABEL = {Kind.COUNTRY: "Country", Kind.ORGANIZATION: "Organization", Kind.PERSON: "Person"}
# An id that is mentioned as two kinds of thing is taken for the first of these.
_LABEL_ORDER = ("Country", "Organization", "Person", "Event", "Place", "Topic")


@dataclass(frozen=True, slots=True)
class Mention:
    """What is known of an entity from the facts that mention it; `country` is ISO 3166 alpha-3."""

    id: str
    label: str
    name: str
    name_ar: str | None = None
    wikidata: str | None = None
    country: str | None = None
    leader: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its node, beside `Entity`."""
        return (self.label, "Leader") if self.leader and self.label == "Person" else (self.label,)

    def properties(self) -> Row:
        """The properties of its node; absent ones are None."""
        country = "iso3" if self.label == "Country" else "country"
        known = {"name": self.name, "name_ar": self.name_ar, "wikidata": self.wikidata, country: self.country}
        return {"id": self.id, **known, "provisional": True}


def mention_of(properties: Mapping[str, Any], labels: Iterable[str]) -> Mention:
    """A provisional entity as its node has it; the inverse of `Mention.labels` and `Mention.properties`."""
    found = frozenset(labels)
    return Mention(
        id=properties["id"],
        label=next(label for label in _LABEL_ORDER if label in found),
        name=properties["name"],
        name_ar=properties.get("name_ar"),
        wikidata=properties.get("wikidata"),
        country=properties.get("iso3") or properties.get("country"),
        leader="Leader" in found,
    )


def mentions(fact: Fact) -> list[Mention]:
    """Every entity that a fact mentions, as it mentions it; those who claim it are kept in the fact alone."""
    found = [_participant(participant) for participant in fact.participants]
    if fact.place is not None:
        found.append(_named(fact.place, "Place"))
    if fact.event is not None:
        found.append(_named(fact.event, "Event"))
    return found + [_named(topic, "Topic") for topic in fact.topics]


def combined(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """All that several mentions of an entity tell, by its id: the fullest of each, whatever the order."""
    known: dict[str, Mention] = {}
    for mention in mentions:
        before = known.get(mention.id, mention)
        known[mention.id] = mention if before == mention else _both(before, mention)
    return known


def _both(one: Mention, other: Mention) -> Mention:
    return Mention(
        id=one.id,
        label=min(one.label, other.label, key=_LABEL_ORDER.index),
        name=_fullest(one.name, other.name) or one.name,
        name_ar=_fullest(one.name_ar, other.name_ar),
        wikidata=_fullest(one.wikidata, other.wikidata),
        country=_fullest(one.country, other.country),
        leader=one.leader or other.leader,
    )


def _fullest(*texts: str | None) -> str | None:
    return min((text for text in texts if text), key=lambda text: (-len(text), text), default=None)


def _participant(participant: Participant) -> Mention:
    return Mention(
        id=participant.id,
        label=_KIND_LABEL[participant.kind],
        name=participant.name,
        name_ar=participant.names.get("ar"),
        wikidata=participant.wikidata,
        country=participant.country,
        leader=participant.kind is Kind.PERSON and participant.office is not None,
    )


def _named(named: Named, label: str) -> Mention:
    country = named.country if isinstance(named, Place) else None
    return Mention(named.id, label, named.name, named.names.get("ar"), country=country)


def article_row(article: Article, facts_json: Iterable[str], keep_text: bool) -> Row:
    """The node of an article. `hash` is of its content, `bundle` of all that is loaded with it, its facts too.

    `sketch` is what tells whether another prints the same text: see `graph.reprints`.
    """
    row = article.model_dump(mode="json") | {"hash": digest(article.model_dump_json()), "sketch": sketch(article.text)}
    bundle = digest(row["hash"], str(keep_text), *sorted(facts_json))
    return row | {"bundle": bundle} | ({} if keep_text else {"text": None})


def source(article: Row) -> Source:
    """What merging needs of an article, from its node."""
    return Source(published=(article["published"] or "")[:10] or None, sketch=article.get("sketch") or "")


def fact_row(fact: Fact, published: str | None, read: Fact) -> Row:
    """The node of a fact; `json` is the whole fact, `earliest` and `latest` are what its date can mean.

    `published` is its article's day. Where a judgement put others in place of the entities that it was read
    with, `read` is the fact as it was read.
    """
    return {
        "id": fact.id,
        "article": fact.article,
        "type": fact.type.value,
        "subtype": fact.subtype and fact.subtype.value,
        "status": fact.status.value,
        "confidence": fact.confidence,
        "plover": fact.plover,
        "cameo": fact.cameo,
        "extractor": fact.extractor,
        **_dates(fact),
        "quotes": [evidence.quote for evidence in fact.evidence],
        "starts": [evidence.start for evidence in fact.evidence],
        "ends": [evidence.end for evidence in fact.evidence],
        "claimants": [claimant.id for claimant in fact.attribution],
        "published": published,
        "json": fact.model_dump_json(),
        "read": None if read is fact or read == fact else read.model_dump_json(),
    }


def fact_links(fact: Fact) -> list[Row]:
    """The relationships from a fact to entities: the entity, and under the type's name a list of the properties."""
    links = [
        ("INVOLVES", p.id, {"role": p.role.value, "mention": p.mention, "basis": p.basis.value})
        for p in fact.participants
    ]
    links += [("HELD_IN", fact.place.id, {})] if fact.place else []
    links += [("AT", fact.event.id, {})] if fact.event else []
    links += [("ABOUT", identity, {}) for identity in sorted({topic.id for topic in fact.topics})]
    return [{"entity": to, kind: [more]} for kind, to, more in links]


def happening_row(happening: Happening) -> Row:
    """The node of a happening.

    `articles` are all, `independent` those that print no other's text, with their ids in `origins`; `history` is
    what was known since when, like "2015-11-20 planned"; `disputed` where one denies what another asserts. By
    `period` it is found by time, by `slot` when its group changes, and `edges` are the keys of those projected from it.
    """
    return {
        "id": happening.id,
        "group": happening.group,
        "name": happening.name,
        "type": happening.type.value,
        "subtype": happening.subtype and happening.subtype.value,
        "status": happening.status.value,
        "statuses": [status.value for status in happening.statuses],
        **(days := _dates(happening)),
        "period": period(days["earliest"], days["latest"]),
        "countries": list(happening.countries),
        "facts": len(happening.support),
        "articles": len(happening.articles),
        "independent": len(happening.independent),
        "origins": list(happening.independent),
        "history": [f"{day} {status.value}" for day, status in happening.history],
        "disputed": happening.disputed,
        "slot": happening.slot,
        "edges": sorted(edge.key for edge in edges(happening)),
    }


def _dates(dated: Fact | Happening) -> Row:
    days = extent(dated.date)
    return {
        "date_start": dated.date and dated.date.start,
        "date_end": dated.date and dated.date.end,
        "date_precision": dated.date and dated.date.precision.value,
        "earliest": days.earliest,
        "latest": days.latest,
    }
