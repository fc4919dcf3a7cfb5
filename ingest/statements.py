"""The statements of one article: who says what in each sentence, and which of them are worth keeping as facts."""

from __future__ import annotations

from itertools import chain, pairwise

from graph.facts import Fact, FactType, Role, Status
from graph.ids import TOLD
from ingest.build import FactBuilder, Reading
from ingest.candidate import Candidate
from ingest.circumstances import COMING
from ingest.discourse import Discourse
from ingest.element import Element
from ingest.entities import Entity
from ingest.frames import JUDGING, FrameReader
from ingest.lang.forms import BASE, GERUND
from ingest.line import Line
from ingest.linking import Linker
from ingest.mention import Mention
from ingest.sources import told_by
from ingest.speech import SpeechReader

_ASIDE = frozenset({"MEET", "VISIT", "ATTEND"})  # told in passing before it: "during a meeting with X, he said"
_BESIDE = _ASIDE | {"COOPERATE", "AGREE", "MEDIATE"}  # told beside what is said: "after signing the accord, he said"
_OPENS = frozenset({"comp", "quote", "rel", "sub", "aux", "neg"})  # behind which it is not the sentence that tells
_TOWARDS = {FactType.CRITICIZE, FactType.SUPPORT, FactType.SANCTION}
Told = list[tuple[int, Reading]]  # the facts of a sentence, each with the element that tells it


