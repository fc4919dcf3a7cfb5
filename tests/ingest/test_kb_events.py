"""Integrity of the event series: each problem found is a line that names its row."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from graph.ids import slug
from ingest.kb import load
from ingest.lexicon import words

LANGUAGES = ("en", "ar")
KINDS = {"summit", "conference", "assembly", "ceremony"}
SERIES: list[dict[str, Any]] = [
    json.loads(line) for line in (files("ingest.kb") / "events.jsonl").read_text("utf-8").splitlines()
]
EDITIONS = [(series, edition) for series in SERIES for edition in series["editions"]]
# Words that name any meeting: no two of them may stand for a series.
_GENERIC_WORDS = {
    "en": """the a annual leaders summit summits conference meeting meetings forum talks negotiations assembly
        ceremony funeral parade session""",
    "ar": """قمة مؤتمر اجتماع اجتماعات منتدى محادثات مفاوضات مباحثات مشاورات حوار دورة جمعية
        جنازة حفل مراسم افتتاح عرض احتفالات ذكرى""",
}
GENERIC = {language: set(words(text)) for language, text in _GENERIC_WORDS.items()}


def phrases(series: dict[str, Any], language: str) -> list[str]:
    return [series["name"][language], *series["aliases"][language]]


def first_day(day: str) -> date:
    """The first day of an ISO date of year, month or day precision; raises ValueError on any other text."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", day):
        raise ValueError(day)
    return date.fromisoformat((day + "-01-01")[:10])


def test_rows_have_the_fields_of_a_series() -> None:
    wrong = [
        series.get("id")
        for series in SERIES
        if set(series) != {"id", "name", "aliases", "kind", "organization", "editions", "source"}
        or set(series["name"]) != set(LANGUAGES)
        or set(series["aliases"]) != set(LANGUAGES)
        or series["kind"] not in KINDS
        or not series["editions"]
        or not series["source"]
    ]
    assert wrong == []


def test_editions_have_the_fields_of_an_edition() -> None:
    needed = {"id", "number", "name", "start", "end", "country"}
    wrong = [
        edition.get("id")
        for _, edition in EDITIONS
        if not needed <= set(edition) <= needed | {"city"} or not all(edition["name"][lang] for lang in LANGUAGES)
    ]
    assert wrong == []


def test_ids_are_slugs_that_no_other_row_has() -> None:
    ids = [series["id"] for series in SERIES] + [edition["id"] for _, edition in EDITIONS]
    base = load()
    others = [base.countries, base.people, base.organizations, base.places, base.topics]
    taken = {row.id for rows in others for row in rows}  # type: ignore[attr-defined]
    assert [i for i in ids if i != slug(i) or not i.isascii()] == []
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if i in taken] == []


def test_an_edition_is_named_after_its_series_and_the_year_it_starts() -> None:
    form = r"{}-{}(-\d\d){{0,2}}"
    wrong = [e["id"] for s, e in EDITIONS if not re.fullmatch(form.format(s["id"], e["start"][:4]), e["id"])]
    nameless = [e["id"] for _, e in EDITIONS for name in e["name"].values() if e["start"][:4] not in name]
    assert (wrong, nameless) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_editions_have_names_of_their_own(language: str) -> None:
    names = Counter(edition["name"][language] for _, edition in EDITIONS)
    assert [name for name, n in names.items() if n > 1] == []


def test_dates_are_valid_and_in_order() -> None:
    wrong = [e["id"] for _, e in EDITIONS if first_day(e["start"]) > first_day(e["end"])]
    longer = [e["id"] for _, e in EDITIONS if (first_day(e["end"]) - first_day(e["start"])).days > 120]
    unsorted = [s["id"] for s in SERIES if s["editions"] != sorted(s["editions"], key=lambda e: e["start"])]
    assert (wrong, longer, unsorted) == ([], [], [])


def test_numbered_editions_follow_each_other() -> None:
    for series in SERIES:
        numbers = [edition["number"] for edition in series["editions"] if edition["number"] is not None]
        assert numbers == sorted(set(numbers)), series["id"]


def test_places_and_organizations_are_those_of_the_knowledge_base() -> None:
    base = load()
    organizations = {organization.id for organization in base.organizations}
    assert [e["id"] for _, e in EDITIONS if e["country"] is not None and e["country"] not in base.by_iso] == []
    assert [e["id"] for _, e in EDITIONS if "city" in e and not all(e["city"][lang] for lang in LANGUAGES)] == []
    bodies = {series["organization"] for series in SERIES} - {None}
    assert bodies - organizations == set()


