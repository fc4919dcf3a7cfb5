"""Whom an article's words for an office mean: whoever it has named so, or the table's holder on its day."""

from __future__ import annotations

from collections.abc import Iterator

from ingest import kb
from ingest.entities import Entity, others
from ingest.lang import LanguagePack
from ingest.mention import Mention
from ingest.offices import HEADS, NAMELESS, SINGLE, alike
from ingest.states import States
from ingest.text import Token

_HOME = ("foreign-minister", "prime-minister", "defense-minister")  # of which an article at home needs no name again


class Holders(States):
    """Knows the people of one article; `published` is its day (YYYY-MM-DD), or None."""

    def __init__(self, base: kb.KnowledgeBase, article: str, pack: LanguagePack, published: str | None) -> None:
        super().__init__(base, pack, published)
        self.article = article
        self.people: list[Entity] = []  # in order of naming
        self._by_id: dict[str, Entity] = {}
        self.home: str | None = None  # the country where the article was written
        self.sure = False  # whether more than its dateline says so
        self.clock = 0
        self.here: list[Entity] = []  # whom the sentence being linked has named
        self._natives: dict[str, kb.Person] = {}  # known to its readers

    def note_speakers(self, speakers: list[Entity]) -> None:
        """Note who is told to have spoken."""
        for entity in speakers:
            entity.spoke = self.clock + 1

    def hear(self, entity: Entity) -> None:
        """Note that an entity has been read of, so that "the president" finds the last one."""
        self.clock += 1
        entity.heard = self.clock

    def _at_home(self, mention: Mention) -> Entity | None:
        """Whoever holds an office told in full, of the country where the article was written: رئيس الجمهورية."""
        told = mention.office in SINGLE and mention.last - mention.first > 1
        return self.holder(mention.office or "", self.home) if told and not self.pack.rules["capitals"] else None

    def _own(self, mention: Mention, tokens: list[Token]) -> Entity | None:
        """Who is meant at home by his office alone: رئيس الجمهورية, and the minister whom the article names."""
        full = self.sure and mention.last - mention.first > 1 and not tokens[mention.first].norm.startswith("ال")
        if full and mention.office == "president":
            return self._known_at_home("president")
        own = full and mention.office in _HOME
        return next((e for e in self._latest() if own and e.country == self.home and e.office == mention.office), None)

    def _known_at_home(self, office: str) -> Entity | None:
        """Who holds an office at home, if the article has named him or the table has him."""
        named = any(e.country == self.home and e.office == office for e in self.people)
        known = named or next(self._holders(office, self.home or ""), None) is not None
        return self.holder(office, self.home) if known else None

    def _bare(self, mention: Mention, tokens: list[Token]) -> Entity | None:
        """Whom an office alone means: "the president", "His Highness the Amir"."""
        lands = self._of_title(mention, tokens)
        if lands:
            styled = tokens[max(0, mention.first - 1)].norm.rstrip(".") in self.pack.rules["styles"]
            return self._ruler(lands, own=styled or tokens[mention.last - 1].text[0].isupper())
        kings = self.pack.rules.get("kings", ())
        if any(t.norm in kings for t in tokens[mention.first : mention.last]) and (king := self._king()):
            return king
        found = self._own(mention, tokens) or self._just(mention, tokens) or self._recent(mention.office or "")
        return found or self._sole(mention.office or "") or self._at_home(mention) or self._native(mention, tokens)

    def _king(self) -> Entity | None:
        """The king of whom an article has told, though a crown prince was named since."""
        kings = [e for e in self.people if e.office == "monarch"]
        return max(kings, key=lambda e: (e.spoke, e.heard), default=None)

    def _just(self, mention: Mention, tokens: list[Token]) -> Entity | None:
        """Whose something is, of those whom the sentence has named: "X and Minister Y, on the minister's visit"."""
        owns = mention.last < len(tokens) and tokens[mention.last].text in self.pack.rules.get("possessive", ())
        fit = {e.id: e for e in self.here if owns and self.holds(e, mention.office or "")}
        return next(iter(fit.values())) if len(fit) == 1 else None

    def note_natives(self, mentions: list[Mention]) -> None:
        """Note whom an article names without ever telling of what country he is, as newspapers do their own leaders."""
        foreign = {p.id for m in mentions if m.of for p in m.persons}
        own = [m for m in mentions if m.kind == "person" and m.title and m.name and not (m.of or m.prep)]  # "Mr Sunak"
        self._natives = {p.id: p for m in own for p in m.persons if p.id not in foreign}

    def _native(self, mention: Mention, tokens: list[Token]) -> Entity | None:
        """ "The Prime Minister", before the article has named him: its only man of that office, if it takes him for one
        whom its readers know."""
        if not (self.pack.rules["capitals"] and self.day and mention.office in HEADS):
            return None
        of_another = mention.last < len(tokens) and self.pack.prepositions.get(tokens[mention.last].norm) == "of"
        if of_another or not tokens[mention.last - 1].text[0].isupper():
            return None
        at, day = mention.office, self.day
        fit = [p for p in self._natives.values() if any(o.office == at and o.covers(day) for o in p.offices)]
        return self._add(self._entity(fit[0], "office+date", ()), None) if len(fit) == 1 else None

    def _of_title(self, mention: Mention, tokens: list[Token]) -> list[str]:
        """The lands whose rulers bear a title: "the Emir"; none for another office."""
        titles: dict[str, list[str]] = self.pack.rules.get("rulers", {})
        return next((titles[t.norm] for t in tokens[mention.first : mention.last] if t.norm in titles), [])

    def _ruler(self, lands: list[str], *, own: bool) -> Entity | None:
        """Who reigns in one of these lands: whoever the article told of last, but an agency's "His Majesty the Sultan",
        or "the Sultan" with a capital, is its own, and no monarch of another title is meant."""
        last = self._recent("monarch")
        fits = last is not None and last.country in lands and last.office == "monarch"
        if fits and not own:
            return last
        about = (self.countries_seen | self._about) & set(lands)
        home = self.home or (min(about) if len(about) == 1 else None)
        return self.holder("monarch", home) if home in lands else last if fits else None

    def _sole(self, office: str) -> Entity | None:
        """Whoever holds an office of which, unless told otherwise, there is one: "the Pope"."""
        of = self.pack.rules.get("sole_offices", {}).get(office)
        person = next(self._holders(office, of), None) if of and self.day else None
        return self._add(self._entity(person, "office+date", ()), None) if person else None

    def _recent(self, office: str) -> Entity | None:
        """ "the minister": the last one who holds such an office and spoke, or, where none did, was named."""
        holders = [e for e in self.people if e.heard and self.holds(e, office)]
        return max(holders, key=lambda e: (e.spoke, e.heard), default=None)

    def _latest(self) -> list[Entity]:
        """The article's people, the last read of first."""
        return sorted(self.people, key=lambda e: -e.heard)

    def holder(self, office: str, of: str | None, *, former: bool = False) -> Entity | None:
        """Whoever the article's words "the president of X" mean: named before here, or the table's holder that day."""
        if of is None or former:
            return self._once(office, of) if former else None
        for entity in self._latest():
            if (
                entity.once not in alike(office)
                and (entity.country == of or entity.serves(of))
                and entity.office
                and self._lately(entity)
                and (entity.office in alike(office) or office in alike(entity.office))
            ):
                return entity
        for entity in self.people:
            if entity.country is None and entity.office == office and entity.basis == "provisional":
                entity.country = of
                return entity
        found = next(self._holders(office, of), None) if self.day and office in SINGLE else None
        if found:
            return self._add(self._entity(found, "office+date", ()), None, office, of)
        country = self.base.by_iso.get(of)
        if office in NAMELESS and country:
            title = f"{office.replace('-', ' ').capitalize()} of {country.name['en']}"
            identity = f"{office}-{of}-{(self.day or '')[:4]}".strip("-").lower()
            return self._add(
                Entity(identity, title, "person", country=of, basis="provisional", office=office), None, office, of
            )
        return None

    def _once(self, office: str, of: str | None) -> Entity | None:
        """Whom "the former president", of a state or of any, means: the last one named so, else one of a past term."""
        told = [e for e in self._latest() if of is None or e.country == of]
        named = [e for e in told if e.once in alike(office)]
        past = (e for e in told if of is not None and self._past(e, office, of))
        return next(iter(named), None) or next(past, None)

    def _past(self, entity: Entity, office: str, of: str) -> bool:
        """Whether somebody held an office whose last term is over on the article's day."""
        terms = entity.person.offices if entity.person is not None else ()
        held = [o for o in terms if o.of == of and o.office in alike(office)]
        return self.day is not None and bool(held) and all(o.end and o.end < self.day for o in held)

    def _holders(self, office: str, of: str, *, any_time: bool = False) -> Iterator[kb.Person]:
        for same in alike(office, of):
            for term, person in self.base.holders(same, of):
                if any_time or (self.day and term.covers(self.day)):
                    yield person

    def holds(self, entity: Entity, office: str) -> bool:
        """Whether somebody holds what an article calls by the name of an office: "the minister", "the leader"."""
        own = entity.office or ""
        if office == "secretary" and entity.country not in ("USA", "GBR"):
            return False  # only there a minister is called one
        also = entity.person.offices if entity.person is not None and self.day and office in SINGLE else ()
        now = any(o.office in alike(office) and o.covers(self.day or "") for o in also)
        return now or own in alike(office) or (office == "minister" and own.endswith("minister"))

    def _lately(self, entity: Entity) -> bool:
        """Whether somebody may still be called by his office: King Khalid's airport is not named after today's king."""
        if entity.person is None or self.day is None or not entity.person.offices:
            return True
        return any(not o.end or o.end[:4] >= str(int(self.day[:4]) - 1) for o in entity.person.offices)

    def _entity(self, person: kb.Person, basis: str, form: tuple[str, ...]) -> Entity:
        office = next((o.office for o in person.offices if self.day and o.covers(self.day)), None)
        office = office or (person.offices[-1].office if person.offices else None)
        side = next(
            (o.of for o in person.offices if self.day and o.covers(self.day) and len(o.of) == 3),
            person.country,
        )
        names = others(person.name)
        home = side or person.country or None
        entity = Entity(person.id, person.name["en"], "person", names, person.wikidata, home, basis, person=person)
        entity.office, entity.form = office, form
        return entity

    def _add(self, entity: Entity, mention: Mention | None, office: str | None = None, of: str | None = None) -> Entity:
        known = self._by_id.get(entity.id)
        if known is None:
            self._by_id[entity.id] = known = entity
            self.people.append(entity)
        elif entity.form and not known.form:
            known.form = entity.form
        if mention:
            self._note(known, mention)
        if office:
            known.office, known.country = office, of or known.country
        return known

    @staticmethod
    def _note(entity: Entity, mention: Mention) -> None:
        """What this mention adds to what the article has said of somebody."""
        if mention.former:
            entity.once = mention.office or entity.once
        if mention.office and not mention.former and (entity.office is None or mention.of):
            entity.office = mention.office
        if mention.of and entity.country is None:
            entity.country = mention.of