class Statements:
    """Hears them in reading order, and remembers who spoke and whose statement is quoted."""

    def __init__(self, speech: SpeechReader, builder: FactBuilder, linker: Linker, talk: Discourse) -> None:
        self.speech, self.builder, self.linker, self.talk = speech, builder, linker, talk

    def issued(self, row: list[Element]) -> None:
        """Note whose statement the sentence quotes: بيان صادر عن وزارة الخارجية."""
        named = [(k, e.mention) for k, e in enumerate(row) if e.mention is not None]
        for (j, before), (k, m) in pairwise(named):
            if m.value == "statement" and m.kind == "pronoun" and m.first == before.last and before.prep == "on":
                self.talk.issuer = before.entity or self.talk.issuer  # صدر عن الوزارة بيان يندد
            told = before.kind == "pronoun" and before.value == "statement"
            near = k - j <= 3 and m.first - before.last <= 3
            if told and near and m.entity is not None and m.entity.kind != "person" and m.prep in ("on", "to", "from"):
                self.talk.issuer = m.entity

    def said_in(self, frames: FrameReader, row: list[Element]) -> None:
        """Note who does something "in a statement": it is his."""
        within = next(
            (k for k, e in enumerate(row) if (m := e.mention) and m.value == "statement" and m.prep == "in"), 0
        )
        verb = next((j for j in range(within - 1, -1, -1) if row[j].is_action), None)
        own = self.talk.entities(frames.subject(verb)) if verb is not None else []
        self.talk.issuer = own[0][0] if own else self.talk.issuer

    def led(self, row: list[Element], k: int, subject: list[Entity]) -> None:
        """Note whose sentence it is, where verbs come first and the next one may leave him out, وقال إن: of him who
        blames or praises, and, as long as nobody has spoken, of him who does something else."""
        main = self.talk.vso and row[k].kind == "verb" and not any(e.kind in _OPENS or e.is_action for e in row[:k])
        voiced = main and row[k].value.value["type"] in JUDGING
        if main and len(subject) == 1 and (voiced or not self.talk.speaker):
            self.talk.speaker = subject

    def heard(self, line: Line, frames: FrameReader, k: int) -> list[Candidate]:
        """The statement of the verb of speech at element k; whose word what it tells is goes to the line's claims."""
        subject = frames.subject(k)
        self.talk.tell(subject)
        self._note_stranger(subject)
        sources = self.builder.sources
        stranger = sources.stranger(line, k, self.talk.entities(subject))
        if not stranger and not subject and line.row[k].tense == GERUND and line.claims:
            earlier, whose = line.claims[-1]
            stranger = whose if earlier.stop <= k and all(one.id.startswith(TOLD) for one in whose) else []
        unread = stranger and line.row[k].value.value != "relay"
        told = told_by(line.row, k, vso=frames.vso, goes_on=bool(stranger))
        statement = None if unread else self.speech.statement(self.talk, frames, line.row, k)
        if statement is None:
            line.claims += [(told, stranger)] if stranger else []
            return []
        found = [(e, m) for role, e, m in statement.parts if role == "speaker"]
        self.talk.speaker = [e for e, _ in found]
        self.linker.note_speakers(self.talk.speaker)
        line.claims.append((told, sources.spoken(found, line.row)))
        return [statement]

    def _note_stranger(self, mentions: list[Mention]) -> None:
        """Whether the words quoted from now on are those of somebody who speaks for no state: an analyst's."""
        named = [m.entity for m in mentions if m.entity is not None and m.kind in ("person", "country", "organization")]
        if named:
            self.talk.stranger = all(e.basis == "provisional" and not (e.office or e.country) for e in named)

    def readings(self, line: Line, said: list[Candidate], told: Told) -> list[Reading]:
        """The statements worth keeping of those that a sentence makes besides its facts."""
        if said:
            self.talk.speaker = [e for role, e, _ in said[0].parts if role == "speaker"]  # who goes on in the next one
        if len(said) > 1:  # "X said Y threatens peace": Y says nothing
            said = [c for c in said if not self.speech.stances.judges(line, line.row[c.at])]
        heard = [c for c in said if not self._quoted(line.row, c, said)]
        stances = {c.at: found for c in heard if (found := self._stances(line, c, told))}
        more = {c.at for c in said if stances and line.row[c.at].tense == GERUND}  # "…, adding that it would act"
        more |= {c.at for c in said if stances and c not in heard}
        kept = [c for c in self._kept(line, said, told) if c.at not in stances.keys() | more]
        chosen = [*chain(*stances.values()), *(self.speech.chosen(kept) if kept else ())]
        chosen += [] if told or said else self._headed(line)
        built = (self.builder.build(line, c, c.status or Status.HELD, "", self.talk) for c in chosen)
        return [reading for reading in built if reading is not None]

    def _stances(self, line: Line, statement: Candidate, told: Told) -> list[Candidate]:
        """The blame or backing that a statement is, unless a fact of its sentence tells what one does to the other."""
        facts = [r.fact for _, r in told if r.fact.type in _TOWARDS]
        known = [({p.id for p in f.participants}, {p.country for p in f.participants}, f.status) for f in facts]
        return [c for c in self.speech.judged(statement, line) if not any(_tells(c, *one) for one in known)]

    def _quoted(self, row: list[Element], c: Candidate, said: list[Candidate]) -> bool:
        """Whether a statement is only what another one tells of its speaker: "X said that Y revealed Z's crimes"."""
        if row[c.at].tense == GERUND or row[c.at].clitic:
            return False
        for other in said:
            told = told_by(row, other.at, vso=self.talk.vso)
            opened = other.at < c.at and c.at in told and row[told.start - 1].kind == "comp"
            if opened and not any(e.kind in ("comma", "stop") for e in row[told.start : c.at]):
                return True
        return False

    def _headed(self, line: Line) -> list[Candidate]:
        """The praise or blame of a headline whose speaker stands before a colon: "Putin: the sanctions are illegal"."""
        for k, (before, mark) in enumerate(pairwise(line.row)):
            colon = mark.kind == "stop" and line.tokens[mark.first].text == ":" and mark.first == before.last
            opens = k == 0 or line.row[k - 1].kind == "stop"
            if not colon or not opens or before.mention is None or before.mention.prep is not None:
                continue
            speaker = [("speaker", e, m) for e, m in self.talk.entities([before.mention]) if e.basis != "provisional"]
            told = Candidate("STATE", None, [*speaker[:1]], k)
            people = [e for e in line.row[k + 2 :] if e.mention is not None and e.mention.kind == "person"]
            if len(people) > 1:
                return []  # whom of them he praises or blames is not told by their order
            return self.speech.judged(told, line) if speaker else []
        return []

    def _kept(self, line: Line, said: list[Candidate], told: Told) -> list[Candidate]:
        """Those that do not say what a fact of their sentence tells already."""
        last = max((at for at, _ in told), default=-1)
        facts = [reading.fact for _, reading in told]
        finite = [c for c in said if line.row[c.at].tense != GERUND]
        open_ = [c for c in said if c.at > last and (not told or c.addressed or c in finite)]
        if not open_ and told and all(f.type == FactType.MEET and f.status in COMING for f in facts):
            open_ = [c for c in finite if self._side_of(c, told)]
        if not all(f.type in _ASIDE for f in facts):
            open_ = [c for c in open_ if c.addressed]  # "accused Iran, and asked the Council to …"
        if not open_ and facts and all(f.type == FactType.CRITICIZE for f in facts):
            open_ = [c for c in finite if c.status == Status.DENIED and self._blamed(c, facts)]
        own = finite or [c for c in said if c.parts[0][1].kind == "person"]  # "X met Y, calling for …"
        return open_ or [c for c in own if self._beside(line, c, told)]

    @staticmethod
    def _blamed(statement: Candidate, facts: list[Fact]) -> bool:
        """Whether who denies something is the one whom others blame for it: "Peru denied Chile's accusations"."""
        own = {e.country or e.id for role, e, _ in statement.parts if role == "speaker"}
        return all({p.country or p.id for p in f.participants if p.role == Role.TARGET} & own for f in facts)

    def _beside(self, line: Line, statement: Candidate, told: Told) -> bool:
        """Whether all facts of a sentence stand outside what is said: "after a meeting with X he said that …"."""
        ends = (j for j, e in enumerate(line.row) if j > statement.at and e.kind == "speech" and e.tense == GERUND)
        inside = {*told_by(line.row, statement.at, vso=self.talk.vso)} & {*range(next(ends, len(line.row)))}
        aim = line.row[statement.at].tense == BASE  # "X's pledge to request aid"
        if aim or statement.status == Status.DENIED:
            return False
        return all(
            (at not in inside or self._during(line.row, at, reading))
            and reading.fact.type in _BESIDE
            and (at != statement.at or reading.fact.type == FactType.MEET)  # "told X in Cairo that …"
            for at, reading in told
        )

    @staticmethod
    def _during(row: list[Element], at: int, reading: Reading) -> bool:
        """Whether a fact tells only when somebody spoke: أكد الرئيس، خلال لقائه فلان، على."""
        before = row[at - 1] if at else None
        return reading.fact.type in _ASIDE and before is not None and before.kind == "prep" and before.value == "during"

    @staticmethod
    def _side_of(statement: Candidate, told: Told) -> bool:
        """Whether who speaks is of a side of what is told: "said that it would hold no talks with Washington"."""
        sides = {p.country or p.id for _, r in told for p in r.fact.participants}
        return any(role == "speaker" and (e.country or e.id) in sides for role, e, _ in statement.parts)


def _tells(stance: Candidate, who: set[str], sides: set[str | None], status: Status) -> bool:
    """Whether a fact among `who` tells it already, or one that is done by the state of who speaks."""
    *sources, target = (e for _, e, _ in stance.parts)
    states = {e.country for e in sources} - {None}
    own = any(e.id in who for e in sources) or (status == Status.HELD and bool(states & sides))
    return own and target.id in who
