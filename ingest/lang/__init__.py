"""Language packs: a folder of data a language, and the two lexicons that are made of it.

`names` holds whatever may stand in a noun phrase for an actor, a place or an event (the knowledge
base with the pack's offices, titles and pronouns); `grammar` holds verbs, nouns of action, prepositions
and markers. The engine knows no language: how one orders its words is said in its `grammar.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from ingest import kb, lexicon, offices
from ingest.compiled import compiled, signature
from ingest.lang.forms import GERUND, PRESENT, noun_forms, owned_forms, predicate_forms, verb_forms
from ingest.lang.judgements import deeds, judgements, said_of_somebody
from ingest.lexicon import Entry, Lexicon, words
from ingest.offices import FAMILY_FIRST
from ingest.text.normalize import fold, is_arabic

_HERE = Path(__file__).parent
# A surname of so few letters is some other word too often to name anybody by itself
_SHORT_LATIN, _SHORT_ARABIC = 2, 4


class UnknownLanguageError(ValueError):
    """There is no pack for the language asked for."""


class Rules(dict[str, Any]):
    """A language's grammar; a closed class of words that its file leaves out is empty."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        super().__init__(rules)
        self._sets: dict[str, frozenset[str]] = {}

    def __missing__(self, key: str) -> tuple[str, ...]:
        return ()

    def closed(self, key: str) -> frozenset[str]:
        """A closed class of words as a set."""
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = frozenset(self[key])
        return found


@dataclass(slots=True, frozen=True)
class LanguagePack:
    """What the engine knows of one language."""

    code: str
    names: Lexicon
    grammar: Lexicon
    topics: Lexicon
    name_words: frozenset[str]  # folded words that occur in people's names
    given_names: frozenset[str]
    not_names: frozenset[str]
    common_words: frozenset[str]  # where a language has no capitals, what tells names apart
    particles: frozenset[str]
    portfolios: frozenset[str]  # what ministers are charged with: trade, mines, integration
    rules: Rules  # grammar.json: word order and closed classes
    time: dict[str, Any]
    statuses: dict[str, Any]
    stances: dict[str, list[str]]  # words of blame and of praise
    judgements: Lexicon  # the same in all forms
    deeds: Lexicon  # verbs and predicates that blame or praise whoever they are told of
    prepositions: dict[str, str]  # folded word -> what it is called in all languages
    transparent: frozenset[str]  # folded words between a preposition and its phrase that change nothing: "the state of"
    hours: frozenset[str]  # of those that follow, the ones that tell no day
    shared: frozenset[str]  # folded words of what is between two countries: "the border between"
    matters: frozenset[str]  # folded words of what is the matter somewhere: "the situation in"
    time_words: frozenset[str]  # folded words of dates and times of day


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/grammar.json")))


@lru_cache(maxsize=8)
def load(code: str) -> LanguagePack:
    """The pack of a language, read once a process; UnknownLanguageError if there is none."""
    if code not in available():
        raise UnknownLanguageError(f"no language pack for {code!r}; there are {', '.join(available())}")
    base = kb.load()
    signed = signature(sources(code), kb.signed())
    return _unpacked(compiled(f"lang-{code}", signed, lambda: _packed(_make(code, base), base)), base)


def sources(code: str) -> list[Path]:
    """A pack's files, and the code that makes lexicons of them and of the knowledge base."""
    text, made = _HERE.parent / "text", [Path(lexicon.__file__), Path(offices.__file__)]
    return [*(_HERE / code).iterdir(), *_HERE.glob("*.py"), *text.glob("*.py"), *made]


