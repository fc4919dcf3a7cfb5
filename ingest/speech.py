"""Statements: who says something, to whom, about which country."""

from __future__ import annotations

from collections.abc import Sequence

from graph.facts import Status
from ingest.candidate import DIVIDED, Candidate, Found, Part
from ingest.clauses import comments
from ingest.discourse import Discourse
from ingest.element import Element, unit
from ingest.entities import Entity
from ingest.frames import FrameReader
from ingest.lang import LanguagePack
from ingest.lang.forms import GERUND, PAST
from ingest.line import Line
from ingest.mention import Mention
from ingest.near import has
from ingest.sources import told_by
from ingest.stances import StanceReader, sides
from ingest.stances_svo import SvoStances
from ingest.stances_vso import VsoStances
from ingest.text import Token, among

_STATUS = {
    "deny": Status.DENIED,
    "urge": Status.CALLED_FOR,
    "say": Status.HELD,
    "invite": Status.HELD,
    "relay": Status.HELD,
    "comment": Status.HELD,
    "describe": Status.HELD,
}
_BEFORE_VERB = frozenset(".,:;—–-\"“”'‘’")  # what stands before a verb that its subject follows
_SPEAKERS = 3  # of one statement, at most
_OUTLET = 2  # tokens of what a state's radio or paper is called
_SILENT = 9  # tokens from a verb of speech to the words that nothing was said
_JOINTLY = 7  # elements between the verb and who joins the statement
_ABOUT = (None, "against", "with", "from")  # "in Syria" is a topic, not whom it is about
_WHERE = ("source", "in", "at")  # nor when named in passing


