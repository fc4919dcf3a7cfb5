"""Linking: which entity a mention means, and on what ground.

By a known name; then office, country and date with a check of the name; then a surname within the
article; else a provisional entity of the article's own words. A name that does not fit the table's
office holder is never made the holder.
"""

from __future__ import annotations

from graph.ids import digest, slug
from ingest import kb
from ingest.entities import Entity, of_country, others
from ingest.holders import Holders
from ingest.lexicon import words
from ingest.mention import Mention
from ingest.offices import FAMILY_FIRST, HEADS, NAMED_THROUGHOUT, SINGLE, SPOKEN_OF, alike
from ingest.romanize import romanize
from ingest.spelling import name_words, near, spelt_alike
from ingest.text import Token, among
from ingest.text.normalize import is_arabic

_LINEAGE = frozenset({"بن", "ابن", "ال", "بنت"})  # folded: what every name of a house has
_OF_FATHERS = frozenset({"bin", "ibn", "bint", "بن", "ابن", "بنت"})
_NEAR_YEARS = 4  # a surname alone names somebody in office about that time
_ROYAL = frozenset({"consort", "crown-prince", "monarch"})


class Linker(Holders):
    """Links one article's mentions; `published` is its day (YYYY-MM-DD), or None."""

    def link_named(self, mention: Mention, tokens: list[Token]) -> None:
        """First pass: whoever is named in full, so that later short forms find them."""
        if mention.kind == "country":
            self._settle_shared(mention, tokens)
            self._settle_state(mention)
            self.countries_seen.add(mention.value.iso3)
            mention.entity = of_country(mention.value)
            if mention.group and self._of_old(mention, tokens):
                mention.kind, mention.entity = "person", None
        elif mention.kind == "organization":
            mention.entity = self.body(mention)
        elif mention.kind == "person" and mention.name and not mention.counterpart:
            told = mention.known == "full" or mention.of is not None
            mention.entity = self._named(mention, tokens) if told else None
        if mention.entity is not None and mention.entity.country:
            self._about.add(mention.entity.country)
        self._note_gender(mention, tokens)

    def _of_old(self, mention: Mention, tokens: list[Token]) -> bool:
        """Whether those of a state are so no more: "former officials of", "former members of the government of"."""
        old, at = self.pack.rules.get("of_old", ()), mention.first - 1
        while at > 0 and tokens[at].norm in {*self.pack.rules.get("members", ()), *self.pack.rules.get("genitive", ())}:
            at -= 1
        return bool(old) and any(t.norm in old for t in (tokens[max(at, 0)], tokens[mention.first]))

    def _note_gender(self, mention: Mention, tokens: list[Token]) -> None:
        """A spokeswoman is she, and so is Angela."""
        if mention.kind == "person" and mention.entity is not None and not mention.entity.gender:
            said = {t.norm for t in tokens[mention.first : mention.last]}
            table = self.pack.rules.get("genders", {})
            given = tokens[mention.name[0]].norm if mention.name else ""
            she = "feminine" in self.pack.rules and given in self.pack.rules.closed("feminine")
            mention.entity.gender = next((g for g, words_ in table.items() if said & set(words_)), "f" if she else "")

    def link_short(self, mention: Mention, tokens: list[Token]) -> None:
        """Second pass: surnames, and offices without a name."""
        if mention.entity is not None or mention.kind != "person":
            return
        if mention.name:
            mention.entity = self._named(mention, tokens)
        elif mention.office and mention.number == "sg" and not mention.counterpart:
            if mention.of is not None or mention.former:
                mention.entity = self.holder(mention.office, mention.of, former=mention.former)
            elif self._definite(mention, tokens):
                mention.entity = self._bare(mention, tokens)

    def _definite(self, mention: Mention, tokens: list[Token]) -> bool:
        """Whether a bare office means somebody told of before: "the president", الوزير."""
        if mention.office not in SINGLE | SPOKEN_OF:
            return False
        if mention.office == "leader" and mention.last - mention.first > 2:
            return False
        span = tokens[mention.first : mention.last]
        if mention.office == "minister" and among(self.pack.rules.closed("charged"), span):
            return False  # الوزير المكلف بالديوان is another than the minister named before
        return any(t.norm in self.pack.rules.get("definite", ("the",)) or "ال" in t.norm[:4] for t in span)

    def surnames(self) -> dict[str, Entity]:
        """The surnames of those named in full, where only one person bears them here."""
        out: dict[str, Entity | None] = {}
        for entity in self.people:
            for word in self._short_forms(entity):
                out[word] = entity if out.get(word, entity) is entity else None
        for entity in self.people if None in out.values() and self.pack.rules["capitals"] else ():
            shared = any(out.get(word, entity) is None for word in self._short_forms(entity))
            if shared and len(entity.form) > 1 and entity.form[0] not in self.pack.not_names:
                out.setdefault(entity.form[0], entity)  # "Fidel", where the article has two of his house
        return {word: entity for word, entity in out.items() if entity is not None}

    def _short_forms(self, entity: Entity) -> set[str]:
        """By which word of the name an article goes on to call somebody: the last, or the first in East Asia."""
        forms = [entity.form] if entity.form else []
        if entity.person is not None:
            forms += [tuple(words(n)) for n in entity.person.name.values()]
        out = {form[-1] for form in forms if len(form) > 1 and len(form[-1]) > 2}
        if entity.country in FAMILY_FIRST and self.pack.rules["capitals"]:
            out |= {form[0] for form in forms if len(form) > 1 and form[0] not in self.pack.not_names}
        return out

    def _named(self, mention: Mention, tokens: list[Token]) -> Entity | None:
        assert mention.name is not None
        span = tokens[mention.name[0] : mention.name[1]]
        form = tuple(words(" ".join(t.text for t in span if t.text not in "-–")))
        seen = self._seen(form, mention)
        if (
            seen
            and len(form) == 1
            and seen.office in (None, "consort")
            and any(self._leads(p) for p in mention.persons)
        ):
            seen = None  # his wife, who has been named in full
        if seen:
            self._note(seen, mention)
            return seen
        person, basis = self._known(mention, form)
        if person is None:
            person, basis = self._by_office(mention, form), "office+date"
        if person is not None:
            return self._add(self._entity(person, basis, form), mention)
        if mention.known == "surname" and len(form) == 1 and not mention.office:
            return None
        return self._provisional(mention, span, form)

    def _seen(self, form: tuple[str, ...], mention: Mention) -> Entity | None:
        """Somebody named before in this article whose name has these words."""
        if not form:
            return None
        for entity in reversed(self.people):
            if mention.of and entity.country and mention.of != entity.country and len(form) < 2:
                continue
            also = name_words(entity.person) if entity.person else ()
            if all(w in entity.form or w in also for w in form) and (
                not self._father_of(entity, form)
                if len(form) > 1
                else form[0] in (entity.form or (None,))[-2:] or self._is_surname(entity, form[0], mention)
            ):
                return entity
        return None

    @staticmethod
    def _father_of(entity: Entity, form: tuple[str, ...]) -> bool:
        """Whether a name is that of somebody's father: King Abdul Aziz is not Abdullah bin Abdul Aziz."""
        at = next((i for i, w in enumerate(entity.form) if w in _OF_FATHERS), len(entity.form))
        fathers = "".join(entity.form[at + 1 :]).replace("ال", "")  # عبدالله is عبد الله
        return at > 0 and fathers.startswith("".join(form).replace("ال", ""))

    @staticmethod
    def _is_surname(entity: Entity, word: str, mention: Mention) -> bool:
        royal = mention.title or mention.office in _ROYAL
        if (entity.country in FAMILY_FIRST or royal) and entity.form[:1] == (word,):
            return True  # Xi, "Sheikh Nawaf", الأمير محمد
        if entity.person is None:
            return bool(entity.form) and entity.form[-1] == word
        names = [words(n) for n in entity.person.name.values()]
        names += [words(a) for also in entity.person.aliases.values() for a in also]
        return any(n and n[-1] == word for n in names) or any(n == (word,) for n in names)

    def _known(self, mention: Mention, form: tuple[str, ...]) -> tuple[kb.Person | None, str]:
        found = list(dict.fromkeys(mention.persons))
        found = [p for p in found if self._fits(p, mention, form) and self._could_hold(p, mention)]
        bare = not (mention.of or mention.office)
        if mention.known == "surname" and len(form) == 1 and bare and form[-1] in self.pack.given_names:
            found = [p for p in found if self._leads(p)]  # a given name by itself names at most who leads a country
        if not found:
            return None, ""
        basis = "alias" if mention.known in ("full", "bare") else "surname"
        if mention.known == "full" and len(found) == 1:
            common = all(w in self.pack.given_names for w in form)  # محمد مصطفى, and a further name that no list has
            sent = common and mention.office == "ambassador" and len(mention.of or "") == 3
            return (None, "") if sent and mention.of not in self._sides(found[0]) else (found[0], basis)
        active = [p for p in found if self._active(p)]
        if mention.of:
            same = [p for p in active or found if mention.of in self._sides(p)]
            if not same and mention.known != "full":
                return None, ""
            active = same or active
        if mention.office and len(active) > 1:
            offices = alike(mention.office)
            held = [p for p in active if any(o.office in offices for o in p.offices)]
            now = [p for p in held if self.day and any(o.office in offices and o.covers(self.day) for o in p.offices)]
            active = now or held or active
        if mention.known == "bare" and not active:
            active = found
        if len(active) > 1:
            here = [p for p in active if p.country in self.countries_seen]
            active = here or active
        if len(active) > 1:
            now = [p for p in active if self.day and any(o.covers(self.day) for o in p.offices)]
            active = now or active
        if len(active) > 1:
            first = [p for p in active if any(o.office in SINGLE and o.covers(self.day or "") for o in p.offices)]
            active = first or active
        if mention.known != "surname":
            return (active[0] if active else None), basis
        return (active[0], basis) if len(active) == 1 else (None, "")

    def _fits(self, person: kb.Person, mention: Mention, form: tuple[str, ...]) -> bool:
        """Whether a longer name in the text does not speak against the person."""
        if mention.known == "full" or len(form) == 1:
            return True
        if not _OF_FATHERS.isdisjoint(form) and not self._named_first(person, form[0]):
            return False
        own = {w for n in person.name.values() for w in words(n)}
        own |= {w for also in person.aliases.values() for a in also for w in words(a)}
        if mention.known == "bare":
            return all(any(near(f, w) for w in own) for f in form)
        if person.country in NAMED_THROUGHOUT:
            return all(any(near(f, w) for w in own) for f in form)  # Tran Luu Quang is not Tran Dai Quang
        return any(near(form[0], w) for w in own - {form[-1]})

    def _could_hold(self, person: kb.Person, mention: Mention) -> bool:
        """Whether a surname behind a high office may be his: "President Kennedy" is no senator."""
        if mention.known == "surname" and mention.office == "consort":
            return any(o.office in _ROYAL for o in person.offices)  # "Prince Mohammed" is no minister of that surname
        if mention.known != "surname" or mention.office not in SINGLE or not person.offices:
            return True
        return any(o.office in alike(mention.office) for o in person.offices)

    def _active(self, person: kb.Person) -> bool:
        """In office about the article's day; somebody without dates always is."""
        if self.day is None or not person.offices:
            return True
        year = int(self.day[:4])
        terms = [
            (int(o.start[:4] or 0), int(o.end[:4]) if o.end else 9999) for o in person.offices if o.start[:4].isdigit()
        ]
        return not terms or any(a - _NEAR_YEARS <= year <= b + _NEAR_YEARS for a, b in terms)

    def _leads(self, person: kb.Person) -> bool:
        """Whether somebody leads, on the article's day, a country of which it speaks."""
        terms = [o for o in person.offices if o.office in HEADS and o.of in self.countries_seen]
        return self.day is not None and any(o.covers(self.day) for o in terms)

    @staticmethod
    def _sides(person: kb.Person) -> set[str]:
        return {person.country, *(o.of for o in person.offices)}

    def _by_office(self, mention: Mention, form: tuple[str, ...]) -> kb.Person | None:
        """The holder of the office on the day, if the name's skeleton fits."""
        if not (mention.office and mention.of):
            return None
        told = [w for w in form if w not in _LINEAGE]
        descent = not _OF_FATHERS.isdisjoint(form)  # what his fathers are called tells nobody from his cousins
        for person in self._holders(mention.office, mention.of, any_time=self.day is None or mention.former):
            own = [
                w
                for n in (*person.name.values(), *(a for also in person.aliases.values() for a in also))
                for w in words(n)
            ]
            hits = sum(any(near(w, o) or spelt_alike(w, o) for o in own) for w in told)
            if hits * 2 > len(told) and (not descent or self._named_first(person, told[0])):
                return person
        return None

    @staticmethod
    def _named_first(person: kb.Person, word: str) -> bool:
        """Whether a word is somebody's own name, not that of his fathers or his house."""
        forms = (words(n) for n in (*person.name.values(), *(a for also in person.aliases.values() for a in also)))
        return any(near(word, form[0]) for form in forms if form)

    def _provisional(self, mention: Mention, span: list[Token], form: tuple[str, ...]) -> Entity:
        text = " ".join(t.text for t in span).replace(" - ", "-").replace(" .", ".")
        arabic = is_arabic(text)
        first = span[0].norm
        if arabic and first[:1] in "بلو" and first not in self.pack.name_words and first[1:] in self.pack.name_words:
            text, form = text[1:], (first[1:], *form[1:])
        name = romanize(text) if arabic else text
        side = mention.of or ""
        identity = (
            f"p-{slug(name)}-"
            + digest(name, mention.office, side, None if mention.office and side else self.article)[:8]
        )
        entity = Entity(
            identity, name, "person", {"ar": text} if arabic else {}, country=mention.of, basis="provisional", form=form
        )
        entity.office = mention.office
        return self._add(entity, mention)

    def body(self, mention: Mention) -> Entity | None:
        """The organization or ministry that a mention names; None for a ministry of a state that is not told."""
        body = mention.value
        if isinstance(body, kb.Organization):
            names = others(body.name)
            return Entity(body.id, body.name.get("en", body.id), "organization", names, body.wikidata, body.country)
        country = self.base.by_iso.get(mention.of or "")
        if mention.ministry and country:
            adjective = (country.demonyms.get("en") or [country.name["en"]])[0]
            title = mention.ministry.replace("-", " ").title()
            return Entity(
                f"{mention.ministry}-{country.iso3}".lower(),
                f"{adjective} {title}",
                "organization",
                {},
                None,
                country.iso3,
            )
        return None