def _packed(pack: LanguagePack, base: kb.KnowledgeBase) -> dict[str, Any]:
    """A pack as plain data: a row that entries mean is its number in the knowledge base, or beyond that in `rows`."""
    numbers = {id(row): n for n, row in enumerate(chain(*base.tables))}
    rows: list[Any] = []  # the pack's own: its triggers

    def refer(value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        if id(value) not in numbers:
            numbers[id(value)] = len(numbers)
            rows.append(value)
        return numbers[id(value)]

    plain = {f.name: getattr(pack, f.name) for f in fields(pack)} | {"rules": dict(pack.rules)}
    lexicons = {name: value.packed(refer) for name, value in plain.items() if isinstance(value, Lexicon)}
    return {"plain": {**plain, **lexicons}, "lexicons": list(lexicons), "rows": rows}


def _unpacked(data: dict[str, Any], base: kb.KnowledgeBase) -> LanguagePack:
    """The pack that `_packed` wrote; what an entry means is looked up when a text comes to it."""
    known = sum(len(table) for table in base.tables)

    def value(written: Any) -> Any:
        if not isinstance(written, int):
            return written
        return base.row(written) if written < known else data["rows"][written - known]

    lexicons = {name: Lexicon.of(data["plain"][name], value) for name in data["lexicons"]}
    return LanguagePack(**{**data["plain"], **lexicons, "rules": Rules(data["plain"]["rules"])})


def _make(code: str, base: kb.KnowledgeBase) -> LanguagePack:
    people, offices = _read(code, "people"), _read(code, "offices")
    rules, triggers, stances = (_read(code, name) for name in ("grammar", "triggers", "stance"))
    common = _common_words(rules, people)
    names = Lexicon(common)
    _add_knowledge(names, base, code, rules)
    own = _read(code, "names") if (_HERE / code / "names.json").is_file() else {}
    _add_own_names(names, base, own)
    names.open()
    _add_people_words(names, people, offices)
    grammar = Lexicon()
    _add_grammar(grammar, rules, triggers, _read(code, "speech"), code)
    topics = Lexicon()
    for topic in base.topics:
        topics.add_all(topic.expressions.get(code, []), Entry("topic", topic))
    for identity, phrases in own.get("topics", {}).items():
        topics.add_all(phrases, Entry("topic", base.by_id[identity]))
    given, every = _name_words(base, code)
    stop = frozenset(w for phrase in people["not_names"] for w in words(phrase))
    particles = frozenset(w for phrase in people["name_particles"] for w in words(phrase))
    return LanguagePack(
        code,
        names,
        grammar,
        topics,
        name_words=every - stop,
        given_names=given - stop,
        not_names=stop,
        common_words=_listed(code, "common_words") | (said_of_somebody(triggers, stances) - every),
        particles=particles,
        portfolios=frozenset(people.get("portfolios", [])),
        rules=Rules(rules),
        time=_read(code, "time"),
        statuses=_inflected(_read(code, "status"), code),
        stances=stances,
        judgements=judgements(stances, code),
        deeds=deeds(stances, code),
        prepositions={fold(w): prep for prep, said in rules["prepositions"].items() for w in said},
        transparent=frozenset(fold(w) for w in rules.get("transparent", [])),
        shared=frozenset(fold(w) for w in rules.get("shared", [])),
        matters=frozenset(fold(w) for w in rules.get("matters", [])),
        hours=frozenset(fold(w) for w in rules.get("times_of_day", [])),
        time_words=_time_words(_read(code, "time"), rules),
    )


def _read(code: str, name: str) -> Any:
    return json.loads((_HERE / code / f"{name}.json").read_text("utf-8"))


def _inflected(table: Any, code: str) -> Any:
    """A table whose verbs, written by their principal parts, are in all forms but the first person's and those with an
    object, and whose phrases have each of the words between which they leave the choice."""
    if isinstance(table, dict):
        return {key: _inflected(value, code) for key, value in table.items()}
    if not isinstance(table, list):
        return table
    told = (verb_forms(p, code) if "/" in p else predicate_forms(p) if "{" in p else [(p, "")] for p in table)
    kept = (f for f, tense in chain(*told) if not ("+o" in tense or (tense == PRESENT and f.startswith("ا"))))
    return list(dict.fromkeys(kept))


def _time_words(time: dict[str, Any], rules: dict[str, Any]) -> frozenset[str]:
    lists = [*time["months"], *time["weekdays"], time["today"], time["yesterday"], time["tomorrow"], time["day"]]
    return frozenset(fold(w) for said in (*lists, rules.get("times_of_day", [])) for p in said for w in p.split())


def _common_words(rules: dict[str, Any], people: dict[str, Any]) -> frozenset[str]:
    """Words so common that, standing alone, they name nobody, whatever a table says."""
    groups = [people["not_names"], *rules["prepositions"].values(), *rules["words"].values()]
    single = [words(phrase) for group in groups for phrase in group]
    return frozenset(w[0] for w in single if len(w) == 1)


def _with_article(phrase: str) -> bool:
    """Whether a one-word Arabic name is written with the article, and means something else without it."""
    return phrase.startswith("ال") and " " not in phrase


def _is_acronym(alias: str, spoken: Collection[str] = ()) -> bool:
    """Whether a name is one of letters, by which nobody is meant where they are not capitals; not one of those spoken
    as words: Nato."""
    plain = alias.replace(".", "")
    return plain.isascii() and plain.isupper() and len(plain) <= 6 and " " not in alias and fold(plain) not in spoken


def _spellings(phrases: list[str], rules: dict[str, Any]) -> list[str]:
    """The phrases, and what they are where words have two spellings: Organization, Organisation."""
    pairs = [pair for a, b in rules.get("spellings", ()) for pair in ((a, b), (b, a))]
    return phrases + [phrase.replace(a, b) for phrase in phrases for a, b in pairs if a in phrase]


def _add_knowledge(names: Lexicon, base: kb.KnowledgeBase, code: str, rules: dict[str, Any]) -> None:
    for country in base.countries:
        doubtful = set(country.ambiguous.get(code, []))
        for form, phrases in (
            ("name", [country.name.get(code, ""), *country.aliases.get(code, [])]),
            ("demonym", country.demonyms.get(code, [])),
            ("metonym", [*country.metonyms.get(code, []), country.capital.get(code, "")]),
        ):
            for phrase in filter(None, phrases):
                kind = "doubtful" if phrase in doubtful else "country"
                names.add(phrase, Entry(kind, country, form, _is_acronym(phrase), definite=_with_article(phrase)))
    for place in base.places:
        for phrase in [place.name.get(code, ""), *place.aliases.get(code, [])]:
            names.add(phrase, Entry("place", place, cased=_is_acronym(phrase), definite=_with_article(phrase)))
    for body in base.organizations:
        for phrase in _spellings([body.name.get(code, ""), *body.aliases.get(code, [])], rules):
            form = "small" if phrase.islower() else ""  # "world powers" is written without capitals
            cased = _is_acronym(phrase, rules.get("spoken_acronyms", ()))
            names.add(phrase, Entry("organization", body, form, cased, definite=_with_article(phrase)))
    for series in base.events:
        for phrase in _spellings([series.name.get(code, ""), *series.aliases.get(code, [])], rules):
            names.add(phrase, Entry("event", series, cased=_is_acronym(phrase)))
    bare = {*rules.get("not_surnames", ()), *rules.get("calendar_names", ())} | _listed(code, "common_words")
    bare |= {fold(c.name.get(code, "")) for c in base.countries} if not rules["capitals"] else set()  # نيبال
    for person in base.people:
        _add_person(names, person, code, bare)


def _add_own_names(names: Lexicon, base: kb.KnowledgeBase, own: dict[str, Any]) -> None:
    """What a pack calls rows of the knowledge base, by their ids (countries by ISO 3166 alpha-3 code)."""
    for iso, forms in own.get("countries", {}).items():
        for form, key in (("name", "aliases"), ("demonym", "demonyms"), ("metonym", "metonyms")):
            for phrase in forms.get(key, []):
                names.add(phrase, Entry("country", base.by_iso[iso], form, _is_acronym(phrase)))
    for kind, table in (("organization", "organizations"), ("place", "places"), ("event", "events")):
        for identity, phrases in own.get(table, {}).items():
            for phrase in phrases:
                names.add(phrase, Entry(kind, base.by_id[identity], cased=_is_acronym(phrase)))
    for identity, phrases in own.get("people", {}).items():
        for phrase in phrases:
            names.add(phrase, Entry("person", base.by_id[identity], "full" if len(words(phrase)) > 1 else "bare"))


_ARTICLE = re.compile(r"^[ae]l-(?=[A-Z]\w{3})", re.IGNORECASE)


def _add_person(names: Lexicon, person: kb.Person, code: str, bare: set[str]) -> None:
    script = _script(code)
    for phrase in [person.name.get(script, ""), *person.aliases.get(script, [])]:
        parts = words(phrase)
        names.add(phrase, Entry("person", person, "full" if len(parts) > 1 else "bare"))
    parts = words(person.name.get(script, ""))
    shortest = _SHORT_ARABIC if script == "ar" else _SHORT_LATIN
    if len(parts) > 1 and len(parts[-1]) > shortest:
        last = person.name[script].split()[-1]
        kind = "titled" if parts[-1] in bare else "person"
        if kind == "person" or script != "ar":
            for form in {last, _ARTICLE.sub("", last)}:  # al-Assad is often Assad
                names.add(form, Entry(kind, person, "surname", definite=_with_article(form)))
    if len(parts) > 1 and script != "ar" and person.country in FAMILY_FIRST:
        names.add(person.name[script].split()[0], Entry("titled", person, "surname"))


def _script(code: str) -> str:
    """Under which key the knowledge base has people's names for a language."""
    return "ar" if code in ("ar", "fa") else "en"


def _add_people_words(names: Lexicon, people: dict[str, Any], offices: dict[str, Any]) -> None:
    for office, forms in offices.items():
        names.add_all(forms.get("complement", []), Entry("complement", office))
        for number in ("sg", "dual", "pl"):
            names.add_all(forms.get(number, []), Entry("office", office, number))
        if people.get("owned_offices"):
            owned = (f for phrase in forms.get("sg", []) for f in owned_forms(phrase))
            names.add_all(owned, Entry("office", office, "own"))
    names.add_all(people["capital"], Entry("capital", None))
    names.add_all(people.get("deputies", []), Entry("deputy", None))
    for kind in ("title", "former", "modifier", "group"):
        phrases = people[kind + ("s" if kind != "former" else "")]
        for phrase in phrases:  # الجانب الروسي is a side, إلى جانب روسيا is "beside"
            definite = kind == "group" and _with_article(phrase) and phrase[2:] not in phrases
            names.add(phrase, Entry(kind, None, cased=_is_acronym(phrase), definite=definite))
    names.add_all(people["counterpart"], Entry("counterpart", None, "sg"))
    names.add_all(people["counterparts"], Entry("counterpart", None, "pl"))
    for table, kind in (("pronouns", "pronoun"), ("ministries", "ministry"), ("pairs", "pair")):
        for value, phrases in people[table].items():
            for phrase in phrases:  # المنظمة is the body told of before; منظمة is any
                definite = kind == "pronoun" and _with_article(phrase) and phrase[2:] not in phrases
                names.add(phrase, Entry(kind, value, definite=definite))


def _add_grammar(
    grammar: Lexicon, rules: dict[str, Any], triggers: list[dict[str, Any]], speech: dict[str, Any], code: str
) -> None:
    common = _common_words(rules, {"not_names": []}) - {fold(w) for w in rules.get("homographs", ())}
    for prep, phrases in rules["prepositions"].items():
        grammar.add_all(phrases, Entry("prep", prep))
    for kind, phrases in rules["words"].items():
        grammar.add_all(phrases, Entry(kind, None))
    for verb in rules["light_verbs"]:
        for form, tense in verb_forms(verb, code):
            _add_form(grammar, form, Entry("light", verb, tense, verbal=True), common)
    for form in rules.get("light_participles", ()):
        grammar.add(form, Entry("light", form, GERUND))
    for row in triggers:
        for verb in row.get("verbs", []):
            for form, tense in verb_forms(verb, code):
                if not ("intransitive" in row and tense.endswith("+o")):  # أغضبها is no يغضب
                    _add_form(grammar, form, Entry("verb", row, tense, verbal=True), common)
        for predicate in row.get("predicates", []):
            for form, tense in predicate_forms(predicate):
                grammar.add(form, Entry("verb", row, tense, verbal=True))
        for form in row.get("participles", []):
            grammar.add(form, Entry("verb", row, GERUND))
        for noun in row.get("nouns", []):
            for form, owner in noun_forms(noun, code):
                if form not in rules.get("not_forms", ()):
                    grammar.add(form, Entry("noun", row, owner))
    for stance, forms in speech.get("participles", {}).items():
        grammar.add_all(forms, Entry("speech", stance, GERUND))
    for stance, verbs in speech.items():
        for verb in verbs if stance != "participles" else ():
            for form, tense in verb_forms(verb, code):
                if tense.endswith("+o"):
                    continue  # تابعه is mostly تابعة, "belonging to"
                _add_form(grammar, form, Entry("speech", stance, tense, verbal=True), common)


def _add_form(grammar: Lexicon, form: str, entry: Entry, common: frozenset[str]) -> None:
    """Add a verb's form, unless it is written like one of the small words (أنه, "that he")."""
    parts = words(form)
    if len(parts) > 1 or parts[0] not in common or not is_arabic(form):
        # التقى only looks as if it had the article
        grammar.add(form, replace(entry, definite=fold(form).startswith("ال")))


def _name_words(base: kb.KnowledgeBase, code: str) -> tuple[frozenset[str], frozenset[str]]:
    script = _script(code)
    given: set[str] = set()
    every: set[str] = set()
    for person in base.people:
        for phrase in [person.name.get(script, ""), *person.aliases.get(script, [])]:
            every.update(words(phrase))
        parts = words(person.name.get(script, ""))
        if len(parts) > 1:
            given.add(parts[0])
    every |= _listed(code, "name_words")
    return frozenset(given), frozenset(every)


def _listed(code: str, name: str) -> frozenset[str]:
    """The words of a pack's plain list, or none where it has no such list."""
    path = _HERE / code / f"{name}.txt"
    return (
        frozenset(w for line in path.read_text("utf-8").splitlines() for w in words(line))
        if path.is_file()
        else frozenset()
    )
