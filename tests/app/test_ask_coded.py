"""Questions of a graph of coded events: records in the form of ICEWS, made up for this."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ask.answer import Answer, answer
from graph.store import Store
from ingest.coded import job

RECORDS = (
    "Hassan Rouhani|Meet at a 'third' location|Vladimir Putin|2018-09-07",
    "Recep Tayyip Erdoğan|Consult|Hassan Rouhani|2018-09-08",
    "Hassan Rouhani|Host a visit|Nicolás Maduro|2018-09-30",
    "Hassan Rouhani|Express intent to meet or negotiate|Emmanuel Macron|2018-09-20",
    "Hassan Rouhani|Make statement|Donald Trump|2018-09-25",
    "Hassan Rouhani|Consult|Xi Jinping|2018-08-31",
    "Hassan Rouhani|Consult|Angela Merkel|2018-10-01",
    "Vladimir Putin|Make a visit|Iran|2015-11-23",
    "Iran|Host a visit|Evo Morales|2015-11-30",
    "Nicolás Maduro|Express intent to meet or negotiate|Iran|2015-11-12",
    "Ilham Aliyev|Make a visit|Iran|2015-12-01",
    "Vladimir Putin|Make a visit|Turkey|2015-11-15",
    "Iran|Consult|Li Keqiang|2015-11-20",
    "Iraq|Make a visit|Iran|2015-11-10",
    "Business (Turkey)|Make a visit|Iran|2015-11-11",
)


@pytest.mark.anyio
async def test_whom_somebody_met_and_who_visited_a_country_in_a_month(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_text("".join(record.replace("|", "\t") + "\n" for record in RECORDS), encoding="utf-8")
    await job.run(store, "icews", path)
    met = await answer("Who did Rouhani meet in September 2018?", None, store)
    assert _told(met) == {
        ("Vladimir Putin", "held"),
        ("Recep Tayyip Erdogan", "held"),
        ("Emmanuel Macron", "planned"),
    }
    visited = await answer("Which leaders visited Iran in November 2015?", None, store)
    assert _told(visited) == {("Vladimir Putin", "held"), ("Evo Morales", "held")}
    assert {fact.extractor for fact in (*met.facts, *visited.facts)} == {"coded/icews"}


def _told(found: Answer) -> set[tuple[str, str]]:
    return {(one.name, one.status) for one in found.answers}
