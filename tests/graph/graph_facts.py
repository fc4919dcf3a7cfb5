"""Facts and articles for the tests of the graph, around the gas summit in Tehran of November 2015."""

from __future__ import annotations

from collections.abc import Sequence

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
    Subtype,
)
from graph.ids import fact_id
from graph.load import load_articles
from graph.store import Store

TEHRAN = Place(id="tehran", name="Tehran", names={"ar": "طهران"}, country="IRN")
MOSCOW = Place(id="moscow", name="Moscow", names={"ar": "موسكو"}, country="RUS")
SUMMIT = Named(id="gecf-summit-2015", name="3rd GECF Summit, Tehran 2015")
APEC = Named(id="apec-2017", name="APEC 2017, Da Nang")
SYRIA = Named(id="syria-settlement", name="settlement in Syria", names={"ar": "التسوية في سوريا"})
TRADE = Named(id="trade", name="trade", names={"ar": "التجارة"})
TERROR = Named(id="counter-terrorism", name="counter-terrorism", names={"ar": "مكافحة الإرهاب"})


def person(
    identity: str,
    name: str,
    country: str | None = None,
    *,
    role: Role = Role.PARTY,
    basis: Basis = Basis.ALIAS,
    office: str | None = None,
    ar: str | None = None,
) -> Participant:
    return Participant(
        id=identity,
        name=name,
        names={"ar": ar} if ar else {},
        mention=name.rsplit(maxsplit=1)[-1],
        kind=Kind.PERSON,
        role=role,
        basis=basis,
        country=country,
        office=office,
        wikidata=identity if identity.startswith("Q") else None,
    )


def country(identity: str, name: str, iso3: str, role: Role = Role.PARTY) -> Participant:
    return Participant(
        id=identity, name=name, mention=name, kind=Kind.COUNTRY, role=role, basis=Basis.ALIAS, country=iso3
    )


PUTIN = person("Q7747", "Vladimir Putin", "RUS", ar="فلاديمير بوتين")
ROUHANI = person("hassan-rouhani", "Hassan Rouhani", "IRN", ar="حسن روحاني")
KHAMENEI = person("ali-khamenei", "Ali Khamenei", "IRN", ar="علي خامنئي")
MADURO = person("nicolas-maduro", "Nicolás Maduro", "VEN")
BUHARI = person("muhammadu-buhari", "Muhammadu Buhari", "NGA")
STRANGER = person("x-oil-envoy", "Karim Daftari", "IRN", basis=Basis.PROVISIONAL)
RUSSIA = country("Q159", "Russia", "RUS")
IRAN = country("Q794", "Iran", "IRN")


async def load_article(store: Store, one: Article, facts: Sequence[Fact], keep_text: bool = True) -> bool:
    """Whether loading it changed anything."""
    return await load_articles(store, [(one, facts)], keep_text) == 1


def as_role(participant: Participant, role: Role) -> Participant:
    return participant.model_copy(update={"role": role})


def on(start: str, precision: Precision = Precision.DAY, end: str | None = None) -> DateRange:
    return DateRange(start=start, end=end, precision=precision, basis=("published",))


def make(
    kind: FactType,
    participants: Sequence[Participant],
    *,
    article: str = "a-1",
    status: Status = Status.HELD,
    subtype: Subtype | None = None,
    date: DateRange | None = None,
    place: Place | None = None,
    event: Named | None = None,
    topics: Sequence[Named] = (),
    start: int = 0,
    confidence: float = 0.9,
    attribution: Sequence[Named] = (),
) -> Fact:
    who = [(participant.id, participant.role.value) for participant in participants]
    quote = "They met, the agency says."
    return Fact(
        id=fact_id(article, kind.value, subtype and subtype.value, who, status.value, start),
        article=article,
        type=kind,
        subtype=subtype,
        status=status,
        participants=tuple(participants),
        date=date,
        place=place,
        event=event,
        topics=tuple(topics),
        attribution=tuple(attribution),
        evidence=(Evidence(quote=quote, start=start, end=start + len(quote)),),
        confidence=confidence,
        extractor="test/1",
    )


def meet(*participants: Participant, article: str = "a-1", **more: object) -> Fact:
    subtype = more.pop("subtype", Subtype.BILATERAL)
    return make(FactType.MEET, participants, article=article, subtype=subtype, **more)  # type: ignore[arg-type]


def article(identity: str, published: str | None = "2015-11-23") -> Article:
    return Article(
        id=identity,
        text=f"Text of {identity}. They met, the agency says.",
        title=f"Title of {identity}",
        lang="en",
        published=published,
        url=f"https://news.example/{identity}",
        source="Example Agency",
    )