def test_a_city_lies_where_the_places_say() -> None:
    base = load()
    where: dict[str, set[str | None]] = {}
    for name, iso in [(p.name["en"], p.country) for p in base.places] + [
        (c.capital.get("en", ""), c.iso3) for c in base.countries
    ]:
        where.setdefault(name, set()).add(iso)
    wrong = [
        (e["id"], e["city"]["en"])
        for _, e in EDITIONS
        if "city" in e and e["city"]["en"] in where and e["country"] not in where[e["city"]["en"]]
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_means_two_series(language: str) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for series in SERIES:
        for phrase in phrases(series, language):
            owners.setdefault(tuple(words(phrase)), set()).add(series["id"])
    assert {phrase: ids for phrase, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_of_a_series_are_distinct_and_specific(language: str) -> None:
    for series in SERIES:
        read = [tuple(words(phrase)) for phrase in phrases(series, language)]
        assert [p for p, n in Counter(read).items() if n > 1] == [], series["id"]
        assert [p for p in read if set(p) <= GENERIC[language]] == [], series["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_written_in_their_language(language: str) -> None:
    arabic = re.compile(r"[\u0621-\u064a]")
    wrong = [p for s in SERIES for p in phrases(s, language) if bool(arabic.search(p)) != (language == "ar")]
    assert wrong == []


@pytest.mark.parametrize(
    ("phrase", "language", "series"),
    [
        ("summit of the Gas Exporting Countries Forum", "en", "gecf-summit"),
        ("القمة الثالثة للبلدان المصدرة للغاز", "ar", "gecf-summit"),
        ("القمة للبلدان المصدرة للغاز", "ar", "gecf-summit"),
        ("Asia-Pacific Economic Cooperation summit", "en", "apec-summit"),
        ("القمة العربية", "ar", "arab-league-summit"),
        ("قمة الأمل", "ar", "arab-league-summit"),
        ("قمة مجموعة العشرين", "ar", "g20-summit"),
        ("قمة الدول السبع الكبار", "ar", "g7-summit"),
        ("مؤتمر ميونيخ للأمن", "ar", "munich-security-conference"),
        ("الجمعية العامة للأمم المتحدة", "ar", "un-general-assembly-session"),
        ("London conference on Palestinian reform", "en", "london-meeting-on-palestinian-reform"),
    ],
)
def test_what_newspapers_write_is_among_the_phrases(phrase: str, language: str, series: str) -> None:
    found = [s["id"] for s in SERIES if words(phrase) in [words(p) for p in phrases(s, language)]]
    assert found == [series]


@pytest.mark.parametrize(
    ("edition", "start", "end", "city", "country"),
    [
        ("gecf-summit-2015", "2015-11-21", "2015-11-23", "Tehran", "IRN"),
        ("apec-summit-2017", "2017-11-10", "2017-11-11", "Da Nang", "VNM"),
        ("astana-summit-2018-09", "2018-09-07", "2018-09-07", "Tehran", "IRN"),
        ("arab-league-summit-2016", "2016-07-25", "2016-07-27", "Nouakchott", "MRT"),
        ("london-meeting-on-palestinian-reform-2005", "2005-03-01", "2005-03-01", "London", "GBR"),
        ("summit-of-the-americas-2015", "2015-04-10", "2015-04-11", "Panama City", "PAN"),
    ],
)
def test_editions_that_are_known_for_certain(edition: str, start: str, end: str, city: str, country: str) -> None:
    (found,) = (e for _, e in EDITIONS if e["id"] == edition)
    assert (found["start"], found["end"], found["city"]["en"], found["country"]) == (
        start,
        end,
        city,
        country,
    )


def test_names_are_made_in_both_languages() -> None:
    (found,) = (e for _, e in EDITIONS if e["id"] == "gecf-summit-2015")
    assert found["name"] == {
        "en": "3rd GECF Summit, Tehran 2015",
        "ar": "القمة الثالثة لمنتدى الدول المصدرة للغاز، طهران 2015",
    }


def test_the_loader_reads_every_series_and_edition() -> None:
    events = load().events
    assert [(e.id, len(e.editions)) for e in events] == [(s["id"], len(s["editions"])) for s in SERIES]
    assert len(events) >= 50
    assert sum(len(event.editions) for event in events) >= 500
