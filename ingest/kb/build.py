"""Generates countries.jsonl: `python -m ingest.kb.build TABLES`, where TABLES holds arabic_demonyms.json.

English, Arabic and French names are those of CLDR (babel); codes, Wikidata ids and regions those of rigour;
Arabic demonyms come from ArWikiCats (MIT), their countries found by countrynames. What newspapers write
besides, and what those sources lack, stands in countries_editorial.json, which wins. The generated file
is what ships: this needs the optional dependencies `kb`, reading the knowledge base does not.

Keys of countries_editorial.json, by ISO 3166 alpha-3 code (or one of the user-assigned range), all optional:

- `name`, `aliases`, `capital`, `metonyms`: as in the result. Metonyms are spellings of the capital, and other
  cities that stand for the government, which are then rows of places.jsonl.
- `rigour`: its code, where that is not the alpha-3 code (null: not there); `wikidata`: another of rigour's
  ids, where its first is not the usual one; `region`; `note`, for editors.
- `demonyms`: `en` forms as they are; `ar_nisba` masculine singulars in -ي, inflected here; `ar_plural` broken
  plurals; `ar_reject` forms of ArWikiCats that are wrong, or mean too much else.
- `ambiguous`: `en` and `ar` forms that mean the country only in a context that says so, `ar_nisba` the same
  with all inflections; what stands only here becomes an alias or demonym too.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import countrynames
from babel import Locale
from rigour.territories import get_territory
from rigour.territories.territory import Territory

from graph.ids import slug
from ingest.lexicon import words

_HERE = Path(__file__).parent
_LANGUAGES = ("en", "ar", "fr")
_READ = ("en", "ar")  # the languages whose forms the reader looks for
_SOURCE = "CLDR; rigour; ArWikiCats; editorial"
# Masculine, feminine, sound plural, dual, feminine dual and plural, accusative; each direct or oblique.
_ENDINGS = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا")

Row = dict[str, Any]
Words = dict[str, str]  # language to form


def inflect(nisba: str) -> list[str]:
    """All genders and numbers of an Arabic adjective in -ي; in a phrase each such word agrees."""
    parts = nisba.split(" ")
    return [" ".join(p + ending if p.endswith("ي") else p for p in parts) for ending in _ENDINGS]


def distinct(forms: Iterable[str]) -> list[str]:
    """The forms in order, without those that the reader makes equal to an earlier one.

    A word with the Arabic article is found with it alone (اليمن), so that it and the bare word are two forms.
    """
    seen: dict[tuple[object, ...], str] = {}
    for form in forms:
        seen.setdefault((form.startswith("ال") and " " not in form, *words(form)), form)
    return list(seen.values())


def build(editorial: dict[str, Row], demonyms: dict[str, Row]) -> list[Row]:
    """The rows of countries.jsonl, in the order of the editorial file."""
    found = {iso: _territory(iso, extra) for iso, extra in editorial.items()}
    by_code = {t.code: iso for iso, t in found.items() if t}
    adjectives: dict[str, list[Row]] = defaultdict(list)
    for row in demonyms.values():
        code = countrynames.to_code(row["en"].replace("-", " "))
        if code and code.lower() in by_code:
            adjectives[by_code[code.lower()]].append(row)
    return [_row(iso, extra, found[iso], adjectives[iso]) for iso, extra in editorial.items()]


def _territory(iso: str, extra: Row) -> Territory | None:
    code = extra.get("rigour", iso.lower())
    territory = get_territory(code) if code else None
    if code and territory is None:
        raise SystemExit(f"{iso}: rigour has no territory {code}")
    return territory


def _row(iso: str, extra: Row, territory: Territory | None, adjectives: list[Row]) -> Row:
    iso2 = territory.code.upper() if territory and len(territory.code) == 2 and not territory.is_historical else None
    cldr = {lang: Locale(lang).territories.get(iso2 or "") for lang in _LANGUAGES}
    name = {**{k: v for k, v in cldr.items() if v}, **extra.get("name", {})}
    wikidata = _wikidata(iso, extra, territory)
    forms = _forms(extra, name, cldr, territory, adjectives)
    return {
        "id": wikidata or slug(name["en"]),
        "iso3": iso,
        "iso2": iso2,
        "wikidata": wikidata,
        "name": name,
        **forms,
        "ambiguous": _ambiguous(extra, name, forms),
        "capital": extra.get("capital", {}),
        "region": extra.get("region") or (territory.subregion if territory else None),
        "source": _SOURCE,
    }


def _forms(
    extra: Row, name: Words, cldr: Row, territory: Territory | None, adjectives: list[Row]
) -> dict[str, dict[str, list[str]]]:
    """Aliases, demonyms and metonyms: each list without repetition."""
    doubtful = extra.get("ambiguous", {})
    given = extra.get("aliases", {})
    metonyms = extra.get("metonyms", {})
    catalogued = [territory.name, territory.in_sentence, territory.full_name] if territory else []
    also = {"en": [*catalogued, cldr["en"]], "ar": [cldr["ar"]]}
    demonyms = _demonyms(extra.get("demonyms", {}), adjectives, _inflected(doubtful))
    # The accusative of روسي is spelled as the name روسيا: it is the name.
    demonyms["ar"] = [f for f in demonyms["ar"] if not (f.endswith("ا") and _listed(f, [name["ar"]]))]
    aliases = {}
    for lang in _READ:
        elsewhere = {*demonyms[lang], *metonyms.get(lang, []), *extra.get("capital", {}).values()}
        only = [form for form in doubtful.get(lang, []) if not _listed(form, elsewhere)]
        names = [name[lang], *given.get(lang, []), *only, *filter(_plain, also[lang])]
        aliases[lang] = distinct(names)[1:]
    return {
        "aliases": aliases,
        "demonyms": demonyms,
        "metonyms": {lang: distinct(metonyms.get(lang, [])) for lang in _READ},
    }


def _wikidata(iso: str, extra: Row, territory: Territory | None) -> str | None:
    if territory is None:
        return None
    chosen: str = extra.get("wikidata", territory.qid)
    if chosen not in territory.qids:
        raise SystemExit(f"{iso}: {chosen} is none of rigour's ids {sorted(territory.qids)}")
    return chosen


def _plain(name: str | None) -> bool:
    """Whether running text may have a catalogue's name: no "Congo - Kinshasa", no "Myanmar (Burma)"."""
    return bool(name) and not any(sign in str(name) for sign in ("(", " - ", ","))


