"""One telling an article: the same meeting told twice is one fact with both quotes."""

from __future__ import annotations

from dataclasses import replace

from graph.facts import SUBTYPES, Evidence, Fact, FactType, Kind, Named, Place, Role, Status, Subtype
from graph.ids import TOLD, fact_id
from ingest import kb
from ingest.build import Reading
from ingest.topics import narrowest

_ONCE = frozenset({FactType.MEET, FactType.VISIT, FactType.ATTEND})
_QUOTES = 5
_MOVEMENTS = ("armed-group", "party")
# Told as held, a plan of the same article is its history
_RANK = {Status.HELD: 0, Status.CANCELLED: 1, Status.DENIED: 2, Status.PLANNED: 3, Status.CALLED_FOR: 4}


def merged(readings: list[Reading]) -> list[Reading]:
    """Readings with those of one happening made one, in the order of their first quote."""
    out: list[Reading] = []
    by_people: dict[frozenset[tuple[str, Role]], list[int]] = {}
    for reading in readings:
        told = by_people.setdefault(frozenset((p.id, p.role) for p in reading.fact.participants), [])
        alike = [i for i in told if _same(out[i], reading)]  # first of all what the same sentence tells
        at = next((i for i in alike if out[i].fact.evidence[0] == reading.fact.evidence[0]), next(iter(alike), None))
        if at is None:
            told.append(len(out))
            out.append(reading)
        else:
            out[at] = _join(out[at], reading)
    return sorted(_of_leaders(_of_tours(out)), key=lambda r: r.fact.evidence[0].start)


def _of_tours(readings: list[Reading]) -> list[Reading]:
    """Readings without the visits that their sentence tells of as a stage of one to several states: "arrived in Paris
    on a visit to France and Italy"."""
    tours = [r for r in readings if r.fact.type is FactType.VISIT and len(_who(r.fact, Role.DESTINATION)) > 1]
    for tour in tours:
        stages = [r for r in readings if _is_stage(r.fact, tour.fact)]
        if stages:
            place = next((r.fact.place for r in stages if r.fact.place is not None), tour.fact.place)
            whole = replace(tour, fact=tour.fact.model_copy(update={"place": place}))
            readings = [whole if r is tour else r for r in readings if r not in stages]
    return readings


def _is_stage(one: Fact, tour: Fact) -> bool:
    same = one.type is FactType.VISIT and one.status == tour.status and one.evidence == tour.evidence
    visitors = _who(one, Role.VISITOR) == _who(tour, Role.VISITOR)
    return same and visitors and _who(one, Role.DESTINATION) < _who(tour, Role.DESTINATION)


def _who(fact: Fact, role: Role) -> set[str]:
    return {p.id for p in fact.participants if p.role == role}


def quoted(main: Fact, other: Fact) -> tuple[Evidence, ...]:
    """The quotes of a fact, then those of another that tells of it too: each once, and no more than a fact may have."""
    return tuple(dict.fromkeys((*main.evidence, *other.evidence)))[:_QUOTES]


def _of_leaders(readings: list[Reading]) -> list[Reading]:
    """Readings without the meetings of states or bodies where it is told who led their side of it, or spoke for it."""
    while pair := _side_and_whole(readings):
        led, states = pair
        main, other = led.fact, states.fact
        a, b = (other, main) if _of_states(other, main.status) else (main, other)
        told = {"date": a.date or b.date, "place": a.place or b.place, "event": main.event or other.event}
        whole = replace(led, fact=main.model_copy(update={**told, "evidence": quoted(main, other)}))
        readings = [whole if r is led else r for r in readings if r is not states]
    return readings


def _side_and_whole(readings: list[Reading]) -> tuple[Reading, Reading] | None:
    """A meeting of those who led a side, or a body, and the same one told of the states or the body."""
    meetings = [r for r in readings if r.fact.type is FactType.MEET]
    of_bodies = [r for r in meetings if any(p.kind is not Kind.PERSON for p in r.fact.participants)]
    pairs = ((led, one) for one in of_bodies for led in meetings)
    return next((pair for pair in pairs if _leads(*pair) or _heads(*pair)), None)


def _leads(led: Reading, states: Reading) -> bool:
    """Whether the people of a meeting led it for two states, or one sentence tells of both."""
    if not _of_states(states.fact, led.fact.status):
        return False
    main, other = led.fact, states.fact
    same = main.type is FactType.MEET and main.evidence[0] == other.evidence[0]
    speaking = [p.country for p in main.participants if p.kind is Kind.PERSON]
    of_them = sorted(c or "" for c in speaking) == sorted(p.country or "" for p in other.participants)
    return of_them and (led.why.get("rule") == "head-side" or same)


def _heads(led: Reading, body: Reading) -> bool:
    """Whether of two meetings of one day with the same people one is with a body, the other with who leads it."""
    bodies = [p for p in body.fact.participants if p.kind is Kind.ORGANIZATION]
    alike = led.fact.type is body.fact.type is FactType.MEET and led.fact.status == body.fact.status
    if len(bodies) != 1 or not alike or len(led.fact.participants) != len(body.fact.participants):
        return False
    others = {p.id for p in body.fact.participants} - {bodies[0].id}
    heads = [p for p in led.fact.participants if p.id not in others]
    return len(heads) == 1 and _is_head(heads[0].id, bodies[0].id) and _days_agree(led, body)


def _is_head(person: str, body: str) -> bool:
    """Whether somebody leads a body: an office of it, or of a movement or party the leader of its people who was
    never president of the state."""
    known, led = (kb.load().by_id.get(one) for one in (person, body))
    if not isinstance(known, kb.Person) or not isinstance(led, kb.Organization):
        return False
    at_home = {o.office for o in known.offices if o.of == led.country and led.kind in _MOVEMENTS}
    return any(o.of == led.id for o in known.offices) or ("leader" in at_home and "president" not in at_home)


