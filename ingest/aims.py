"""Whose an aim is, where the verb stands between subject and object: "Tonga's decision to expel", "the first leader to
visit", "accepted an invitation from X to meet"."""

from __future__ import annotations

from ingest.frames import JUDGING, FrameReader
from ingest.mention import Mention
from ingest.text import among

_RANKED = 9  # tokens between "the first" and what somebody is the first to do
_INTENDED = 6  # tokens between a verb of judging and the intention: "criticised the American decision to"
_PANEL = 12  # elements of those who are asked to do something together
_BREAKS = ("stop", "comp", "rel", "sub")


class Aims(FrameReader):
    """Finds whose the aim is that an infinitive tells."""

    def _decided(self, k: int) -> list[Mention]:
        """Whose the intention is that verb k tells: "Hague's decision to expel"."""
        at = self.row[k].first
        if (
            at < 2
            or self.tokens[at - 1].norm != "to"
            or self.tokens[at - 2].norm not in self.pack.rules.get("intentions", ())
        ):
            return []
        near = (j for j in range(k - 1, max(-1, k - 4), -1) if self.row[j].kind == "np")
        j = next(near, None)
        owner = self.row[j].mention if j is not None else None
        return self.unit(j) if j is not None and owner is not None and (owner.poss or owner.adjective) else []

    def _judged_intention(self, k: int) -> bool:
        """Whether verb k tells an intention that somebody else only judges: "criticised the decision to delay"."""
        at = self.row[k].first
        meant = at > 1 and self.tokens[at - 1].norm == "to"
        meant = meant and self.tokens[at - 2].norm in self.pack.rules.get("intentions", ())
        verb = next((e for e in reversed(self.row[:k]) if e.is_action), None)
        judged = verb is not None and any(x.kind == "verb" and x.value["type"] in JUDGING for x in verb.entries)
        return bool(meant and judged and verb is not None and at - verb.last <= _INTENDED)

    def _answerable(self, k: int) -> list[Mention]:
        """Whose deed it is for which somebody is blamed, thanked, punished: "sanctions on X over its support for"."""
        return self.unit(k - 2) if self._own_reason(k) and not self._anothers(k) else []

    def _anothers(self, k: int) -> bool:
        """Whether the deed is of somebody unnamed, and not of who is blamed for it: "for his predecessor's support"."""
        owned = self.tokens[self.row[k].first - 1].text in self.pack.rules["possessive"]
        return owned and self._own_reason(k)

    def _own_reason(self, k: int) -> bool:
        """Whether "his" or "its" stands between a word of reason and the deed, behind whoever is blamed for it."""
        if k < 2 or self.row[k - 1].kind != "prep" or self.row[k - 2].kind != "np":
            return False
        between = self.tokens[self.row[k - 1].first : self.row[k].first]
        judged = any(
            x.kind in ("verb", "noun") and x.value["type"] in (*JUDGING, "SANCTION")
            for e in self.row[: k - 2]
            for x in e.entries
        )
        reason = self.tokens[self.row[k - 1].first].norm in self.pack.rules.get("reasons", ())
        return judged and reason and among(self.pack.rules.closed("own"), between)

    def _one_to(self, k: int) -> list[Mention]:
        """Of whom it is said that he is "the first leader to visit X": the subject of "is", or before a comma."""
        at = self.row[k].first
        if at < 2 or self.tokens[at - 1].norm != "to":
            return []
        ranks = self.pack.statuses.get("ordinals", ())
        first = next((i for i in range(at - 2, max(0, at - _RANKED), -1) if self.tokens[i].norm in ranks), None)
        j = next((j for j in range(k - 1, -1, -1) if self.row[j].last <= (first or 0)), -1)
        if first is None or j < 1 or any(e.is_action or e.kind in _BREAKS for e in self.row[j + 1 : k]):
            return []
        if self.row[j].kind == "comma" and self.row[j - 1].kind == "np":
            return self.unit(j - 1)
        told = self.row[j].kind == "be" or self.tokens[self.row[j].first].norm.startswith("bec")
        before = (i for i in range(j - 1, -1, -1) if self.row[i].kind not in ("modal", "aux", "prep"))
        i = next(before, -1)
        return self.unit(i) if told and i >= 0 and self.row[i].kind == "np" and self._plain(i) else []

    def _for_whom(self, k: int) -> list[Mention]:
        """Whose an infinitive is told to be: "an invitation for X to visit", "issued an invitation to X to meet Y"."""
        asked = self._asked(k)
        if asked == "for" or (asked == "of" and self._of_several(k)) or (asked == "to" and self._by_invitation(k)):
            return self.unit(k - 2)
        return []

    def _of_several(self, k: int) -> bool:
        """Whether those right before an infinitive are told for whom it is: "for a panel of A, B and C to mediate"."""
        for e in reversed(self.row[max(0, k - _PANEL) : k - 1]):
            if e.kind == "prep" and e.value == "for":
                return True
            if e.kind not in ("np", "conj", "comma") and not (e.kind == "prep" and e.value == "of"):
                return False
        return False

    def _inviting(self, k: int) -> list[Mention]:
        """Whom somebody is to meet who has been asked by him: "accepted an invitation from X to meet"."""
        return self.unit(k - 2) if self._asked(k) == "from" and self._by_invitation(k) else []

    def _asked(self, k: int) -> str | None:
        """The preposition of the phrase right before an infinitive: "from" in "from X to meet"."""
        to, mention = (self.row[k - 1], self.row[k - 2].mention) if k > 1 else (self.row[k], None)
        told = to.value == "to" and to.last == self.row[k].first and self.row[k - 2].last == to.first
        return mention.prep if told and mention is not None and mention.kind != "pronoun" else None

    def _by_invitation(self, k: int) -> bool:
        """Whether an invitation or request is told of right before verb k."""
        words = self.pack.rules.get("invitations", ())
        return any(t.norm in words for t in self.tokens[self.row[max(0, k - 6)].first : self.row[k].first])
