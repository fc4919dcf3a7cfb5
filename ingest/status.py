"""Status: whether a told act took place, is to come, was called off, is denied or called for.

By the markers in reach of the trigger, before it in its clause and, of a noun, behind it: a denial goes before a
negation, which turns what is planned or told into what did not take place, and this before all else. Verbs that
govern the trigger, reports that are refuted, purposes and what is told of its fate further on count as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph.facts import Status
from ingest.clauses import (
    after_future,
    denied,
    heads_line,
    led_ahead,
    performed,
    reason,
    sets_out_for,
    then,
    told_ahead,
)
from ingest.doubts import Doubts
from ingest.element import Element
from ingest.fates import Fates
from ingest.lang.forms import BASE, GERUND, PAST, PRESENT
from ingest.markers import AFTER
from ingest.text import Token, among
from ingest.text.normalize import fold

_LASTING = 12  # tokens behind a noun: "a dinner with X that lasted two hours"
AIM = "aim"  # the marker of what somebody set out for: told ahead, but of the day on which he set out
_ENCOUNTERS = frozenset({"MEET", "VISIT", "ATTEND", "AGREE", "COOPERATE"})
_AHEAD = {  # verbs of Arabic that leave what they govern to come
    "وافق/يوافق": ("MEET", "VISIT", "MEDIATE", "ATTEND"),
    "قبل/يقبل": ("MEDIATE",),
}
_GOVERNED = {  # agreed on a meeting, discussed sanctions, sent somebody to a summit
    "agree": ("MEET", "VISIT"),
    "talk": ("SANCTION",),
    "dispatch": ("ATTEND",),
    "charge-with": ("MEDIATE",),
}
_ORDER = ("cancelled", "called_for", "planned")


@dataclass(slots=True, frozen=True)
class Judgement:
    """A status, the words that gave it, whether the act itself is negated, and whether no fact is told at all."""

    status: Status
    marker: str = ""
    negated: bool = False
    nothing: bool = False  # it only did not happen again, "since", or nobody knows that it did or will


class StatusReader(Fates):
    """Reads status by a pack's `status.json`."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self._invitations = frozenset(fold(w) for w in table.get("invitations", ()))
        self._unfulfilled = frozenset(table.get("unfulfilled", ()))  # before what is not done yet: "to cancel"
        self._doubts = Doubts(table)
        self._broken_off = frozenset(table.get("broken_off", ()))  # what became of talks that were held
        self._therein = frozenset(fold(w) for w in table.get("therein", ()))
        self._within = frozenset(fold(w) for w in table.get("within", ()))
        self._ordinals = frozenset(table.get("ordinals", ()))
        self._reasons = frozenset(fold(w) for w in table.get("reasons", ()))
        self._lasting = frozenset(table.get("lasting", ()))
        self.before = frozenset(table.get("before", ()))  # "before" with a verb behind it
        # verbs that tell the status of the noun they govern, whoever stands between: رفض الرئيس لقاء الوزير
        self._governing = dict.fromkeys(table.get("refusals", ()), "cancelled")
        self._governing |= dict.fromkeys(table.get("offers", ()), "planned")
        self._entering = frozenset(table.get("entering", ()))
        self._tries = frozenset(table.get("tries", ()))  # to mediate, to try is to do it; not to meet

    def judge(self, tokens: list[Token], row: list[Element], at: int, first: int) -> Judgement:
        """The status of the action at element `at` of a sentence that starts at token `first`."""
        element = row[at]
        if element.kind == "noun" and (off := self._off_denied(tokens, row, at, first)):
            return Judgement(Status.HELD if self._took_place(tokens, row, at) else Status.PLANNED, off)
        if element.kind != "speech" and (denial := denied(row, at)) is not None:
            return Judgement(Status.DENIED, tokens[denial].text)
        if element.kind != "speech" and (words_ := self._refuted(tokens, row, at)):
            return Judgement(Status.DENIED, words_)
        if element.kind != "noun" and element.clitic.endswith("س"):
            off = self._called_off(tokens, row, at, first)
            return Judgement(Status.CANCELLED if off else Status.PLANNED, off or tokens[element.first].text)
        if element.kind == "noun" and (told := self._told_behind(tokens, row, at)):
            return told
        if element.kind == "verb" and element.tense.startswith(PRESENT) and self._on_visit(tokens, row, at, first):
            return Judgement(Status.PLANNED, tokens[element.first].text)
        if (next_ := self._next(tokens, row, at, first)) is not None:
            return next_
        found = self._told(tokens, row, at, first)
        if element.kind == "noun" and element.value.value["type"] == "MEET" and "planned" not in dict(found):
            found = [f for f in found if f[1] not in self._broken_off]
        if element.kind == "verb" and element.value.value["type"] == "CRITICIZE":
            found = [f for f in found if f != ("planned", tokens[element.first].norm)]  # "considers it a crime"
        return self._by_markers(tokens, row, at, first, dict(found))

    def _by_markers(
        self, tokens: list[Token], row: list[Element], at: int, first: int, kinds: dict[str, str]
    ) -> Judgement:
        """The status that the markers of an action come to, each kind with its words."""
        element = row[at]
        measure = "threats" in kinds and element.kind == "noun" and element.value.value["type"] == "SANCTION"
        if measure or (kinds.keys() >= {"threats", "cancelled"} and "doubted" not in kinds):
            return Judgement(Status.PLANNED, kinds["threats"])
        if "planned" in kinds and (off := self._off_again(tokens, row, at)):
            return Judgement(Status.CANCELLED, off)
        if kinds.keys() >= {"called_for", "cancelled"} and self._only_asked(tokens, row, kinds["cancelled"]):
            return Judgement(Status.PLANNED, kinds["called_for"])
        negated = "negations" in kinds
        if "denied" in kinds and element.kind != "speech":
            return Judgement(Status.DENIED, kinds["denied"])
        if element.kind != "speech" and (doubt := self._doubts.about(tokens, row, at, kinds)):
            return Judgement(Status.HELD, doubt, nothing=True)
        if negated and element.kind == "verb" and self._again(tokens, element):
            return Judgement(Status.CANCELLED, kinds["negations"], negated=True, nothing=True)
        if negated:
            return Judgement(Status.CANCELLED, kinds["negations"], negated=True)
        for kind in _ORDER:
            if kind in kinds:
                return Judgement(Status(kind), kinds[kind])
        if self._aim(tokens, row, at) and not self._lasted(tokens, row[at]):
            return self._purpose(tokens, row, at, first) or Judgement(Status.PLANNED, AIM)
        purpose = self._purpose(tokens, row, at, first) or self._in_series(tokens, row, at, first)
        return purpose or self._taking_part(tokens, row, at, first) or Judgement(Status.HELD)

    def _taking_part(self, tokens: list[Token], row: list[Element], at: int, first: int) -> Judgement | None:
        """Those who take part do so where and if what is told before comes about: سيعقد الاجتماع، بمشاركة فلان."""
        e = row[at]
        there = e.kind == "noun" and tokens[e.first].norm.startswith("ب")
        there |= e.kind == "verb" and e.tense == PRESENT and tokens[min(e.last, len(tokens) - 1)].norm in self._therein
        if not there or e.value.value["type"] != "ATTEND":
            return None
        for j in range(at - 1, -1, -1):
            if row[j].kind in ("stop", "comp", "rel", "quote", "speech"):
                return None
            if row[j].is_action and row[j].kind != "noun":
                told = self.judge(tokens, row, j, first)
                return told if told.status in (Status.PLANNED, Status.CANCELLED) else None
        return None

    def _only_asked(self, tokens: list[Token], row: list[Element], off: str) -> bool:
        """Whether to call it off is but demanded: "demanded that the visit be cancelled", "urged X to cancel it"."""
        word = off.split(maxsplit=1)[0]
        called = (i for i in range(row[0].first + 1, row[-1].last) if tokens[i].text == word)
        return any(tokens[i - 1].norm in self._unfulfilled for i in called)

    def _next(self, tokens: list[Token], row: list[Element], at: int, first: int) -> Judgement | None:
        """What is told behind "before" has happened, or is to come, as its main clause: قبل أن يزور موسكو."""
        j = then(row, tokens, at, self.before) if row[at].kind != "speech" else None
        tenses = {e.tense for e in row[(j or 0) + 1 : at + 1] if e.is_action and e.kind != "noun"}
        to_come = any(t.startswith(PRESENT) for t in tenses) or tenses == {BASE}
        if j is not None and not self._unreal and to_come:
            return Judgement(Status.PLANNED, tokens[row[j].first].text)  # "met X before he flies to Moscow"
        if j is None or not (self._unreal or tenses == {GERUND}):
            return None
        main = next((k for k in range(j - 1, -1, -1) if row[k].is_action), None)
        if main is None:  # قبل أن يلتقي بوتين، زار كيري
            main = next((k for k in range(at + 1, len(row)) if row[k].is_action and row[k].kind != "noun"), None)
        if main is None or (row[main].kind == "speech" and row[main].tense == PAST):
            return Judgement(Status.HELD) if main is not None else None
        told = self.judge(tokens, row, main, first)
        goes = row[main].tense == PRESENT and row[main - 1].kind != "be"  # يتوجه إلى بيرو قبل أن يلتقي فلانا
        if told.status != Status.HELD or goes:
            return Judgement(Status.PLANNED, told.marker)
        return None if row[at].kind == "noun" else told  # قبل أن يتوجه إلى الدوحة للقاء فلان

    def _on_visit(self, tokens: list[Token], row: list[Element], at: int, first: int) -> bool:
        """Whether a present form tells of what happens on a visit still to come: سيزور بيرو حيث يلتقي فلانا."""
        about = tokens[row[max(0, at - 1)].first : row[at].last + 2]
        if not among(self._within, about):
            return False
        for j in range(at - 1, -1, -1):
            if row[j].kind in ("stop", "quote"):
                return False
            if any(e.kind in ("verb", "noun") and e.value["type"] == "VISIT" for e in row[j].entries):
                return row[at].tense.startswith(PRESENT) or self.judge(tokens, row, j, first).status == Status.PLANNED
        return False

    def _purpose(self, tokens: list[Token], row: list[Element], at: int, first: int) -> Judgement | None:
        """What is the purpose of something to come is to come: "is to visit Peru in May to discuss trade with X"."""
        noun = row[at].kind == "noun"
        if not self._aim(tokens, row, at) and (noun or not row[at].first or tokens[row[at].first - 1].norm != "to"):
            return None
        ranked = among(self._ordinals, tokens[row[0].first : row[at].first])  # "the first to visit"
        if not ranked and heads_line(row, at):
            return Judgement(Status.PLANNED, "to")
        for j in range(at - 1, -1, -1):
            if row[j].kind in ("stop", "comp", "sub", "rel", "quote", "speech"):
                return None
            if row[j].is_action:
                found = self.judge(tokens, row, j, first)
                return found if found.status in (Status.PLANNED, Status.CANCELLED) else None
        return None

    def _in_series(self, tokens: list[Token], row: list[Element], at: int, first: int) -> Judgement | None:
        """What follows a plan in a row of verbs is one too: "will tour the plant, hold talks with X and meet Y"."""
        k = at - 1 if at and row[at].kind == "noun" else at
        joined = k > 0 and row[k].tense == BASE and row[k - 1].kind in ("comma", "conj")
        if not joined or row[k].first - row[k - 1].last > 1:
            return None
        for j in range(k - 1, -1, -1):
            if row[j].kind in ("stop", "comp", "sub", "rel", "quote", "speech"):
                return None
            unknown = row[j].last < row[j + 1].first and tokens[row[j].last].text.islower()
            if row[j].value == "to" and (unknown or row[j + 1].tense == BASE):
                return Judgement(Status.PLANNED, "to")  # "efforts to restore order and sign a treaty"
            if row[j].kind == "modal" or (row[j].is_action and row[j].tense != BASE):
                planned = any(kind == "planned" for kind, _ in self._find(tokens, row[j].first, row[j].last))
                return Judgement(Status.PLANNED, tokens[row[j].first].text) if planned else None
        return None

    def _lasted(self, tokens: list[Token], noun: Element) -> bool:
        """Whether it is told how long a meeting went on, whatever somebody set out for."""
        return among(self._lasting, tokens[noun.last : noun.last + _LASTING])

    def _invited(self, tokens: list[Token], element: Element, start: int) -> str:
        """The word of the invitation for which a visit waits, "an invitation from X to visit Y", or none."""
        if not element.clitic.endswith("ل") or element.value.value["type"] not in ("VISIT", "ATTEND"):
            return ""
        return next((t.text for t in tokens[start : element.first] if t.norm in self._invitations), "")

    def _told(self, tokens: list[Token], row: list[Element], at: int, first: int) -> list[tuple[str, str]]:
        """The markers that bear on the action at element `at`, with their words."""
        element = row[at]
        if reason(row, at, tokens, self._reasons):
            return []  # هددت بعقوبات على بيرو لدعمها تشيلي
        start = self._scope(tokens, row, at, first)
        if element.kind == "noun":
            return self._told_of_noun(tokens, row, at, first, start)
        if element.kind == "verb":
            return self._told_of_verb(tokens, row, at, first, start)
        return self._find(tokens, start, element.first) + self._demanded(tokens, row, at)

    def _told_of_noun(
        self, tokens: list[Token], row: list[Element], at: int, first: int, start: int
    ) -> list[tuple[str, str]]:
        element = row[at]
        if clause := performed(row, at):
            refused = [f for f in self._find(tokens, start, element.first) if f[0] in ("denied", "cancelled")]
            return refused + self._find(tokens, row[clause[0]].last, row[clause[1]].first) + self._fate(tokens, row, at)
        found = self._governed(row, at, self._find(tokens, start, element.first))
        beside = tokens[element.first - 1].norm in self.before | self._reasons  # أجهض الجيش هجوما قبل زيارة
        if beside or self._came_to_nothing(tokens, row, at):
            found = [f for f in found if f[0] != "cancelled"]
        behind = self._find(tokens, element.last, self._end(tokens, row, at), after=True, beyond=2)
        found += [(kind, words) for kind, words in behind if kind != "negations"]  # "ended without agreement"
        found += self._beyond_name(tokens, row, at)
        if told_ahead(row, at) or led_ahead(row, at) or self._will_be(tokens, row, at):
            found.append(("planned", "س"))
        found += self._further_on(tokens, row, at) + self._told_by_governor(tokens, row, at)
        found += self._told_apart(tokens, row, at)
        if element.value.value["type"] == "MEET" and self._held_after(tokens, row, at):
            found = [f for f in found if f[0] != "planned"]  # للقاء فلان حيث التقاه
        elif element.value.value["type"] == "MEET" and self._set_out_for(tokens, row, at):
            found.append(("planned", tokens[element.first].text))
        if words := self._invited(tokens, element, start):
            found.append(("planned", words))
        found += self._demanded(tokens, row, at)
        if ahead := self._ahead(row, at):
            found.append((ahead, "governed"))
        return found or self._circumstance(tokens, row, at, first) or self._one_of(tokens, row, at, first)

    def _told_of_verb(
        self, tokens: list[Token], row: list[Element], at: int, first: int, start: int
    ) -> list[tuple[str, str]]:
        element = row[at]
        found = self._governed(row, at, self._find(tokens, start, element.last))
        if element.tense == PAST and not (at and row[at - 1].kind in ("be", "aux")):
            # "who tried to end the war, met", "agreed today to meet X and met him"
            found = [f for f in found if not f[1].endswith(" to") and not (f[0] == "planned" and " to " in f[1])]
        if self._of_nouns and not self._that_not(tokens, start, element.first):
            found = [f for f in found if f[1] not in self._of_nouns]  # دون تحضيرات وصل فلان
        own, idle = self._find(tokens, element.first, element.last), self._idle(element)
        found = [f for f in found if f not in own or f[0] not in idle] + self._inverted(tokens, row, at)
        if after_future(row, at):
            found.append(("planned", "س"))
        found += self._demanded(tokens, row, at)
        today = self._sets_out_today(tokens, row, at) or self._before_long(tokens, row, at)
        if today or self._goes_on_to(tokens, row, at, first):
            found.append(("planned", tokens[element.first].text))
        if element.tense.startswith(PRESENT) and tokens[element.first - 1].text in self._doubts.may:
            found.append(("planned", tokens[element.first - 1].text))
        return found

    @staticmethod
    def _end(tokens: list[Token], row: list[Element], at: int) -> int:
        """The token at which what follows the noun no longer bears on it: "the meeting that was planned" does."""
        end = min(len(tokens), row[at].last + AFTER)
        behind = row[at + 1 :]
        if behind and behind[0].kind == "rel" and behind[0].first == row[at].last:
            return next((e.first for e in behind[1:] if e.kind != "be" and e.first < end), end)
        further = (b.first for a, b in pairwise(behind) if a.kind == "conj" and b.kind in ("be", "aux", "modal"))
        ends = [*(e.first for e in behind if e.kind in ("rel", "comp", "sub")), *further]
        return min((first for first in ends if first < end), default=end)

    @staticmethod
    def _idle(element: Element) -> tuple[str, ...]:
        """The statuses of which a verb's own words say nothing: to skip a summit is not to be there, but to suspend
        a state or to ask its envoy to leave is done, and to call on a king is no call for anything."""
        return ("called_for",) if element.value.value["type"] in _ENCOUNTERS else ("cancelled", "called_for")

    @staticmethod
    def _aim(tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether the action is that for which somebody set out: "flew to Sochi to meet Putin"."""
        if at and row[at].tense == BASE and row[at - 1].kind == "conj":
            return sets_out_for(row, at)  # "came to show support and hold talks"
        before = {
            tokens[i].norm for i in range(max(0, row[at].first - (4 if row[at].kind == "noun" else 1)), row[at].first)
        }
        if not before & {"to", "for"}:
            return False
        verb = (
            next((e for e in row[at - 1 :: -1] if e.is_action or e.kind in ("stop", "sub", "comp")), None)
            if at
            else None
        )
        return verb is not None and verb.kind == "verb" and bool(verb.value.value.get("sets_out"))

    def _told_behind(self, tokens: list[Token], row: list[Element], at: int) -> Judgement | None:
        """What a relative clause says of the noun before it: "the talks that X held" were held, whatever is refused."""
        behind = row[at + 1 : at + 3]
        if len(behind) < 2 or behind[0].kind != "rel" or not behind[1].is_action or behind[0].first != row[at].last:
            return None
        verb = behind[1]
        if verb.clitic.endswith("س"):
            return Judgement(Status.PLANNED, tokens[verb.first].text)
        adjacent = verb.first == behind[0].last and verb.tense.startswith(PAST)
        return Judgement(Status.HELD) if adjacent and not self._find(tokens, verb.first, verb.last) else None

    def _circumstance(self, tokens: list[Token], row: list[Element], at: int, first: int) -> list[tuple[str, str]]:
        """That something will happen during a meeting makes it one to come: "will raise it during her talks with X"."""
        k = next((j for j in range(at - 1, max(-1, at - 3), -1) if row[j].kind == "prep"), None)
        if k is None or row[k].value != "during":
            return []
        found = self._find(tokens, self._scope(tokens, row, k, first), row[k].first)
        if k == 0 and row[at].value.value["type"] == "VISIT":  # "During his stay in Paris, he is set to meet X"
            comma = next((e.last for e in row[at:] if e.kind == "comma"), len(tokens))
            told = next((e.first for e in row[at:] if e.first >= comma and e.is_action), comma)
            found += self._find(tokens, comma, told)
        return [(kind, words) for kind, words in found if kind == "planned"]

    def _one_of(self, tokens: list[Token], row: list[Element], at: int, first: int) -> list[tuple[str, str]]:
        """What is to become of accords of which the noun names one: "are to sign accords, among them one on trade"."""
        if row[at].value.value["type"] not in ("AGREE", "COOPERATE"):
            return []
        for j in range(at - 1, -1, -1):
            if row[j].kind in ("stop", "comp", "sub", "rel", "quote", "speech", "light"):
                return []
            if row[j].kind == "verb":
                signed = row[j].value.value["type"] == "AGREE"
                told = self.judge(tokens, row, j, first) if signed else Judgement(Status.HELD)
                return [("planned", told.marker)] if told.status == Status.PLANNED else []
        return []

    @staticmethod
    def _ahead(row: list[Element], at: int) -> str:
        """What a verb that governs a noun makes of it: called on both to mediate, agreed on further talks."""
        for e in reversed(row[max(0, at - 7) : at]):
            if e.kind == "speech":
                return "called_for" if e.value.value == "urge" else ""
            if e.kind == "light" and row[at].value.value["type"] in _AHEAD.get(e.value.value, ()):
                return "planned"
            backs = e.kind == "verb" and e.value.value["id"] == "support" and e.tense == PRESENT
            about = [x.value for e_ in row[at - 1 : at + 1] for x in e_.entries if x.kind == "noun"]
            if backs and any(value["id"] == "sign" for value in about):
                return "planned"  # تدعم توقيع اتفاق بين
            if e.kind == "verb" and e.value.value["id"] in _GOVERNED:
                return "planned" if row[at].value.value["type"] in _GOVERNED[e.value.value["id"]] else ""
            if e.kind in ("stop", "comp", "sub", "rel", "comma") or e.is_action:
                return ""
            if e.kind == "prep" and e.value in ("during", "after", "before", "in"):
                return ""
        return ""

    def _told_by_governor(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What a verb of refusing or offering says of the noun that it governs."""
        for e in reversed(row[max(0, at - 4) : at]):
            if e.kind in ("np", "comma") or (e.kind == "light" and e.last == row[at].first and e.tense == PAST):
                continue  # رفض فلان عقد قمة
            if e.kind == "prep" and (e.value == "to" or tokens[e.first - 1].norm in self._entering):
                continue  # سعى فلان إلى لقاء, رفض الدخول في محادثات
            word = tokens[e.first]
            kind = self._governing.get(word.text[len(e.clitic) :]) if e.is_action else None
            if e.is_action and word.text in self._tries and row[at].value.value["type"] in ("MEET", "VISIT"):
                kind = "planned"
            refuted = e.first and tokens[e.first - 1].norm.removeprefix("و") in ("لم", "لا")  # did not rule out
            return [(kind, word.text)] if kind and not refuted else []
        return []