def _of_states(fact: Fact, status: Status) -> bool:
    kinds = [p.kind.value for p in fact.participants]
    return fact.type == FactType.MEET and fact.status == status and kinds == ["country", "country"]


def _same(a: Reading, b: Reading) -> bool:
    """Whether two readings of the same people in the same roles tell of one happening."""
    if a.fact.type == b.fact.type == FactType.AGREE and a.fact.evidence[0] == b.fact.evidence[0]:
        return True  # "signed" and "an agreement", of one signing
    if _kind(a.fact) != _kind(b.fact):
        return False
    if a.fact.type in _ONCE:
        return _days_agree(a, b) and not _apart(a.fact, b.fact) and not _further(a, b)
    threat = (
        a.fact.type == FactType.SANCTION and a.fact.status != b.fact.status
    )  # "suspended X and threatened sanctions"
    return a.fact.evidence[0] == b.fact.evidence[0] and not threat


def _kind(fact: Fact) -> str:
    """What is told; to have agreed to cooperate is to cooperate, unless something was signed."""
    return "COOPERATE" if fact.type == FactType.AGREE and fact.subtype == Subtype.AGREED else fact.type.value


def _apart(a: Fact, b: Fact) -> bool:
    """Held and called off are two facts: a brief encounter held, the talks not; so are held and denied, as different
    people say; and no call made, but a meeting to come."""
    told = {a.status, b.status}
    otherwise = told == {Status.CANCELLED, Status.PLANNED} and (a.subtype == Subtype.PHONE) != (
        b.subtype == Subtype.PHONE
    )
    return otherwise or (Status.HELD in told and bool(told & {Status.CANCELLED, Status.DENIED}))


def _further(a: Reading, b: Reading) -> bool:
    """Whether after a meeting held another is announced, at an event of its own."""
    event = b.fact.event
    held = a.order < b.order and a.fact.status == Status.HELD and b.fact.status == Status.PLANNED
    return held and event is not None and event != a.fact.event


def _days_agree(a: Reading, b: Reading) -> bool:
    """Whether nothing in the dates, where each sentence tells its own, speaks against one happening."""
    told, plan = (a, b) if a.fact.status == Status.HELD else (b, a)
    coming = told.fact.status == Status.HELD and plan.fact.status == Status.PLANNED
    if coming and ((told.past and told.dated and not plan.past) or plan.ahead):
        return False  # a visit of last year or of today, and the next one
    if a.fact.type == FactType.MEET and a.fact.status == b.fact.status == Status.HELD and _recalled(a, b):
        return False
    if not (a.dated and b.dated) or a.fact.date is None or b.fact.date is None:
        return True
    x, y = a.fact.date.start, b.fact.date.start
    short = min(len(x), len(y))
    if x[:short] == y[:short]:
        return True
    low, high = (a.fact.date, b.fact.date) if a.fact.date.end else (b.fact.date, a.fact.date)
    return bool(low.end and low.start <= high.start <= low.end)


def _recalled(a: Reading, b: Reading) -> bool:
    """Whether behind a meeting told as news, without a day, another of long ago is told."""
    first, then = sorted((a, b), key=lambda r: r.order)
    return not (first.dated or first.apart) and then.dated and then.past


def _known(*events: Named | None) -> Named | None:
    """The event that the knowledge base knows, else the first that is told."""
    told = [e for e in events if e is not None]
    return next((e for e in told if not e.id.startswith(TOLD)), told[0] if told else None)


def _closer(first: Reading, second: Reading) -> Place | None:
    """The place of either telling; of a country and a city in it, the city; of a place told and that where the report
    was written, the one told."""
    main, other = first.fact, second.fact
    if first.here and not second.here and other.place is not None:
        return other.place
    country = main.place is not None and any(p.id == main.place.id for p in main.participants)
    if country and other.place is not None and main.place and other.place.country == main.place.country:
        return other.place
    return main.place or other.place


def _join(a: Reading, b: Reading) -> Reading:
    """Both as one: the status that says most, the date, place and event of whichever has them."""
    first, second = sorted((a, b), key=lambda r: (_RANK[r.fact.status], r.order))
    main, other = first.fact, second.fact
    dated = first if first.dated or not second.dated else second
    date = dated.fact.date or main.date or other.date
    topics = {t.id: t for t in (*main.topics, *other.topics)}
    earlier, later = sorted((a, b), key=lambda r: r.order)
    plain = main.status == other.status and earlier.order < later.order and not earlier.fact.attribution
    told = [one for one in (main.subtype, other.subtype) if one in SUBTYPES.get(main.type, ())]
    subtype = Subtype.SIGNED if Subtype.SIGNED in told else next(iter(told), None)
    roles = [(p.id, p.role.value) for p in main.participants]
    fact = main.model_copy(
        update={
            "id": fact_id(
                main.article,
                main.type.value,
                subtype.value if subtype else None,
                roles,
                main.status.value,
                main.evidence[0].start,
            ),
            "subtype": subtype,
            "date": date,
            "place": None if Subtype.PHONE in told else _closer(first, second),
            "event": _known(main.event, other.event),
            "topics": narrowest(topics.values())[:8],
            # what the article says itself it needs nobody for whom it cites further on
            "attribution": () if plain else main.attribution or other.attribution,
            "evidence": quoted(main, other),
            "confidence": max(main.confidence, other.confidence),
        }
    )
    return Reading(
        fact,
        {**second.why, **first.why},
        min(a.order, b.order),
        a.dated or b.dated,
        a.past and b.past,
        first.ahead,
        here=first.here and (second.here or other.place is None),
    )
