"""One article with four facts, written out, and the reference data that they need."""

from __future__ import annotations

from graph.facts import (
    Article,
    Basis,
    DateRange,
    Evidence,
    Fact,
    FactType,
    Kind,
    Named,
    Participant,
    Place,
    Precision,
    Role,
    Status,
)
from graph.ids import fact_id
from graph.load import load_articles
from graph.reference import Reference, load_reference
from graph.store import Store

TEXT = "Anna met Boris in Tehran. Anna is to meet Clara. Boris denied that he had met Clara. Anna met Dora."
TEHRAN = Place(id="tehran", name="Tehran", country="IRN")
SUMMIT = Named(id="gecf-summit-2015", name="3rd GECF Summit, Tehran 2015")
TRADE = Named(id="trade", name="trade", names={"ar": "التجارة"})

REFERENCE = Reference(
    countries=[{"id": "Q794", "name": "Iran", "name_ar": "إيران", "iso3": "IRN", "wikidata": "Q794"}],
    people=[{"id": "p-anna", "name": "Anna Ivanova", "name_ar": "آنا إيفانوفا", "country": "IRN"}],
    places=[{"id": "tehran", "name": "Tehran", "name_ar": "طهران", "country": "IRN"}],
    events=[
        {
            "id": "gecf-summit-2015",
            "name": "3rd GECF Summit, Tehran 2015",
            "series": "gecf-summit",
            "start": "2015-11-21",
            "end": "2015-11-23",
            "place": "tehran",
        }
    ],
    topics=[{"id": "trade", "name": "trade", "name_ar": "التجارة"}],
    offices=[{"id": "president@IRN", "name": "president of Iran", "of": "Q794"}],
    holds=[{"person": "p-anna", "office": "president@IRN", "start": "2013-08-03", "end": "2021-08-03"}],
)


def someone(name: str) -> Participant:
    return Participant(
        id=f"p-{name.lower()}",
        name=name,
        mention=name,
        kind=Kind.PERSON,
        role=Role.PARTY,
        basis=Basis.ALIAS,
    )


def meeting(quote: str, one: str, other: str, status: Status, day: str | None, **more: object) -> Fact:
    start = TEXT.index(quote)
    who = (someone(one), someone(other))
    identity = fact_id("x-1", "MEET", None, [(p.id, "party") for p in who], status.value, start)
    fields = {
        "id": identity,
        "article": "x-1",
        "type": FactType.MEET,
        "status": status,
        "participants": who,
        "date": DateRange(start=day, precision=Precision.MONTH if len(day) == 7 else Precision.DAY) if day else None,
        "evidence": (Evidence(quote=quote, start=start, end=start + len(quote)),),
        "confidence": 0.9,
        "extractor": "test/1",
    }
    return Fact.model_validate(fields | more)


ARTICLE = Article(id="x-1", title="Talks", text=TEXT, lang="en", published="2015-11-24", url="https://example.org/1")
HELD = meeting(
    "Anna met Boris in Tehran.", "Anna", "Boris", Status.HELD, "2015-11-23",
    place=TEHRAN, event=SUMMIT, topics=(TRADE,),
)  # fmt: skip
PLANNED = meeting("Anna is to meet Clara.", "Anna", "Clara", Status.PLANNED, "2015-11")
DENIED = meeting("Boris denied that he had met Clara.", "Boris", "Clara", Status.DENIED, "2014-01-02")
UNDATED = meeting("Anna met Dora.", "Anna", "Dora", Status.HELD, None)
FACTS = [HELD, PLANNED, DENIED, UNDATED]


async def tell(store: Store) -> None:
    """Loads them into an empty graph."""
    await load_reference(store, REFERENCE)
    await load_articles(store, [(ARTICLE, FACTS)])
