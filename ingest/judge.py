"""What a candidate amounts to: its status by the words about it, or that it tells no fact at all."""

from __future__ import annotations

from typing import Any

from graph.facts import Status
from ingest.candidate import Candidate
from ingest.discourse import Discourse
from ingest.line import Line
from ingest.status import Judgement, StatusReader

_OPINIONS = frozenset({"COOPERATE", "SUPPORT", "CRITICIZE", "MEDIATE"})  # no facts in a stranger's words
_DEEDS = frozenset({"SUPPORT", "CRITICIZE", "COOPERATE", "MEDIATE", "SANCTION"})  # negated, they are no news


class Judge:
    """Judges the candidates of one article."""

    def __init__(self, status: StatusReader, rules: dict[str, Any], quoted: list[bool], talk: Discourse) -> None:
        self.status, self.rules, self.quoted, self.talk = status, rules, quoted, talk
        self.efforts = frozenset(rules.get("efforts", ()))  # words of a marker that tell of an effort under way

    def of(self, line: Line, candidate: Candidate) -> tuple[Status, str] | None:
        """The status of a candidate and the words that tell it; None where no fact is told."""
        quoted = self.quoted[line.row[candidate.at].first]
        if self._supposed(line, candidate.at) or (candidate.type in _OPINIONS and self.talk.stranger and quoted):
            return None
        judgement = self.status.judge(line.tokens, line.row, candidate.at, line.sentence.first)
        if candidate.contrary:
            return self._contrary(candidate, judgement)
        status = self._not_absent(candidate, judgement) or candidate.status or judgement.status
        if candidate.type == "SANCTION" and self._is_the_deed(line, candidate.at, judgement):
            status = candidate.status or Status.HELD
        nothing = (
            judgement.nothing,
            judgement.negated and (candidate.type in _DEEDS or candidate.status == Status.PLANNED),  # "was not invited"
            # what is only asked for: lifting sanctions, staying away
            candidate.status == Status.CANCELLED
            and judgement.status in (Status.PLANNED, Status.CALLED_FOR, Status.DENIED),
            # what somebody refused to back he did not back
            status == Status.CANCELLED and candidate.type in ("SUPPORT", "CRITICIZE"),
            # who did something at an event was there; what did not come about there says nothing of it
            candidate.why.get("rule") == "present" and status not in (Status.HELD, Status.PLANNED),
            # what is denied is what was said, not that they spoke
            status == Status.DENIED and candidate.why.get("rule") == "talk",
        )
        # a measure from which somebody refrained
        refrained = candidate.type == "SANCTION" and judgement.marker in self.rules.get("refrains", ())
        # what two think alike of is no accord: لا تتفق معها دائما
        opinion = candidate.type == "AGREE" and judgement.marker in self.rules.get("not_so", ())
        if self._disclaimed(line, candidate, judgement):
            return Status.DENIED, judgement.marker
        if refrained or opinion or any(nothing):
            return None
        if candidate.type == "STATE" and judgement.negated:
            status = Status.DENIED  # a message that was not sent
        if candidate.type == "MEDIATE" and status == Status.PLANNED and set(judgement.marker.split()) & self.efforts:
            status = Status.HELD  # who seeks to mediate does so already
        if candidate.type in ("AGREE", "COOPERATE") and self._ended(line, candidate):
            status = Status.CANCELLED
        return status, judgement.marker

    def _not_absent(self, candidate: Candidate, judgement: Judgement) -> Status | None:
        """What it says of somebody that he does not stay away: لن يتخلف عن القمة, لم يتخلف عنها."""
        away = candidate.type == "ATTEND" and candidate.status == Status.CANCELLED and judgement.negated
        told = {"will_not": Status.PLANNED, "did_not": Status.HELD} if away else {}
        return next((status for key, status in told.items() if judgement.marker in self.rules.get(key, ())), None)

    def _disclaimed(self, line: Line, candidate: Candidate, judgement: Judgement) -> bool:
        """Whether somebody says of a measure or a mediation that it was not: أكدت الوزارة أن بيرو لم تستدع سفيرها."""
        deed = candidate.type in ("SANCTION", "MEDIATE") and candidate.status is None and judgement.negated
        if not deed or judgement.marker not in self.rules.get("did_not", ()):
            return False
        row, begins = line.row, ("comp", "stop", "sub", "rel")
        that = next((k for k in range(candidate.at - 1, 0, -1) if row[k].kind in begins), 0)
        said = next((e for e in reversed(row[:that]) if e.kind not in ("np", "prep", "comma")), None)
        return row[that].kind == "comp" and said is not None and said.kind == "speech" and said.value.value == "say"

    @staticmethod
    def _contrary(candidate: Candidate, judgement: Judgement) -> tuple[Status, str] | None:
        """Of words that matter most where they are negated: "does not recognise", "refused to accept" rejects."""
        if judgement.negated or judgement.status == Status.CANCELLED:
            candidate.type, candidate.subtype = "CRITICIZE", "rejected"
            return Status.HELD, judgement.marker
        return (judgement.status, judgement.marker) if candidate.contrary == "also" else None

    def _supposed(self, line: Line, at: int) -> bool:
        """Whether the clause of element `at` only supposes: "if they were to meet, …"."""
        unless = self.rules.get("hypothetical", ())
        for k in range(at - 1, -1, -1):
            e = line.row[k]
            if e.kind in ("sub", "comp"):
                return line.tokens[e.first].norm in unless or self._inverted(line, at)
            if e.kind == "stop" or (e.kind == "comma" and line.row[k + 1].kind != "rel"):
                break
        return self._inverted(line, at)

    def _inverted(self, line: Line, at: int) -> bool:
        """Whether element `at` belongs to a supposition told by its order: "Had X met Y, the war would have ended"."""
        row = line.row
        had = next((k for k in range(min(at, len(row) - 1)) if self._opens_inverted(line, k)), None)
        comma = next((k for k in range(had, len(row)) if row[k].kind == "comma"), None) if had is not None else None
        would = next((k for k in range(comma, len(row)) if row[k].kind == "modal"), None) if comma is not None else None
        if comma is None or would is None:
            return False
        return at < comma or (at > would and not any(e.kind in ("comma", "quote") for e in row[would:at]))

    def _opens_inverted(self, line: Line, k: int) -> bool:
        """Whether "had" at element k stands before its subject, at the start of a sentence or behind "that"."""
        row = line.row
        starts = k == 0 or row[k - 1].kind in ("comp", "quote")
        behind = row[k + 1]
        near = behind.kind == "np" and behind.first - row[k].last <= 1
        return starts and near and line.tokens[row[k].first].norm in self.rules.get("inverted", ())

    def _is_the_deed(self, line: Line, at: int, judgement: Judgement) -> bool:
        """Whether what seems to call a measure off is the measure: "suspended its military ties with"."""
        if judgement.status != Status.CANCELLED or judgement.negated or line.row[at].kind != "noun":
            return False
        if judgement.marker == line.tokens[line.row[at].first].text:
            return True  # وقف المعاملات
        verb = next((e for e in reversed(line.row[:at]) if e.is_action), None)
        return verb is not None and judgement.marker.startswith(line.tokens[verb.first].text)

    def _ended(self, line: Line, candidate: Candidate) -> bool:
        before = line.row[candidate.at - 1] if candidate.at else None
        if before is not None and before.kind == "prep" and before.value == "with":
            return False  # "the summit ended on Friday with the signing of a treaty"
        first = line.row[candidate.at].first
        return self.status.ended(line.tokens, max(line.sentence.first, first - 7), first)
