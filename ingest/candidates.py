"""Fact candidates: a trigger's frame with its slots made participants in roles.

What each type of fact demands (who must take part, of what kind, and what makes a frame none) stands in
`ingest.encounters` and `ingest.relations`.
"""

from __future__ import annotations

from ingest.candidate import Candidate, Part
from ingest.encounters import Encounters
from ingest.frames import Frame
from ingest.relations import Relations

__all__ = ["Candidate", "CandidateReader", "Part"]


class CandidateReader(Encounters, Relations):
    """Makes candidates of frames."""

    def read(self, frame: Frame) -> list[Candidate]:
        """The candidates of a frame; empty where its type's demands are not met."""
        maker = getattr(self, "_" + str(frame.row["type"]).lower())
        found: list[Candidate] = maker(frame)
        for candidate in found:
            candidate.why.setdefault("rule", frame.row["id"])
            if candidate.type == "MEET" and len(candidate.parts) == 2:
                self.talk.paired = [e for _, e, _ in candidate.parts]  # "X met Y, and they agreed"
        return found
