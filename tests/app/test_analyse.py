"""`diplograph analyse`: names, regions and bounds, and what is written."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from app import analyse
from app.settings import SettingError, Settings
from graph.facts import FactType
from graph.store import Store
from ingest.coded import job

LINES = [
    "Hassan Rouhani\tConsult\tVladimir Putin\t2018-06-14",
    "Vladimir Putin\tConsult\tEvo Morales\t2018-06-15",
    "Evo Morales\tExpress intent to meet or negotiate\tVladimir Putin\t2018-06-14",
    "Donald Trump\tCriticize or denounce\tHassan Rouhani\t2018-06-15",
]


async def said(store: Store, graph_home: Path, tmp_path: Path, what: str, *names: str, as_json: bool = True) -> str:
    path = tmp_path / "events.tsv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    await job.run(store, "icews", path)
    out = Console(file=io.StringIO(), width=200)
    wanted = analyse.Wanted(analyse.scope(what, (), (None, None), None))
    await analyse.run(Settings(home=graph_home), wanted, analyse.named(what, names), as_json, out)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_a_chain_has_the_words_for_each_meeting(embedded_store: Store, graph_home: Path, tmp_path: Path) -> None:
    text = await said(embedded_store, graph_home, tmp_path, "chain", "روحاني", "Evo Morales")
    (chain,) = json.loads(text)["items"]
    assert [actor["name"] for actor in chain["chain"]] == ["Hassan Rouhani", "Vladimir Putin", "Evo Morales"]
    quotes = [step["happenings"][0]["evidence"][0]["quote"] for step in chain["steps"]]
    assert quotes == LINES[:2]
    table = await said(embedded_store, graph_home, tmp_path, "chain", "Rouhani", "Morales", as_json=False)
    assert "Hassan Rouhani – Vladimir Putin" in table


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_the_central_come_first(embedded_store: Store, graph_home: Path, tmp_path: Path) -> None:
    items = json.loads(await said(embedded_store, graph_home, tmp_path, "central"))["items"]
    assert (items[0]["actor"]["name"], items[0]["degree"], items[0]["ranks"]) == ("Vladimir Putin", 2, {"2018": 1})


def test_a_region_is_a_part_of_the_world_a_body_or_codes() -> None:
    def codes(region: str) -> tuple[str, ...]:
        return analyse.scope("central", (), (None, None), region).countries

    assert {"IRN", "TUR"} & set(codes("southern asia")) == {"IRN"}
    assert {"VNM", "THA"} <= set(codes("ASEAN"))
    assert codes("irq,IRN") == ("IRN", "IRQ")
    with pytest.raises(SettingError, match="no region 'Nowhere'"):
        codes("Nowhere")


def test_ties_are_of_all_types_and_the_rest_of_meetings() -> None:
    assert analyse.scope("ties", (), (None, None), None).types == tuple(FactType)
    assert analyse.scope("central", (), (None, None), None).types == (FactType.MEET,)
    assert analyse.scope("ties", [FactType.VISIT], (None, None), None).types == (FactType.VISIT,)


@pytest.mark.parametrize(
    ("what", "names", "why"),
    [
        ("brokers", ("Iran",), "give two names"),
        ("central", ("Iran",), "takes no names"),
        ("brokers", ("Iran", "Atlantis"), "no country is called 'Atlantis'"),
    ],
)
def test_names_that_make_no_sense_are_told(what: str, names: tuple[str, ...], why: str) -> None:
    with pytest.raises(SettingError, match=why):
        analyse.named(what, names)