def _demonyms(extra: Row, adjectives: list[Row], doubtful: list[str]) -> dict[str, list[str]]:
    tabled = [form for row in adjectives for form in (row["female"], row["males"], row["females"])]
    nisbas = [*extra.get("ar_nisba", []), *(row["male"] for row in adjectives)]
    forms = [*(f for n in nisbas for f in inflect(n)), *extra.get("ar_plural", []), *tabled, *doubtful]
    arabic = [form for form in distinct(forms) if not _listed(form, extra.get("ar_reject", []))]
    return {"en": extra.get("en", []), "ar": arabic}


def _inflected(doubtful: Row) -> list[str]:
    return [form for nisba in doubtful.get("ar_nisba", []) for form in inflect(nisba)]


def _listed(form: str, forms: Iterable[str]) -> bool:
    """Whether the reader takes the form for one of those."""
    return words(form) in [words(other) for other in forms]


def _ambiguous(extra: Row, name: Words, forms: dict[str, dict[str, list[str]]]) -> dict[str, list[str]]:
    """The doubtful forms as the row spells them elsewhere."""
    doubtful, out = extra.get("ambiguous", {}), {}
    for lang in _READ:
        marked = [*doubtful.get(lang, []), *(_inflected(doubtful) if lang == "ar" else [])]
        written = [form for kind in forms.values() for form in kind[lang]]
        written += filter(None, [extra.get("capital", {}).get(lang)])
        named = [name[lang]] if name[lang] in doubtful.get(lang, []) else []
        out[lang] = list(dict.fromkeys([*named, *(form for form in written if _listed(form, marked))]))
    return out


def main(tables: Path) -> None:
    """Write countries.jsonl beside this module."""
    editorial = json.loads((_HERE / "countries_editorial.json").read_text("utf-8"))
    demonyms = json.loads((tables / "arabic_demonyms.json").read_text("utf-8"))
    lines = [json.dumps(row, ensure_ascii=False) for row in build(editorial, demonyms)]
    (_HERE / "countries.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m ingest.kb.build TABLES")
    main(Path(sys.argv[1]))
