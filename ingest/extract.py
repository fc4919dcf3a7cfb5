"""The pipeline: an article's text becomes facts, each with the words that say it.

article -> tokens and sentences -> mentions -> linked entities -> dates -> frames -> candidates -> status,
attribution -> merged facts. The stages are modules of their own; here is their order.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from graph.facts import Article, Fact, Status
from ingest import kb, lang
from ingest.agenda import with_agenda
from ingest.asides import parted
from ingest.bearers import note_spellings, note_surnames
from ingest.build import FactBuilder, Reading
from ingest.candidates import Candidate, CandidateReader
from ingest.dateline import dateline
from ingest.dates import DateReader
from ingest.discourse import Discourse
from ingest.element import Element
from ingest.elements import elements
from ingest.frames import Frame, FrameReader, accompanies
from ingest.home import home
from ingest.judge import Judge
from ingest.lang.forms import GERUND
from ingest.letters import Letters, without_verbs
from ingest.line import Line
from ingest.linking import Linker
from ingest.mention import Mention
from ingest.mentions import MentionReader
from ingest.merge import merged
from ingest.settle import article_day
from ingest.speech import SpeechReader
from ingest.statements import Statements
from ingest.status import StatusReader
from ingest.svo import SvoReader
from ingest.text import Sentence, Token, quoted, sentences, tokenize, unwrapped, without_initials
from ingest.text.normalize import is_arabic
from ingest.visiting import visits
from ingest.vso import VsoReader
from ingest.wanted import wanted

VERSION = "rules/0.1"
_DOERS = frozenset({"party", "source", "visitor", "mediator", "host"})  # whose step or accord it is
_LONGEST = 160  # tokens: a "sentence" beyond it is a table or a list, not news


class _Tools:
    """What is made once a language."""

    def __init__(self, code: str) -> None:
        self.pack = lang.load(code)
        self.mentions = MentionReader(self.pack)
        self.dates = DateReader(self.pack.time)
        self.status = StatusReader(self.pack.statuses)
        self.speech = SpeechReader(self.pack)
        self.frames: type[FrameReader] = VsoReader if self.pack.rules["order"] == "vso" else SvoReader


@lru_cache(maxsize=8)
def _tools(code: str) -> _Tools:
    return _Tools(code)


def language_of(text: str) -> str:
    """The language of a text by its script: Arabic letters, or else English."""
    sample = text[:2000]
    arabic = sum(is_arabic(c) for c in sample)
    return "ar" if arabic * 3 > sum(c.isalpha() for c in sample) else "en"


def _is_occasion(element: Element) -> bool:
    """Whether an element names a summit, conference or ceremony, or speaks of one."""
    return element.entry("occasion") is not None or (element.mention is not None and element.mention.kind == "event")


@lru_cache(maxsize=1)
def signature() -> str:
    """What reading depends on: the rules, and the data of the knowledge base and the languages."""
    here = Path(__file__).parent
    content = hashlib.sha256(VERSION.encode())
    for path in sorted(p for p in here.rglob("*") if p.suffix in (".json", ".jsonl", ".py", ".tsv", ".txt")):
        content.update(f"{path.relative_to(here)}".encode() + path.read_bytes())
    return f"{VERSION} {content.hexdigest()[:12]}"


class Extractor:
    """Reads articles. Cheap to make; the data is loaded once a process."""

    version = VERSION

    def extract(self, article: Article) -> list[Fact]:
        """The facts of an article, in the order of their evidence; UnknownLanguageError without a pack."""
        return [reading.fact for reading in self.explain(article)]

    def explain(self, article: Article) -> list[Reading]:
        """The facts with the reasons for each: rule, trigger, slots, links, date and status."""
        return _ArticleReader(article).read()


def _unbracketed(pack: lang.LanguagePack, tokens: list[Token]) -> list[Token]:
    """Tokens without the brackets in which Arabic agencies complete a name, الرئيس (الأمريكي جو) بايدن, and the stroke
    before one: السيد / فلان."""
    drop: set[int] = set()
    for i, token in enumerate(tokens):
        if token.text == "/" and 0 < i < len(tokens) - 1 and not pack.rules["capitals"]:
            titled = pack.names.longest(tokens, i - 1, i) if tokens[i - 1].end < token.start else None
            drop |= {i} if titled is not None and any(e.kind in ("title", "office") for e in titled.entries) else set()
        if token.text != "(" or pack.rules["capitals"]:
            continue
        close = next((j for j in range(i + 2, min(len(tokens), i + 5)) if tokens[j].text == ")"), None)
        if close is not None and close + 1 < len(tokens) and all(t.is_word for t in tokens[i + 1 : close]):
            hit = pack.names.longest(tokens, close + 1, len(tokens))
            if hit is not None and not hit.clitic and any(e.kind == "person" for e in hit.entries):
                drop |= {i, close}
    return [t for i, t in enumerate(tokens) if i not in drop] if drop else tokens


class _ArticleReader:
    """One article being read."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.code = article.lang or language_of(article.text)
        self.tools = _tools(self.code)
        self.base = kb.load()
        self.tokens = _unbracketed(self.tools.pack, without_initials(unwrapped(tokenize(article.text))))
        self.quoted = quoted(self.tokens)
        self.lines = [self._line(s) for s in sentences(self.tokens) if s.last - s.first <= _LONGEST]
        self.day, self.day_basis = article_day(article, [(line.mentions, line.whens) for line in self.lines])
        iso = self.day.isoformat() if self.day else None
        self.linker = Linker(self.base, article.id, self.tools.pack, iso)
        self.talk = Discourse(self.base, self.linker)
        self.judge = Judge(self.tools.status, self.tools.pack.rules, self.quoted, self.talk)
        self.builder = FactBuilder(article, self.tokens, self.tools.pack, self.day, self.day_basis, VERSION)
        self.builder.quoted = self.quoted
        self.statements = Statements(self.tools.speech, self.builder, self.linker, self.talk)

    def _line(self, sentence: Sentence) -> Line:
        mentions = self.tools.mentions.read(self.tokens, sentence.first, sentence.last)
        # the 23 March Movement is no date, nor is دي مايو
        named = [m for m in mentions if m.kind in ("organization", "event") or (m.kind == "person" and m.name)]
        whens = self.tools.dates.find(self.tokens, sentence.first, sentence.last)
        return Line(
            sentence, self.tokens, mentions, [w for w in whens if not any(m.first <= w.first < m.last for m in named)]
        )

    def read(self) -> list[Reading]:
        self.linker.note_apart([m for line in self.lines for m in line.mentions], self.tokens)
        for line in self.lines:
            for mention in line.mentions:
                self.linker.link_named(mention, self.tokens)
            self._counterparts(line.mentions)
        self.linker.note_natives([m for line in self.lines for m in line.mentions])
        note_spellings(self.lines, self.tokens, self.linker, self.tools.pack)
        note_surnames(self.lines, self.tokens, self.linker, self.tools.pack)
        self.builder.dateline = dateline(self.lines, self.tokens, self.tools.pack)
        self.talk.scene = self.builder.dateline.place.value if self.builder.dateline is not None else None
        self.linker.home, self.linker.sure = home(self.tools.pack, self.lines, self.tokens, self.talk.scene)
        out: list[Reading] = []
        for line in self.lines:
            told = self._sentence(line)
            if not told:
                self.builder.appointed(line, out)
            self.builder.told_later(line, told, out)
            self.builder.note_days(line)
            out.extend(told)
        return with_agenda(merged(self.builder.dated(out)))

    def _sentence(self, line: Line) -> list[Reading]:
        """The readings of one sentence; news of sport are none."""
        posted = next((m.posted.iso3 for m in line.mentions if m.posted is not None), None)
        self.linker.home = self.linker.home or posted  # an ambassador is received where he is
        self._counterparts(line.mentions)
        self.linker.here = []
        for mention in line.mentions:
            self.linker.link_short(mention, self.tokens)
            if mention.kind == "person" and mention.entity is not None:
                self.linker.here.append(mention.entity)
        line.mentions = [m for m in line.mentions if m.known != "surname" or m.entity is not None or m.kind != "person"]
        self.talk.begin()
        line.row = elements(self.tools.pack, self.tokens, self._told_from(line), line.sentence.last, line.mentions)
        for mention in line.mentions:
            self.linker.settle_seat(mention)
        if any(e.entry("sport") or e.entry("fiction") for e in line.row if e.entries):
            return []
        return [r for part in parted(line, self.tools.pack) for r in self._part(part)]

    def _told_from(self, line: Line) -> int:
        """The token with which a sentence begins to tell: whoever stands in a dateline does nothing."""
        start, dateline = line.sentence.first, self.builder.dateline
        return dateline.end + 1 if dateline is not None and start <= dateline.end < line.sentence.last - 1 else start

    def _part(self, line: Line) -> list[Reading]:
        """The readings of a sentence, or of a part of one that is read by itself."""
        frames = self.tools.frames(self.tools.pack, line.row, line.tokens)
        by_element = self._frames(frames, line)
        self._occasion(line)
        self._house(line.row)
        self.statements.issued(line.row)
        self.talk.voice = self.tools.speech.voice(self.talk, frames, line.row, self.quoted)
        candidates = CandidateReader(self.base, self.talk)
        found: list[Candidate] = []
        said: list[Candidate] = []
        letters = Letters(self.tools.pack, self.talk, frames, line.tokens)
        written: list[Candidate] = []
        opening = next((e.mention for e in line.row if e.mention is not None), None)
        for k, element in enumerate(line.row):
            written += letters.before(k)
            if element.mention is not None:
                self._hear(element.mention, first=element.mention is opening)
            if element.is_action and not self._attributes(line.row, k):
                self._acts(frames, line.row, k)
            if element.kind == "speech" and (not self.quoted[element.first] or self._read_out(frames, k)):
                said += self.statements.heard(line, frames, k)
            for frame in by_element.get(k, ()):
                found += candidates.read(frame)
        self.statements.said_in(frames, line.row)
        return self._readings(line, [*without_verbs(found, written, line.row), *written], said)

    @staticmethod
    def _read_out(frames: FrameReader, k: int) -> bool:
        """Whether a sentence of a read-out, quoted whole, begins with what somebody said: "وشدد الرئيس على"."""
        return k <= 1 and any(m.kind == "person" and m.entity is not None for m in frames.subject(k))

    def _counterparts(self, mentions: list[Mention]) -> None:
        """A counterpart with a name has the office of whoever stands before him: "… and his Russian counterpart X"."""
        office = None
        for m in mentions:
            if m.counterpart and m.name is not None and m.office is None:
                m.office = office if m.of is not None else None
                if m.entity is None and m.known in ("full", "bare"):
                    self.linker.link_short(m, self.tokens)  # so that his surname is known from here on
            elif m.kind == "person" and not m.counterpart:
                office = m.office or (m.entity.office if m.entity is not None else None)

    def _frames(self, frames: FrameReader, line: Line) -> dict[int, list[Frame]]:
        """The frames whose words are all there, by their element; a verb left without one may be one of speech."""
        found: dict[int, list[Frame]] = {}
        for frame in frames.frames():
            if wanted(frame, line.row, line.tokens):
                found.setdefault(frame.at, []).append(frame)
        for k, element in enumerate(line.row):
            if element.kind == "verb" and k not in found:
                element.speak()
        return found

    def _occasion(self, line: Line) -> None:
        """Note that a summit, conference or ceremony is spoken of, and where it is."""
        at = next((k for k, e in enumerate(line.row) if _is_occasion(e)), None)
        if at is not None:
            self.talk.occasion = True
            self.builder.occasions.hear(line.row, at)
            self.talk.venue = self.builder.place_near(line.row, at) or self.talk.venue

    def _house(self, row: list[Element]) -> None:
        """Link the ministries whose state is not named."""
        for element in row:
            m = element.mention
            if m is not None and m.ministry and m.entity is None:
                m.of = self.talk.home(m, row)
                m.entity = self.linker.body(m)

    def _hear(self, mention: Mention, first: bool) -> None:
        if mention.counterpart and mention.entity is None:
            mention.entity = self.talk.counterpart(mention)
        if mention.own and mention.office and mention.entity is not None and mention.entity.country is None:
            mention.entity.country = next((e.country for e in self.talk.subject if e.country), None)
        self.talk.hear(mention)
        if first and mention.kind in ("organization", "country") and mention.prep is None and not mention.adjective:
            self.talk.lead = [mention.entity] if mention.entity is not None and not mention.poss else []
        if (
            first
            and not self.talk.left_out
            and mention.entity is not None
            and (mention.kind == "person" or (mention.known == "demonym" and not mention.adjective))
            and mention.prep is None
            and (not mention.poss or self._owns(mention))
        ):
            self.talk.subject, self.talk.unnamed = [mention.entity], False
            self.talk.opening = mention.unit
        elif (
            mention.unit == self.talk.opening and mention.entity is not None and mention.entity not in self.talk.subject
        ):
            self.talk.subject = [*self.talk.subject, mention.entity]
        elif first and mention.kind == "person" and mention.number == "sg" and mention.entity is None:
            self.talk.unnamed = mention.office is not None and not (mention.prep or mention.poss or mention.own)

    def _owns(self, mention: Mention) -> bool:
        """Whether a sentence may go on with him whose something opens it: "X's visit, during which he met Y"."""
        return mention.kind == "person" and bool(mention.name) and bool(self.tools.pack.rules["capitals"])

    @staticmethod
    def _attributes(row: list[Element], k: int) -> bool:
        """Whether the verb only closes the sentence by saying whose words it was: "…, a spokesman with him said"."""
        if row[k].tense == GERUND and k and row[k - 1].kind == "np" and row[k - 1].last == row[k].first:
            return any(e.is_action for e in row[:k])
        if row[k].kind != "speech" or not any(e.is_action and e.kind != "speech" for e in row[:k]):
            return False
        return not any(e.is_action or e.kind in ("comp", "quote") for e in row[k + 1 :])

    def _acts(self, frames: FrameReader, row: list[Element], k: int) -> None:
        subject = [e for e, _ in self.talk.entities(frames.subject(k))]
        if subject and not accompanies(row[k]):
            self.talk.act(subject)
            self.statements.led(row, k, subject)

    def _readings(self, line: Line, found: list[Candidate], said: list[Candidate]) -> list[Reading]:
        told: list[tuple[int, Reading]] = []
        implied: list[Reading] = []
        for candidate in found:
            judged = self.judge.of(line, candidate)
            reading = judged and self.builder.build(line, candidate, *judged, self.talk)
            if reading:
                told.append((candidate.at, reading))
                self._remember(reading, candidate, passing=len(told) > 1 and self._passing(line.row, candidate.at))
                implied += self._implied(line, candidate, reading)
        return [reading for _, reading in told] + implied + self.statements.readings(line, said, told)

    def _implied(self, line: Line, candidate: Candidate, meeting: Reading) -> list[Reading]:
        """The visit that a meeting implies."""
        found = visits(candidate, meeting.fact, line.tokens, self.tools.pack.rules)
        built = (self.builder.build(line, c, Status.HELD, "", self.talk) for c in found)
        return [reading for reading in built if reading is not None]

    @staticmethod
    def _passing(row: list[Element], at: int) -> bool:
        """Whether an action is told only to say when another was: "a day after a meeting with X"."""
        before = [e for e in row[max(0, at - 3) : at] if e.kind in ("prep", "sub")]
        return any(e.value in ("after", "before") for e in before)

    def _remember(self, reading: Reading, candidate: Candidate, *, passing: bool) -> None:
        """What later sentences lean on: the last pair, and where a visitor is."""
        fact, people = reading.fact, [e for _, e, _ in candidate.parts]
        if (doers := [e for role, e, _ in candidate.parts if role in _DOERS]) and fact.status != Status.DENIED:
            self.talk.deeds[candidate.type] = self.talk.deeds["deed"] = doers
        if candidate.type in ("MEET", "AGREE") and len(people) == 2 and not passing:
            self.talk.met(people)
        if candidate.type == "MEET" and not passing and all(e.kind == "person" for e in people):
            self.talk.gather(people)
        place = fact.place
        if candidate.type in ("MEET", "VISIT") and place is not None and fact.status == Status.HELD:
            self.talk.seen_at |= {e.id: place for e in people}
        for role, entity, _ in candidate.parts if candidate.type == "VISIT" else ():
            if role == "visitor":
                self.talk.visitors.append(entity)
                if place is not None:
                    self.talk.stay((entity.id, fact.status, reading.past), place)


__all__ = ["VERSION", "Extractor", "Reading", "language_of", "signature"]
