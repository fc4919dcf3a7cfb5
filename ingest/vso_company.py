"""Who takes part beside the subject of an Arabic verb: in company, for a side, for a further state."""

from __future__ import annotations

from typing import Any

from ingest.frames import Frame, accompanies
from ingest.mention import Mention
from ingest.vso_nouns import VsoNouns

CHAIRS: dict[str, Any] = {"id": "chairs", "type": "ATTEND", "verb": {"subj": "host"}, "named": True}
CHAIRED: dict[str, Any] = {"id": "chaired", "type": "MEET", "verb": {"subj": "party"}, "only": {"subj": ["person"]}}
_WHAT_IS_SAID = ("comp", "quote", "noun", "deed")  # what stands behind whom it is said to


class VsoCompany(VsoNouns):
    """People told behind the verb who take part in what it says."""

    def told(self, k: int) -> list[Mention]:
        _, obj, preps, _ = self._slots(k)
        word = self.tokens[self.row[k].first].norm[len(self.row[k].clitic) :]
        ends = (e.first for e in self.row[k + 1 :] if e.kind in _WHAT_IS_SAID or e.value in ("from", "on", "upon"))
        that = next(ends, len(self.tokens))
        if word in self.pack.rules.closed("told_to"):
            return [m for m in obj if m.kind in ("person", "country") and not m.adjective and m.last <= that]
        to = [m for m in preps.get("to", ()) if m.clitic.endswith("ل") and m.last <= that]
        return [m for m in to if m.kind == "person" or m.known == "metonym"]

    def frames(self) -> list[Frame]:
        return [*super().frames(), *self._chaired()]

    def _chaired(self) -> list[Frame]:
        """Who led a meeting, told behind it, and that they met if they are two: عقد الاجتماع برئاسة فلان وفلان."""
        out = []
        for k, e in enumerate(self.row[:-1]):
            led = e.kind == "prep" and self.tokens[e.first].norm in self.pack.rules["chaired_by"]
            m = self.row[k + 1].mention
            if not led or m is None or m.kind != "person" or e.last != m.first or not self._session(k):
                continue
            heads = [x for x in self.unit(k + 1) if x.kind == "person"]
            for row in (CHAIRS, CHAIRED)[: min(2, len(heads))]:
                frame = Frame(row, k, noun=False, together=True)
                frame.add("subj", heads)
                frame.add("event", self._event_before(k))
                out.append(frame)
        return out

    def _session(self, k: int) -> bool:
        """Whether what is led is a meeting, not a delegation or a government."""
        led = {*self.pack.rules["delegations"], *self.pack.rules["governing"]}
        told = [e.last for e in self.row[:k] if e.entry("occasion") or e.entry("noun")]
        at = self.row[k].first
        meeting = self._tells_meeting(k) or bool(self._event_before(k))
        return meeting and not any(
            {t.norm, t.norm.removeprefix("و")} & led for t in self.tokens[min([at - 3, *told[-1:]]) : at]
        )

    def _event_before(self, k: int) -> list[Mention]:
        """The summit or conference named last before element k in its sentence."""
        start = next((j for j in range(k - 1, -1, -1) if self.row[j].kind in ("stop", "comp", "sub")), -1) + 1
        named = [e.mention for e in self.row[start:k] if e.mention is not None and e.mention.kind == "event"]
        return named[-1:]

    def _joined(self, k: int) -> list[Mention]:
        """People joined by "and" further on in the clause, with words of their own between."""
        out = []
        for e in self.row[k + 1 :]:
            if e.kind == "stop" or e.is_action:
                break
            m = e.mention
            before = self.tokens[e.first - 1].norm
            if m is not None and m.prep == "b" and before in self.pack.rules["represented"]:
                out.append(m)  # ألمانيا ممثلة بوزير خارجيتها فلان
            if m is None or m.kind != "person" or (m.prep is not None and m.prep != "from"):
                continue
            if m.conj or self.tokens[e.first - 1].norm in self.pack.rules["among"]:
                out += [x for x in self.unit(k + 1 + self.row[k + 1 :].index(e)) if x not in out]
        return out

    def _company(self, k: int) -> list[Mention]:
        """Who went along with whoever verb k is told of: وصل فلان إلى باريس برفقة فلان."""
        for j in range(k + 1, len(self.row) - 1):
            e, m = self.row[j], self.row[j + 1].mention
            beside = e.kind == "prep" and self.tokens[e.first].norm in self.pack.rules["in_company"]
            beside = beside or (e.kind == "light" and accompanies(e) and "+o" in e.value.form)  # يرافقه فلان
            if e.kind in ("stop", "comp", "sub", "rel") or (e.is_action and not beside) or self._other_deed(j):
                break
            if beside and m is not None and m.kind == "person" and e.last == m.first:
                return self.unit(j + 1)
        return []

    def _other_deed(self, j: int) -> bool:
        """Whether a noun at element j tells of something else than where people come together."""
        e = self.row[j]
        return e.kind == "noun" and e.entry("occasion") is None and e.value.value["type"] not in ("MEET", "ATTEND")

    def _sides(self, k: int) -> list[Mention]:
        """Who is told behind a side's name: حضر عن الجانب العماني فلان، ومن الجانب القطري فلان."""
        sides = self.pack.rules["parties"]
        behind = zip(self.row[k + 1 :], self.row[k + 2 :], strict=False)
        pairs = [(a, b.mention) for a, b in behind if a.kind == "np" and self.tokens[a.first].norm in sides]
        return [m for a, m in pairs if m is not None and m.kind == "person" and m.first == a.last]

    def _represented(self, k: int) -> list[Mention]:
        """Who stands for a further state where the verb is not said again: مثل قطر فلان، والكويت وزير خارجيتها فلان."""
        out = []
        for state, man in zip(self.row[k + 1 :], self.row[k + 2 :], strict=False):
            if state.kind == "stop" or state.is_action:
                break
            a, b = state.mention, man.mention
            if a is None or b is None or a.kind != "country" or not a.conj or a.prep is not None:
                continue
            if b.kind == "person" and state.last == man.first and getattr(b.entity, "country", None) == a.value.iso3:
                out.append(b)
        return out

    def _leaders(self, k: int) -> list[Mention]:
        """Who led either side, where both are named: ترأس الجانب القطري فلان، فيما ترأس الجانب التركي فلان."""
        sides = (*self.pack.rules["parties"], *self.pack.rules["delegations"])
        at = [j for j, e in enumerate(self.row) if e.kind == "np" and self.tokens[e.first].norm.lstrip("و") in sides]
        if len(at) != 2 or at[0] < k:
            return []
        heads: list[Mention] = []
        for j, end in zip(at, (at[1], len(self.row)), strict=True):
            inside = [e.mention for e in self.row[j + 1 : end] if e.mention is not None]
            heads += [m for m in [*inside, *self._slots(k)[0]] if m.kind == "person"][:1]
        return heads if len(heads) == 2 else []

    def _of_delegation(self, k: int) -> bool:
        """Whether what the verb at element k is told of is a delegation, which is no occasion: الوفد الذي يترأسه."""
        at = self.row[k].first - (2 if k and self.row[k - 1].kind == "rel" else 1)
        led = self.row[k - 2].mention if k > 1 and self.row[k - 1].kind == "rel" else None
        if led is not None and led.group and led.kind == "country":
            return True  # الحكومة التركية التي يترأسها فلان
        goes_on = self.row[k].clitic == "و" and any("+o" in e.form for e in self.row[k].entries)
        first = self.row[0].first if goes_on else at  # وصل وفد من عشرة أعضاء ويرأسه فلان
        return at >= 0 and any(t.norm in self.pack.rules["delegations"] for t in self.tokens[first : at + 1])
