"""Whose a deed is, where a noun's owner tells it: "Tonga's decision to expel", "harsh in its criticism of"."""

from __future__ import annotations

from ingest.frames import JUDGING, Frame, FrameReader
from ingest.lang.forms import PAST
from ingest.mention import Mention


class Owners(FrameReader):
    """Finds owners where the verb stands between subject and object."""

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

    def _owned_subject(self, k: int) -> list[Mention]:
        """ "Tonga's decision was hailed": who owns the thing that is the subject."""
        for j in range(k - 1, -1, -1):
            m = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub"):
                return []
            if m is not None and (m.poss or m.adjective):
                return self.unit(j)
        return []

    def _owned_here(self, k: int) -> bool:
        """Whether noun k is that of the clause's subject: "was harsh in its criticism of"."""
        at = self.row[k].first
        return any(t.norm in self.pack.rules.get("own", ()) for t in self.tokens[max(0, at - 3) : at])

    def _made_by(self, frame: Frame, j: int) -> bool:
        """Whether participle j only tells whose words are judged: "dismissed the claims made by"."""
        behind = self.row[j + 1] if j + 1 < len(self.row) else None
        by = behind is not None and behind.value == "by" and behind.first == self.row[j].last
        return by and frame.row["type"] in JUDGING and self.row[j].tense == PAST

    def _is_conduct(self, frame: Frame, j: int) -> bool:
        """Whether what is praised or blamed is what phrase j says or does: "denounced the remarks of the minister"."""
        before = self.row[j - 1]
        judged = frame.row["type"] in ("CRITICIZE", "SUPPORT") and before.value == "of" and before.first > 0
        return judged and self.tokens[before.first - 1].norm in self.pack.rules.get("conduct", ())
