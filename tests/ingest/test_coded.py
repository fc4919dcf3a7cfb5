"""Event data of others: its records as facts, its actors as the knowledge base knows them."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.export import snapshot
from graph.facts import SUBTYPES, Fact, FactType, Kind, Precision, Role, Status
from graph.load import retract
from graph.store import Store
from ingest.articles import BadInput
from ingest.coded import gdelt, icews, job
from ingest.coded.cameo import codes, codings
from ingest.coded.records import Passed, Record
from ingest.results import Result

ICEWS = icews.dataset()
GDELT = gdelt.dataset()


def quadruple(source: str, event: str, target: str, day: str = "2018-06-14") -> Result | Passed | BadInput:
    return _outcome(icews.record("\t".join((source, event, target, day)), "here:1", ICEWS.actors))


def fact(source: str, event: str, target: str, day: str = "2018-06-14") -> Fact:
    outcome = quadruple(source, event, target, day)
    assert isinstance(outcome, Result), outcome
    return outcome.facts[0]


def _outcome(read: job.Read) -> Result | Passed | BadInput:
    assert not isinstance(read, gdelt.Mentioned)
    return ICEWS.result(read) if isinstance(read, Record) else read


def parts(told: Fact) -> set[tuple[str, str]]:
    return {(part.name, part.role.value) for part in told.participants}


PUBLISHED = "\t".join(
    "31001 2018-06-14 Foreign_Affairs_(Bangladesh) Executive,Government Bangladesh Consult 040 1 Vladimir_Putin "
    "Government Russia 4700 2 A_Daily Moscow NA Moskva Russia 55.7 37.6".replace(" ", "\t").split("\t")
).replace("_", " ")


def event(number: str = "5001", code: str = "042", **changed: str) -> str:
    """A line of GDELT 2.0: Putin makes a visit to Iran, in Tehran."""
    cells = [""] * 61
    known = {0: number, 1: "20151123", 5: "RUSGOV", 6: "VLADIMIR PUTIN", 7: "RUS", 15: "IRN", 16: "IRAN", 17: "IRN"}
    known |= {26: code, 51: "4", 52: "Tehran, Tehran, Iran", 59: "20151124", 60: "https://news.test/a"}
    for column, value in (known | {int(name[1:]): value for name, value in changed.items()}).items():
        cells[column] = value
    return "\t".join(cells)


def mention(number: str = "5001", url: str = "https://other.test/b", confidence: str = "70") -> str:
    return "\t".join([number, "20151123120000", "20151124093000", "1", "other.test", url, "3", "1", "2", "3", "1",
                      confidence, "2000", "-1.5", "", ""])  # fmt: skip


def test_the_evidence_of_a_coded_fact_is_its_record_letter_for_letter() -> None:
    outcome = quadruple("Hassan Rouhani", "Consult", "Vladimir Putin")
    assert isinstance(outcome, Result)
    told, article = outcome.facts[0], outcome.article
    assert article.text == "Hassan Rouhani\tConsult\tVladimir Putin\t2018-06-14"
    assert [(e.quote, e.start, e.end) for e in told.evidence] == [(article.text, 0, len(article.text))]
    assert (article.source, told.extractor, told.cameo) == ("ICEWS", "coded/icews", "040")
    assert (article.published, told.article) == ("2018-06-14", article.id)


def test_one_record_has_one_id_whichever_file_brings_it() -> None:
    one, same, other = (fact("Iran", "Consult", "China", day) for day in ("2018-06-14", "2018-06-14", "2018-06-15"))
    assert one == same
    assert one.article != other.article


@pytest.mark.parametrize(
    ("event_name", "kind", "status", "cameo"),
    [
        ("Consult", FactType.MEET, Status.HELD, "040"),
        ("Engage in negotiation", FactType.MEET, Status.HELD, "046"),
        ("Express intent to meet or negotiate", FactType.MEET, Status.PLANNED, "036"),
        ("Demand meeting, negotiation", FactType.MEET, Status.CALLED_FOR, "106"),
        ("Halt negotiations", FactType.MEET, Status.CANCELLED, "164"),
        ("Make a visit", FactType.VISIT, Status.HELD, "042"),
        ("Express intent to cooperate", FactType.COOPERATE, Status.PLANNED, "030"),
        ("Demand economic cooperation", FactType.COOPERATE, Status.CALLED_FOR, "1011"),
        ("Sign formal agreement", FactType.AGREE, Status.HELD, "057"),
        ("Reject proposal to meet, discuss, or negotiate", FactType.CRITICIZE, Status.HELD, "125"),
        ("Ease economic sanctions, boycott, embargo", FactType.SANCTION, Status.CANCELLED, "085"),
        ("Mediate", FactType.MEDIATE, Status.HELD, "045"),
        ("Make statement", FactType.STATE, Status.HELD, "010"),
    ],
)
def test_a_code_is_a_type_with_its_status(event_name: str, kind: FactType, status: Status, cameo: str) -> None:
    told = fact("Vladimir Putin", event_name, "Iran")
    assert (told.type, told.status, told.cameo) == (kind, status, cameo)


def test_every_code_has_a_reading_that_is_a_fact() -> None:
    assert len(codings()) == 313
    assert set(codes().values()) <= codings().keys()
    for code, coding in codings().items():
        if coding is not None:
            assert coding.subtype is None or coding.subtype in SUBTYPES[coding.type], code
    assert codings()["190"] is None


def test_what_is_intended_is_about_that_day_and_what_was_done_on_it() -> None:
    planned = fact("Iran", "Express intent to meet or negotiate", "China").date
    held = fact("Iran", "Consult", "China").date
    assert planned is not None
    assert held is not None
    assert (planned.start, planned.precision) == ("2018-06-14", Precision.APPROX)
    assert (held.start, held.precision) == ("2018-06-14", Precision.DAY)


def test_who_visits_and_who_is_visited_are_the_same_told_from_either_side() -> None:
    one = fact("Vladimir Putin", "Make a visit", "Iran")
    other = fact("Iran", "Host a visit", "Vladimir Putin")
    assert parts(one) == parts(other) == {("Vladimir Putin", "visitor"), ("Iran", "destination")}
    by_host = fact("Vladimir Putin", "Make a visit", "Hassan Rouhani")
    assert parts(by_host) == {("Vladimir Putin", "visitor"), ("Hassan Rouhani", "host"), ("Iran", "destination")}


def test_who_only_calls_for_talks_of_others_takes_no_part_in_them() -> None:
    told = fact("Angela Merkel", "Appeal to others to meet or negotiate", "Iran")
    assert parts(told) == {("Iran", "party")}
    assert [claimant.name for claimant in told.attribution] == ["Angela Merkel"]


@pytest.mark.parametrize(
    ("actor", "day", "name", "kind", "basis"),
    [
        ("Head of Government (Croatia)", "2014-01-05", "Zoran Milanović", Kind.PERSON, "office+date"),
        ("Head of Government (Egypt)", "2018-06-14", "Abdel Fattah el-Sisi", Kind.PERSON, "office+date"),
        ("Head of Government (Germany)", "2018-06-14", "Angela Merkel", Kind.PERSON, "office+date"),
        ("Foreign Affairs (Russia)", "2018-06-14", "Sergei Lavrov", Kind.PERSON, "office+date"),
        ("Sergey Viktorovich Lavrov", "2018-06-14", "Sergei Lavrov", Kind.PERSON, "alias"),
        ("Cabinet / Council of Ministers / Advisors (Japan)", "2018-06-14", "Japan", Kind.COUNTRY, "alias"),
        ("Palestinian Territory, Occupied", "2018-06-14", "Palestine", Kind.COUNTRY, "alias"),
        ("Citizen (Nigeria)", "2018-06-14", "Citizen (Nigeria)", Kind.ORGANIZATION, "provisional"),
        ("UN Security Council", "2018-06-14", "UN Security Council", Kind.ORGANIZATION, "alias"),
        ("Vladimir Q. Nobody", "2018-06-14", "Vladimir Q. Nobody", Kind.PERSON, "provisional"),
        ("Grand Reform Party", "2018-06-14", "Grand Reform Party", Kind.ORGANIZATION, "provisional"),
    ],
)
def test_an_actor_is_who_the_knowledge_base_knows(actor: str, day: str, name: str, kind: Kind, basis: str) -> None:
    told = fact(actor, "Consult", "Fiji", day).participants[0]
    assert (told.name, told.kind, told.basis, told.mention) == (name, kind, basis, actor)


def test_an_office_is_a_body_where_no_person_is_wanted() -> None:
    speaker = fact("Foreign Affairs (Russia)", "Make statement", "Fiji").participants[0]
    assert (speaker.id, speaker.kind, speaker.role) == ("foreign-ministry-rus", Kind.ORGANIZATION, Role.SPEAKER)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("Iran", "Use conventional military force", "Iraq"), Passed.NO_TYPE),
        (("Hassan Rouhani", "Consult", "Citizen (Iran)"), Passed.DOMESTIC),
        (("Hassan Rouhani", "Consult", "Head of Government (Iran)"), Passed.NO_ACTOR),
        (("Iran", "Consult", "Unspecified Actor"), Passed.NO_ACTOR),
    ],
)
def test_what_gives_no_fact_says_why(line: tuple[str, str, str], why: Passed) -> None:
    assert quadruple(*line) is why


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("Iran\tConsult\tChina", "3 columns; ICEWS has 20, or 4 as quadruples"),
        ("Iran\tDance\tChina\t2018-06-14", "'Dance' is no event of CAMEO"),
        ("Iran\tConsult\tChina\t2018-02-30", "'2018-02-30' is no day like 2015-11-23"),
        ("\tConsult\tChina\t2018-06-14", "no source or no target"),
        (PUBLISHED.replace("31001", "x"), "'x' is no Event ID"),
        (PUBLISHED.replace("040", "999"), "'999' is no CAMEO code"),
    ],
)
def test_a_malformed_record_is_told(line: str, error: str) -> None:
    outcome = _outcome(icews.record(line, "here:1", ICEWS.actors))
    assert isinstance(outcome, BadInput)
    assert outcome.error == error


def test_the_published_form_has_an_id_and_a_place() -> None:
    outcome = _outcome(icews.record(PUBLISHED, "here:1", ICEWS.actors))
    assert isinstance(outcome, Result)
    told = outcome.facts[0]
    assert outcome.article.id == "icews-31001"
    assert parts(told) == {("Abul Hassan Mahmood Ali", "party"), ("Vladimir Putin", "party")}
    assert told.place is not None
    assert (told.place.id, told.place.country) == ("moscow", "RUS")


def test_an_event_of_gdelt_has_its_article_and_place() -> None:
    read = gdelt.record(event(), "here:1", GDELT.actors)
    assert isinstance(read, Record)
    outcome = GDELT.result(read)
    assert isinstance(outcome, Result)
    told = outcome.facts[0]
    assert parts(told) == {("Vladimir Putin", "visitor"), ("Iran", "destination")}
    assert (outcome.article.id, outcome.article.url) == ("gdelt-5001", "https://news.test/a")
    assert told.date is not None
    assert (told.date.start, outcome.article.published) == ("2015-11-23", "2015-11-24")
    assert told.place is not None
    assert told.place.id == "tehran"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (event(number="x"), "'x' is no GLOBALEVENTID"),
        (event(c1="20151332"), "'20151332' or '20151124' is no day like 20151123"),
        (mention(confidence="high"), "'high' is no confidence from 0 to 100"),
        ("1\t2", "2 columns; GDELT 2.0 has 61, or 16 of mentions"),
    ],
)
def test_a_malformed_record_of_gdelt_is_told(line: str, error: str) -> None:
    outcome = gdelt.record(line, "here:1", GDELT.actors)
    assert isinstance(outcome, BadInput)
    assert outcome.error == error


def test_a_title_of_gdelt_is_its_holder_and_a_role_one_of_its_country() -> None:
    read = gdelt.record(event(code="040", c6="PRESIDENT", c16="POLICE"), "here:1", GDELT.actors)
    assert isinstance(read, Record)
    outcome = GDELT.result(read)
    assert isinstance(outcome, Result)
    assert parts(outcome.facts[0]) == {("Vladimir Putin", "party"), ("Police (Iran)", "party")}


# -- into the graph --------------------------------------------------------------------------------

LINES = [
    "Hassan Rouhani\tConsult\tVladimir Putin\t2018-06-14",
    "Vladimir Putin\tConsult\tHassan Rouhani\t2018-06-14",
    "Vladimir Putin\tExpress intent to meet or negotiate\tHassan Rouhani\t2018-06-12",
    "Iran\tHost a visit\tEvo Morales\t2018-06-15",
    "Iran\tFight with wooden swords\tIraq\t2018-06-15",
    "Police (Iran)\tArrest, detain, or charge with legal action\tCitizen (Iran)\t2018-06-15",
]


def written(path: Path, lines: Iterable[str]) -> Path:
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_an_import_is_the_same_done_twice_and_tells_what_it_left_out(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path / "events.tsv.gz", LINES)
    first = await job.run(store, "icews", path)
    assert (first.read, first.loaded, first.failed) == (6, 4, 1)
    assert first.passed == {Passed.NO_TYPE: 1}
    assert first.failures == [BadInput(f"{path}:5", "'Fight with wooden swords' is no event of CAMEO")]
    before = await snapshot(store)
    again = await job.run(store, "icews", path)
    assert (again.loaded, again.unchanged) == (0, 4)
    assert await snapshot(store) == before
    met = await store.read(
        "MATCH (h:Meeting)<-[:PARTICIPATED_IN]-(p:Person {id: 'hassan-rouhani'}) "
        "RETURN h.status AS status, h.statuses AS statuses, h.facts AS facts, h.date_start AS day"
    )
    assert met == [{"status": "held", "statuses": ["held", "planned"], "facts": 3, "day": "2018-06-14"}]


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_mentions_add_articles_to_events_that_stand(embedded_store: Store, tmp_path: Path) -> None:
    archive = tmp_path / "20151124.export.CSV.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("20151124.export.CSV", event() + "\n")
    await job.run(embedded_store, "gdelt", archive)
    mentions = written(tmp_path / "20151124.mentions.CSV", [mention(), mention(number="7777")])
    summary = await job.run(embedded_store, "gdelt", mentions)
    assert (summary.loaded, summary.passed) == (1, {Passed.NO_EVENT: 1})
    rows = await embedded_store.read("MATCH (h:Visit) RETURN h.facts AS facts, h.articles AS articles")
    assert rows == [{"facts": 2, "articles": 2}]


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_a_damaged_file_is_an_error_that_names_it(embedded_store: Store, tmp_path: Path) -> None:
    path = written(tmp_path / "events.tsv.gz", LINES * 200)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(OSError, match=r"events\.tsv\.gz is damaged"):
        await job.run(embedded_store, "icews", path)


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_several_batches_are_one_import(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "events.tsv", LINES)
    whole = await job.run(embedded_store, "icews", path)
    before = await snapshot(embedded_store)
    for row in await embedded_store.read("MATCH (a:Article) RETURN a.id AS id"):
        await retract(embedded_store, row["id"])
    monkeypatch.setattr(job, "BATCH", 2)
    seen: list[int] = []
    parted = await job.run(embedded_store, "icews", path, lambda summary: seen.append(summary.read))
    assert seen == [2, 4, 6]
    assert (parted.loaded, parted.passed, parted.failures) == (whole.loaded, whole.passed, whole.failures)
    assert await snapshot(embedded_store) == before


@pytest.mark.anyio
@pytest.mark.usefixtures("without_reference")
async def test_what_was_loaded_before_a_damage_stands(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "events.tsv.gz", LINES * 200)
    path.write_bytes(path.read_bytes()[:-20])
    monkeypatch.setattr(job, "BATCH", 6)
    with pytest.raises(OSError, match="is damaged"):
        await job.run(embedded_store, "icews", path)
    assert await embedded_store.read("MATCH (f:Fact) RETURN count(f) AS n") == [{"n": 4}]


def test_lines_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_bytes(b"\xff\xfe\t\n" + b"x" * 1_000_001 + b"\nIran\tConsult\tChina\t2018-06-14\n")
    bad, long, well = icews.records(path, ICEWS.actors)
    assert bad == BadInput(f"{path}:1", "not UTF-8")
    assert long == BadInput(f"{path}:2", "longer than 1000000 bytes")
    assert isinstance(well, Record)
