"""Questions to try that the loaded graph can answer: made from what is in it, and offered only if it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from app.ask.answer import answer
from graph.queries import network
from graph.store import Row, Store
from ingest import kb

_TRIED = 3  # names of one thing
_QUERIES = {
    "met-at": network.BUSIEST_EVENT,
    "did-meet": network.PLANNED_MEETING,
    "attended": network.BUSIEST_EVENT,
    "topics": network.BUSIEST_COOPERATION,
    "met": network.BUSIEST_PERSON,
}


async def examples(store: Store, lang: str, forms: Mapping[str, str]) -> list[str]:
    """Questions in a language, from forms like "Did {0} meet {1}?"; none where the graph has nothing for one."""
    found = []
    for name, cypher in _QUERIES.items():
        for row in await store.read(cypher):
            if question := await _asked(forms[name], lang, row["entities"], store):
                found.append(question)
                break
    return found


async def _asked(form: str, lang: str, entities: Sequence[Row], store: Store) -> str | None:
    """The form filled with names; None where by no name the graph answers it."""
    for names in islice(zip_longest(*(_names(one, lang) for one in entities)), _TRIED):
        if all(names) and (await answer(form.format(*names), lang, store)).answers:
            return form.format(*names)
    return None


def _names(one: Row, lang: str) -> Iterator[str]:
    """What people call an edition, then the name of an entity."""
    series = kb.load().by_id.get(one.get("series") or "")
    if isinstance(series, kb.EventSeries):
        yield from _called(series, next(e for e in series.editions if e.id == one["id"]), lang)
    yield (one["name_ar"] if lang == "ar" else one["name"]) or one["name"]


def _called(series: kb.EventSeries, edition: kb.Edition, lang: str) -> Iterator[str]:
    """What an edition is called by its city, in the words that are used for its series, the shortest first."""
    city = edition.city.get(lang)
    for alias in sorted({series.name[lang], *series.aliases.get(lang, ())}, key=lambda alias: (len(alias), alias)):
        if city and " " in alias:
            yield f"{alias} في {city}" if lang == "ar" else f"{city} {alias}"