class SpeechReader:
    """Makes STATE candidates of verbs of speech."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.stances: StanceReader = VsoStances(pack) if pack.rules["order"] == "vso" else SvoStances(pack)

    def judged(self, candidate: Candidate, line: Line) -> list[Candidate]:
        """What a statement is that blames or backs some of whom it speaks: CRITICIZE or SUPPORT of each."""
        if candidate.status not in (None, Status.HELD):
            return []
        speakers: list[Found] = [(e, m) for role, e, m in candidate.parts if role == "speaker"]
        source: list[Part] = [("source", e, m) for e, m in speakers[:_SPEAKERS]]
        judged: list[Candidate] = []
        for stance in self.stances.told(line, candidate.at, sides([e for e, _ in speakers])):
            kind, subtype = ("CRITICIZE", "criticized") if stance.kind == "blame" else ("SUPPORT", None)
            parts: list[Part] = [*source, ("target", stance.target.entity, stance.target)]
            why = {"rule": f"stance/{stance.kind}", "words": stance.words}
            judged.append(Candidate(kind, subtype, parts, candidate.at, why=why))
        return judged

    def statement(self, talk: Discourse, frames: FrameReader, row: list[Element], k: int) -> Candidate | None:
        """The statement of the speech verb at element k, or None if nobody known makes it."""
        speakers = self.speakers(talk, frames, row, k)
        stance = row[k].value.value
        if not speakers or (row[k].tense == GERUND and stance != "urge" and not self._quotes(row, k)):
            return None
        owned = row[k].tense == GERUND and any(m is not None and m.prep == "of" for _, m in speakers)
        suspends = stance == "comment" and not comments(row, k)
        if (
            owned
            or suspends
            or self._purpose(row, k)
            or self._aside(row, k)
            or self._wishes(row, k)
            or self._unsaid(frames, k)
            or self._unopened(frames, k)
            or self._withholds(frames, k)
        ):
            return None
        known = (e.office or (e.kind == "organization" and e.country) for e, _ in speakers)
        if all(e.basis == "provisional" for e, _ in speakers) and not any(known):
            return None  # a stranger without an office
        speakers = [*speakers[:_SPEAKERS], *self._jointly(talk, frames, row, k)][:_SPEAKERS]
        parts: list[Part] = [("speaker", e, m) for e, m in speakers]
        own = {e.id for e, _ in speakers}
        sides = {e.country for e, _ in speakers} | own
        heard = self._addressed(talk, row, k, own, sides) if stance == "urge" or self._told_to(frames, k) else []
        heard = heard or [(e, m) for e, m in talk.entities(frames.told(k)) if e.id not in own]
        if heard and all(e.kind == "country" for e, _ in speakers) and {e.country for e, _ in heard} <= sides - DIVIDED:
            return None  # a state does not call on its own
        about = self._about(talk, row, k, own, sides | {e.country for e, _ in heard})
        about = [p for p in about if not self._is_medium(frames.tokens, p[1])]
        if about and stance != "urge" and all(e.kind == "organization" for e, _ in heard):
            heard = []  # "warned the Council of Iran's plans": an audience
        parts += [("addressee", e, m) for e, m in heard[:3]]
        if not heard:
            parts += [("about", e, m) for e, m in about[:1]]
        return Candidate("STATE", None, parts, k, status=_STATUS[stance], why={"rule": f"speech/{stance}"})

    @staticmethod
    def chosen(said: list[Candidate]) -> list[Candidate]:
        """Of a sentence's statements the one to keep: of "A said B believes …" that of B, else the first."""
        sides = {e.country for role, e, _ in said[0].parts if role == "speaker" and e.country}
        heard = next((c for c in said if c.addressed), None)
        if heard is not None:
            own = [part for part in said[0].parts if part[0] == "speaker" and part[1].kind == "person"]
            led = any(role == "speaker" and e.kind == "person" for role, e, _ in heard.parts)  # "said X asked Y"
            if own and not led and {e.country for role, e, _ in heard.parts if role == "speaker"} <= sides:
                heard.parts = own + [part for part in heard.parts if part[0] != "speaker"]  # "said his country urges …"
            return [heard]
        first = {e.id for role, e, _ in said[0].parts if role == "speaker"}
        closing = said[-1]
        for candidate in reversed(said[1:]):
            named = [(e, m) for role, e, m in candidate.parts if role == "speaker"]
            if all(m is not None and m.kind == "person" for _, m in named) and not first & {e.id for e, _ in named}:
                if candidate is closing and sides & {e.country for e, _ in named} and candidate.status == Status.HELD:
                    candidate.status = said[0].status  # "X called for calm, its minister said"
                return [candidate]
            if candidate.status != Status.HELD and sides & {e.country for e, _ in named}:
                said[0].status = candidate.status  # "said that his country denies", "… urges both sides"
        return said[:1]

    def voice(self, talk: Discourse, frames: FrameReader, row: list[Element], quoted: Sequence[bool]) -> list[Entity]:
        """Who says "I" or "we" between quotes: who speaks there, before the quote or behind, or spoke last."""
        me = any(e.mention is not None and e.mention.value == "me" and quoted[e.first] for e in row)
        if not me and not any(frames.first_person(k) for k, e in enumerate(row) if e.is_action):
            return []
        said = (k for k, e in enumerate(row) if e.kind == "speech" and not quoted[e.first])
        found = (e for k in said for e, _ in self.speakers(talk, frames, row, k))
        speaker = next((e for e in found if e.kind == "person"), None)
        return [speaker] if speaker else [e for e in talk.speaker if e.kind == "person"][:1]

    def speakers(self, talk: Discourse, frames: FrameReader, row: list[Element], k: int) -> list[Found]:
        """Who speaks: the verb's subject, or, where it has none, the last speaker."""
        if not frames.vso and row[k].tense == GERUND and k and row[k - 1].kind == "comma":
            earlier = next(
                (j for j in range(k - 1, -1, -1) if row[j].kind == "speech" and row[j].tense != GERUND), None
            )
            if earlier is not None and (told := self.speakers(talk, frames, row, earlier)):
                return told  # "X said that …, adding that …"
        turned = row[k].value.value not in ("urge", "invite")  # "…, asked the Council" asks somebody
        if not frames.vso and turned and k and row[k - 1].kind in ("comma", "quote") and k + 1 < len(row):
            following = row[k + 1]
            plain = following.mention is not None and following.mention.prep is None
            if plain and following.first == row[k].last and not self._goes_on(row, k):
                return self._inverted(talk, row, k)
        if frames.nobody(k) and k + 1 < len(row) and row[k + 1].kind in ("comp", "prep"):
            return []  # ويذكر أن
        if frames.vso and frames.tokens[min(row[k].last, row[-1].last - 1)].norm in self.pack.rules.closed("latter"):
            return [(e, None) for e in talk.pronoun("latter")]  # فيما أكد الأخير
        if frames.vso and (issuer := self._issuer(row, k)) is not None:
            return [(e, m) for e, m in talk.entities(frames.unit(issuer)) if not m.mute]
        mentions = self._relayed(frames, row, k) if row[k].value.value == "relay" else frames.subject(k)
        mentions = self._whose_statement(row, mentions) or mentions
        if [m.value for m in mentions if m.kind == "pronoun"] == ["it"] and talk.issuer is not None:
            bodies = [e for e in talk.speaker if e.kind != "person"]
            return [((bodies or [talk.issuer])[0], mentions[0])]  # "…, it added"
        found: list[Found] = [(e, m) for e, m in talk.entities(mentions) if not m.mute]
        if found or mentions:
            return found
        if frames.vso:
            if frames.unknown_subject(k) or frames.strange_ahead(k) or row[k].value.value == "relay":
                return []  # nor is it he whose words are quoted: نقلا عن مصادر
            return [(e, None) for e in talk.speaker[:1]]
        before = frames.tokens[row[k].first - 1].text if row[k].first else ""
        opens = not before or before in _BEFORE_VERB  # not "officials said X was ill"
        return self._inverted(talk, row, k) if opens and turned else []

    @staticmethod
    def _issuer(row: list[Element], k: int) -> int | None:
        """Of "it says in a statement of the ministry", جاء في بيان للخارجية, the element that tells whose it is."""
        if row[k].last - row[k].first < 3:  # the verb with its statement
            return None
        behind = (j for j in range(k + 1, min(len(row), k + 3)) if row[j].mention is not None)
        j = next(behind, None)
        of = row[j].mention if j is not None else None
        return j if of is not None and of.prep in ("to", "on", "from") else None

    def _jointly(self, talk: Discourse, frames: FrameReader, row: list[Element], k: int) -> list[Found]:
        """Who else makes it: "said in a joint statement with X", في بيان مشترك مع فلان."""
        for j in range(k + 1, min(len(row) - 1, k + _JOINTLY)):
            before = {t.norm for t in frames.tokens[row[j].first - 2 : row[j].first]}
            if row[j].kind == "prep" and row[j].value == "with" and before & {*self.pack.rules["joint_words"]}:
                return [(e, m) for e, m in talk.entities(unit(row, j + 1)) if not m.mute]
        return []

    @staticmethod
    def _whose_statement(row: list[Element], mentions: list[Mention]) -> list[Mention]:
        """Of "a Foreign Ministry statement said" the ministry."""
        told = mentions[0] if len(mentions) == 1 and mentions[0].value == "statement" else None
        before = (e.mention for e in row if told is not None and e.last == told.first and e.mention is not None)
        return [m for m in before if m.kind in ("organization", "country") and m.prep in (None, "in")]

    @staticmethod
    def _goes_on(row: list[Element], k: int) -> bool:
        """Whether who stands behind the verb does something himself: ", said the two sides needed to talk"."""
        who = {id(m) for m in unit(row, k + 1)}
        others = (e for e in row[k + 2 :] if e.kind != "conj" and id(e.mention) not in who)
        behind = next(others, None)
        does = behind is not None and _finite(behind)
        told = any((e.is_action and e.tense != GERUND) or e.kind in ("be", "modal", "quote") for e in row[:k])
        return row[k - 1].kind == "comma" and (does or not told)

    @staticmethod
    def _aside(row: list[Element], k: int) -> bool:
        """Whether the verb only names a source ("as the envoy said"), or is passive ("is threatened by")."""
        previous = row[k - 1] if k else None
        if previous is None:
            return False
        behind = row[k + 1] if k + 1 < len(row) else None
        by = behind is not None and behind.kind == "prep" and behind.value in ("by", "with")
        passive = previous.kind == "be" or (by and behind is not None and behind.first == row[k].last)
        return (previous.kind == "prep" and previous.value == "source") or (passive and row[k].tense == PAST)

    @staticmethod
    def _purpose(row: list[Element], k: int) -> bool:
        """Whether it is what something is for, with no words behind it that are said: لترى حينها; not ليؤكد أن."""
        behind = row[k + 1] if k + 1 < len(row) else None
        return row[k].clitic == "ل" and row[k].value.value == "say" and (behind is None or behind.first > row[k].last)

    @staticmethod
    def _wishes(row: list[Element], k: int) -> bool:
        """Whether it is what somebody would do himself: "wants to focus on trade"."""
        after = row[k + 1] if k + 1 < len(row) else None
        infinitive = after is not None and after.first == row[k].last and after.entry("inf") is not None
        return row[k].value.value == "urge" and infinitive

    def _unsaid(self, frames: FrameReader, k: int) -> bool:
        """Whether somebody said nothing: "has not replied", "declined to comment", زيارة لم يعلن عنها."""
        before, first = frames.row[k - 1], frames.row[k].first
        if k == 0 or frames.row[k].value.value != "say":
            return False
        refused = {t.norm for t in frames.tokens[max(0, first - 2) : first]} & {*self.pack.rules["refusals"]}
        silent = has(frames.tokens[first : first + _SILENT], tuple(self.pack.rules.get("no_words", ())))
        return bool(refused) or silent or (before.kind == "neg" and before.last == first)

    def _unopened(self, frames: FrameReader, k: int) -> bool:
        """Whether a verb that tells something only with its "that" or a quote has none: "reminds X of his mother"."""
        row, told = frames.row, told_by(frames.row, k, vso=frames.vso)
        if frames.tokens[row[k].first].norm not in self.pack.rules.get("thatted", ()):
            return False
        return not told or told.stop == k or row[told.start - 1].kind not in ("comp", "quote")

    def _told_to(self, frames: FrameReader, k: int) -> bool:
        """Whether who stands right behind the verb is told something, "warned Iran of", and does nothing himself:
        "warned Iran was near"."""
        if frames.tokens[frames.row[k].first].norm not in self.pack.rules.get("told_to", ()):
            return False
        whom = frames.row[k + 1] if k + 1 < len(frames.row) else None
        if whom is None or whom.mention is None or whom.mention.prep is not None:
            return False
        behind = next((e for e in frames.row[k + 2 :] if e.kind not in ("conj", "neg", "np")), None)
        return behind is None or not _finite(behind)

    def _is_medium(self, tokens: list[Token], m: Mention) -> bool:
        """Whether a state only tells whose radio or paper it is: "told French radio", "the state news agency"."""
        return m.kind == "country" and among(self.pack.rules.closed("outlets"), tokens[m.last : m.last + _OUTLET])

    def _withholds(self, frames: FrameReader, k: int) -> bool:
        """Whether something is denied to somebody, and nothing that was said: "denied the ships access"."""
        if frames.row[k].value.value != "deny":
            return False
        words, first = self.pack.rules.get("withheld", ()), frames.row[k].last
        at = next(
            (i for i in range(first, min(first + _SILENT, len(frames.tokens))) if frames.tokens[i].norm in words), -1
        )
        behind = next((j for j in range(k + 1, len(frames.row)) if frames.row[j].first > at), len(frames.row))
        said = any(e.kind == "comp" or _finite(e) for e in frames.row[k + 1 : behind + 1])
        return at > 0 and not said

    @staticmethod
    def _quotes(row: list[Element], k: int) -> bool:
        """Whether words follow a gerund at once: "saying that …", "adding: "…"."""
        following = row[k + 1] if k + 1 < len(row) else None
        return following is not None and following.kind in ("comp", "quote", "comma", "np")

    @staticmethod
    def _relayed(frames: FrameReader, row: list[Element], k: int) -> list[Mention]:
        """Of "A quoted B as saying", B is who says it."""
        for i in range(k + 1, min(len(row), k + 6)):
            m = row[i].mention
            if m is not None and m.kind == "person" and (m.prep == "on" or not frames.vso):
                return frames.unit(i)
            if row[i].kind in ("comp", "stop"):
                break
        return frames.subject(k)

    def _inverted(self, talk: Discourse, row: list[Element], k: int) -> list[Found]:
        """ "…", said Putin; not "the company said it expects"."""
        following = row[k + 1].mention if k + 1 < len(row) else None
        quoted = k > 0 and row[k - 1].kind in ("comma", "quote")
        if following is not None and following.prep is None and (quoted or following.kind != "pronoun"):
            return [(e, m) for e, m in talk.entities(unit(row, k + 1)) if not m.mute]
        return []

    @staticmethod
    def _addressed(
        talk: Discourse, row: list[Element], k: int, own: set[str], homes: set[str | None]
    ) -> list[tuple[Entity, Mention]]:
        """Who is urged: the first actor behind the verb."""
        for i in range(k + 1, min(len(row), k + 8)):
            m = row[i].mention
            if m is not None and m.prep in (None, "to", "on", "upon", "from") and not m.adjective and not m.poss:
                heard = [(e, m) for e, m in talk.entities(unit(row, i)) if e.id not in own]
                if m.kind == "pronoun" and heard and {e.country for e, _ in heard} <= homes:
                    break  # طلب تعزيز بلاده
                if heard or not (m.entity is not None and m.entity.id in own):
                    return heard
            if row[i].kind in ("comp", "stop", "noun") or row[i].is_action or (row[i].kind == "comma" and i < k + 2):
                break
            towards = row[i].kind == "prep" and row[i].value == "to" and talk.vso
            if towards and row[i + 1 : i + 2] and not _governs(row, i):
                break  # "called on its partners to lift the sanctions on Russia"
        return []

    @staticmethod
    def _about(
        talk: Discourse, row: list[Element], k: int, own: set[str], sides: set[str | None]
    ) -> list[tuple[Entity, Mention]]:
        """Of which other state or person the statement speaks: the first that is named plainly, else in passing."""
        plain: list[tuple[Entity, Mention]] = []
        passing: list[tuple[Entity, Mention]] = []
        ends = k + 1 == len(row) or row[k + 1].first - row[k].last <= 1
        closing = ends and told_by(row, k, vso=talk.vso) == range(k)  # "…, said X"
        begins = any(e.kind in ("comp", "quote") for e in row[k + 1 :])
        behind = row[k + 1].mention if k + 1 < len(row) else None
        turned = behind is not None and behind.entity is not None and behind.entity.id in own  # "…", said X during a
        told = closing or not (begins or turned or talk.vso)  # whether what is said has begun
        for j in range(k) if closing else range(k + 1, len(row)):
            told = told or row[j].kind in ("comp", "quote")
            m = row[j].mention
            if m is None or m.entity is None or m.entity.id in own or m.entity.country in sides or _describes(row, j):
                continue
            if m.entity.kind not in ("country", "person") or (m.prep == "with" and (closing or (begins and not told))):
                continue  # "said at a meeting with X that …"
            if m.prep in _ABOUT and not m.adjective:
                plain.append((m.entity, m))
            elif told and m.entity.kind == "country" and m.prep not in _WHERE:
                passing.append((m.entity, m))
        return plain or passing


def _finite(e: Element) -> bool:
    """Whether an element is a verb that has a subject, or helps one."""
    return e.kind in ("be", "modal", "aux", "verb", "light", "speech") and e.tense != GERUND


def _governs(row: list[Element], k: int) -> bool:
    """Whether the phrase right behind a preposition is what it governs."""
    return row[k + 1].kind in ("np", "quote") and row[k + 1].first - row[k].last <= 1


def _describes(row: list[Element], j: int) -> bool:
    """Whether phrase j only tells which of a kind is meant: "the president's envoy", "the Minsk agreement"."""
    m, noun = row[j].mention, row[j + 1] if j + 1 < len(row) else None
    assert m is not None
    before = row[max(0, j - 2) : j]
    during = len(before) == 2 and before[0].value == "during" and before[1].kind == "noun"  # خلال لقائه فلان
    if during or (m.poss and m.kind == "person"):
        return True
    return m.known == "metonym" and noun is not None and noun.kind == "noun" and noun.first == m.last
