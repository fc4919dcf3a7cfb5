"""What stands between a verb and what it governs and is passed over: asides, and clauses that tell who somebody is."""

from __future__ import annotations

from ingest.mention import Mention
from ingest.vso_strangers import VsoStrangers

_BESIDES = ("after", "before", "during", "under")  # of an aside that such a preposition opens


class VsoPassed(VsoStrangers):
    """Where a clause goes on behind it."""

    def _past_aside(self, j: int) -> int:
        """The element behind a clause between two commas that starts at element j, or j: ", whom X accompanies,"."""
        row = self.row
        if j + 1 >= len(row) or row[j].kind != "comma":
            return j
        opening = row[j + 1]
        if opening.kind == "prep" and opening.value in _BESIDES and not self._leads(j + 2):
            return self._closing(j, len(row))
        if opening.kind != "rel" and not (opening.is_action and not opening.clitic and opening.first == row[j].last):
            return j
        if opening.is_action and not any(e.is_action or self._plain(i) for i, e in enumerate(row[:j])):
            return j  # وفي طرابلس، التقى فلان: nothing stands before that it could tell of
        return self._closing(j, j)

    def _past_relative(self, j: int) -> int:
        """The last element of a relative clause at element j that tells who does it: المؤتمر الذي تستضيفه باريس."""
        behind = self.row[j + 1 : j + 3]
        told = [e.kind for e in behind] in (["verb", "np"], ["light", "np"]) and behind[0].last == behind[1].first
        owned = told and self.tokens[behind[0].last - 1].norm.endswith(("ه", "ها"))
        if not (owned and any("+o" in e.form for e in behind[0].entries) and self._plain(j + 2)):
            return j
        together = self.unit(j + 2)
        return max(i for i, e in enumerate(self.row) if e.mention in together)

    def _past_journey(self, j: int) -> int:
        """The last element of a relative clause at element j that tells where somebody goes, if whom he meets stands
        behind it: التقى فلان الذي سيزور الدوحة وزير الخارجية."""
        row, i = self.row, j + 2
        if i + 1 >= len(row) or not any(x.kind == "verb" and x.value["type"] == "VISIT" for x in row[j + 1].entries):
            return j
        i += row[i].kind == "prep"
        goal = row[i].mention if i + 1 < len(row) else None
        there = goal is not None and goal.kind in ("country", "place")
        whom = row[i + 1].mention if there else None
        met = whom is not None and whom.kind == "person" and not whom.conj and self._plain(i + 1)
        return i if met else j

    def _of_thing(self, j: int) -> bool:
        """Whether verb j only tells which thing is meant, whose sentence goes on: العقوبات التي فرضتها واشنطن."""
        before = self.row[max(0, j - 2) : j]
        named = len(before) > 1 and before[1].kind == "rel" and before[0].kind in ("noun", "deed")
        return named and before[0].last == before[1].first

    def _calls_thing(self, k: int, told: list[Mention]) -> bool:
        """Whether participle k calls names what was done, which the verb before it judges, and nobody: انتقد فلان
        العقوبات الأمريكية على إيران، واصفا إياها بالخاطئة."""
        if not any(e.kind == "verb" and e.value["id"] == "call-names" for e in self.row[k].entries):
            return False
        verbs = (j for j in range(k - 1, -1, -1) if self.row[j].is_action and not self._of_thing(j))
        verb = next(verbs, k)
        things = (j for j in range(verb + 1, k) if self.row[j].kind in ("noun", "deed") and not self.row[j].clitic)
        thing = next((j for j in things if self.row[j - 1].kind != "prep"), None)
        return thing is not None and bool(told) and all(m.kind == "pronoun" for m in told)

    def _leads(self, j: int) -> bool:
        """Whether the phrase at element j is who leads the delegation named before: وفدا، برئاسة فلان."""
        m = self.row[j].mention if j < len(self.row) else None
        return m is not None and m.heads

    def _closing(self, j: int, otherwise: int) -> int:
        """The element behind the comma that closes what the comma at element j opens; `otherwise`, if none does."""
        row = self.row
        for i in range(j + 2, min(len(row), j + 10)):
            if row[i].kind in ("stop", "sub"):
                return otherwise
            if row[i].kind == "comma":
                closed = i + 1 < len(row) and row[i + 1].kind in ("np", "prep", "deed") and row[i + 1].clitic[:1] != "و"
                return i + 1 if closed else otherwise
        return otherwise
