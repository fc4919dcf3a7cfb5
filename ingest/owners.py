"""Whose a deed is, where a noun's owner tells it: "Tonga's decision to expel", "harsh in its criticism of"."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from ingest.aims import Aims
from ingest.clauses import performed
from ingest.element import Element
from ingest.frames import JUDGING, Frame
from ingest.lang.forms import BASE, GERUND, PAST
from ingest.mention import Mention
from ingest.text import among

_LEAVES = ("leave/leaves/left/left/leaving",)
_OPENS = frozenset({"stop", "comp", "sub", "rel", "quote", "conj", "comma"})
_WHERE = frozenset({"where", "when", "whose"})
ADVERBS = frozenset(
    {
        "also",
        "each",
        "later",
        "again",
        "himself",
        "herself",
        "itself",
        "once",
        "today",
        "yesterday",
        "then",
        "earlier",
        "further",
        "previously",
        "had",
        "has",
        "have",
    }
)


class Owners(Aims):
    """Finds owners where the verb stands between subject and object."""

    @abstractmethod
    def _behind_comma(self, k: int) -> list[Mention]:
        """The plain phrase right behind the first comma that has one, after element k."""

    @abstractmethod
    def _passive(self, k: int) -> bool:
        """Whether verb k is passive."""

    @abstractmethod
    def _right(self, frame: Frame, start: int, *, loose: bool, object_slot: str = "obj") -> None:
        """Fill the object and the prepositional slots from element `start` on, until the clause ends."""

    def frames(self) -> list[Frame]:
        found = super().frames()
        return [*found, *self._as_others(found)]

    def _as_others(self, found: list[Frame]) -> list[Frame]:
        """What somebody else did as well, or had done to him: "X rang Y, as did Z", "X was hosted by Y, as was Z"."""
        out = []
        for j in range(1, len(self.row) - 2):
            helper, doer = self.row[j + 1], self.row[j + 2]
            likewise = self.tokens[self.row[j].first].norm in self.pack.rules.closed("likewise")
            told = likewise and helper.kind in ("aux", "modal", "be")
            if not told or doer.kind != "np" or doer.first != helper.last or not self._plain(j + 2):
                continue
            verb = next((i for i in range(j - 1, -1, -1) if self.row[i].is_action and self.row[i].kind != "noun"), -1)
            slot = self._shared_slot(verb, helper)
            same = [f for f in found if f.at == verb and "subj" in f.slots and slot in f.slots]
            out += [replace(f, slots={**f.slots, slot: self.unit(j + 2)}, inherited=False) for f in same]
        return out

    def _shared_slot(self, verb: int, helper: Element) -> str:
        """The slot of whoever "as did Z" or "as was Z" joins to the verb's subject; empty if the words go with another
        verb: "met Y, who was ill, as was Z"."""
        if self._passive(verb):
            return "obj"
        return "" if helper.kind == "be" and self.row[verb].tense not in (GERUND, BASE) else "subj"

    def _members(self, j: int) -> list[Mention]:
        """All of phrase j; of "leaders, including A and B" those who are named."""
        unit = self.unit(j)
        unnamed = all(m.kind == "person" and m.entity is None and m.number != "sg" for m in unit)
        some = j + 1 + (j + 1 < len(self.row) and self.row[j + 1].kind == "comma")
        if not (unit and unnamed) or some + 1 >= len(self.row) or self.row[some].value != "including":
            return unit
        return self.unit(some + 1) if self.row[some + 1].kind == "np" else unit

    def _named_of(self, frame: Frame) -> list[Mention]:
        """Who is named of those who go somewhere: "presidents landed in Harare, including A and B", "AU leaders,
        including A and B, arrived"."""
        subject = frame.slots.get("subj", [])
        if frame.row["type"] not in ("VISIT", "ATTEND") or not subject:
            return []
        if all(m.kind == "person" and m.entity is None and m.number != "sg" for m in subject):
            return frame.slots.get("including", [])
        return self._among(frame.at) if all(m.kind == "organization" and m.group for m in subject) else []

    def _fronted_with(self, k: int) -> list[Mention]:
        """ "With his counterpart X, Y discussed": with whom is told before who."""
        start = next((j + 1 for j in range(k - 1, -1, -1) if self.row[j].kind in ("stop", "comp")), 0)
        if k - start != 4 or self.row[start].value != "with" or self.row[start + 2].kind != "comma":
            return []
        other = self.row[start + 1].mention
        return self.unit(start + 1) if other is not None and other.kind == "person" else []

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
        return among(self.pack.rules.closed("own"), self.tokens[max(0, at - 3) : at])

    def _made_by(self, frame: Frame, j: int) -> bool:
        """Whether participle j only tells whose words are judged: "dismissed the claims made by"."""
        behind = self.row[j + 1] if j + 1 < len(self.row) else None
        by = behind is not None and behind.value == "by" and behind.first == self.row[j].last
        done = frame.row["type"] in JUDGING or (frame.noun and self.row[j].kind == "light" and j == frame.at + 1)
        return by and done and self.row[j].tense == PAST  # "a call made by X to Y"

    def _is_conduct(self, frame: Frame, j: int) -> bool:
        """Whether what is praised or blamed is what phrase j says or does: "denounced the remarks of the minister"."""
        before = self.row[j - 1]
        judged = frame.row["type"] in ("CRITICIZE", "SUPPORT") and before.value == "of" and before.first > 0
        return judged and self.tokens[before.first - 1].norm in self.pack.rules.get("conduct", ())

    def _discussed(self, frame: Frame, governor: Element) -> bool:
        """Whether praise or blame is only what somebody talks of: "discussed international support for X"; but "they
        discussed their support for X" tells of theirs."""
        talks = any(x.kind == "verb" and x.value["type"] == "MEET" for x in governor.entries)
        if not talks or frame.row["type"] not in JUDGING:
            return False
        told = self.subject(frame.governor) if frame.governor is not None else []
        several = len(told) > 1 or any(m.kind == "pair" or m.value == "pl" for m in told)
        return not (several and self._owned_here(frame.at))

    def unknown_subject(self, k: int) -> bool:
        """Whether a word that no lexicon knows stands right before a verb: "officials said"."""
        at = self.row[k].first
        if at == 0 or (k and self.row[k - 1].last == at):
            return False
        token = self.tokens[at - 1]
        if not token.is_word or token.norm.endswith("ly") or token.norm in ADVERBS:
            return False
        return not (k and self.row[k - 1].kind == "prep" and at - self.row[k - 1].last == 1)

    def _unknown_actor(self, k: int) -> bool:
        """Whether somebody whom no lexicon knows acts ("pilgrims from Poland came"), but no body of a state, as
        "the Greek and Turkish navies"."""
        before = self.row[k - 1].mention if k else None
        if self.unknown_subject(k):
            return not (before is not None and before.adjective)
        if before is not None and before.kind == "place" and before.prep is None and before.value.kind == "region":
            return self.row[k - 1].last == self.row[k].first  # "Europe criticised"
        opens = next((j for j in range(k - 1, -1, -1) if self.row[j].kind in _OPENS), -1)
        first, behind = self.row[opens].last if opens >= 0 else 0, self.row[opens + 1]
        owned = behind.kind == "prep" and behind.value == "from" and first < behind.first
        return owned and self.tokens[first].is_word and not self.tokens[first].norm.endswith("ly")

    def _unknown_name_acts(self, k: int) -> bool:
        """Whether a name that nobody here bears stands as the subject of verb k: "when Osric received X"."""
        token = self.tokens[self.row[k].first - 1]
        return self.unknown_subject(k) and token.text[0].isupper() and token.norm not in self.pack.not_names

    def _of_a_stranger(self, k: int) -> bool:
        """Whether a form in -ing tells of a word before it that no lexicon knows: "the countries condemning …"."""
        at = self.row[k].first
        before = self.tokens[at - 1]
        plain = before.is_word and before.text.islower() and not before.norm.endswith(("ly", "ing"))
        return plain and before.norm not in self.pack.not_names and self.row[k - 1].last != at

    def _of_a_statement(self, k: int) -> bool:
        """Whether a form in -ing tells what a statement says: "issued a statement rejecting …"."""
        mention = self.row[k - 1].mention
        said = mention is not None and mention.kind == "pronoun" and mention.value == "statement"
        return said and self.row[k - 1].last == self.row[k].first

    def _stating(self, k: int) -> list[Mention]:
        """Who makes the statement that verb k tells of, or "joined the countries recognising X"; else nobody known."""
        if not self._of_a_statement(k):
            verb = next((j for j in range(k - 1, max(-1, k - 4), -1) if self.row[j].is_action), None)
            joins = verb is not None and any(t.norm.startswith("join") for t in self.tokens[self.row[verb].first :][:1])
            return self.subject(verb) if verb is not None and joins else []
        for j in range(k - 2, -1, -1):
            if self.row[j].kind in ("stop", "comp", "sub"):
                break
            if self.row[j].kind == "np" and self._plain(j):
                return self.unit(j)
        return self.unit(k - 1)

    def _opens_passive(self, k: int) -> bool:
        """ "Greeted on the runway by X, Y drove off": a participle put first, with whoever does it."""
        opens = k - 1 if k and self.row[k - 1].kind == "quote" else k  # not: Chad "firmly condemned" the raid by X
        first = opens == 0 or self.row[opens - 1].kind == "stop" or (opens < k and self.row[opens - 1].kind == "comp")
        if not first or self.row[k].tense != PAST:
            return False
        comma = next((j for j in range(k + 1, len(self.row)) if self.row[j].kind in ("comma", "stop")), k)
        return any(e.mention is not None and e.mention.prep == "by" for e in self.row[k + 1 : comma])

    def _goes_on(self, k: int) -> bool:
        """Whether a form in -ing behind a comma goes on with what somebody did of whom only a state is told besides:
        "Putin listened to the Syrian side, holding talks with X"."""
        stop = next((j for j in range(k - 1, -1, -1) if self.row[j].kind in ("stop", "comp")), -1)
        before = self.row[stop + 1 : k]
        kinds = [e.mention.kind for e in before if e.mention is not None]
        alone = bool(before) and before[-1].kind == "comma" and not any(e.is_action for e in before)
        return alone and kinds[:1] == ["person"] and kinds[-1] in ("country", "organization")

    def _doing(self, k: int) -> list[Mention]:
        """Who goes on to do something, where only the state to which he went stands before: "visited Cuba, holding
        talks with X"."""
        nearest = next((e.mention for e in reversed(self.row[:k]) if e.mention is not None), None)
        verb = next((j for j in range(k - 1, -1, -1) if self.row[j].is_action or self.row[j].kind == "stop"), None)
        state = nearest is not None and nearest.kind in ("country", "place") and not nearest.group
        if not state or verb is None or not self.row[verb].is_action or self.row[k - 1].kind != "comma":
            return []
        doers = self.subject(verb)
        return doers if any(m.kind == "person" for m in doers) else []

    def _left_after(self, k: int) -> list[Mention]:
        """Whose a meeting is that only tells when something was: "left Iran after talks with the ministers"."""
        prep = self.row[k - 1] if k else None
        if prep is None or prep.kind != "prep" or prep.value not in ("after", "before", "during"):
            return []
        verb = next((j for j in range(k - 2, -1, -1) if self.row[j].is_action or self.row[j].kind == "stop"), None)
        return self.subject(verb) if verb is not None and self.row[verb].is_action else []

    def _of_a_thing(self, k: int) -> bool:
        """Whether verb k tells what some thing did: "after the plane touched down"."""
        clause = next((j for j in range(k - 1, -1, -1) if self.row[j].kind in ("sub", "comp", "rel", "stop")), -1)
        named = any(e.mention is not None for e in self.row[clause + 1 : k])
        return clause >= 0 and self.row[clause].kind == "sub" and not named and self.unknown_subject(k)

    def _left_place(self, frame: Frame) -> None:
        """ "Left Ankara after a visit": where the visit was is what was left."""
        k = frame.at
        verb = next((j for j in range(k - 1, -1, -1) if self.row[j].is_action or self.row[j].kind == "stop"), None)
        goal = frame.slots.keys() & {"to", "in", "obj", "pre", "at"}
        if goal or verb is None or not any(x.value in _LEAVES for x in self.row[verb].entries if x.kind == "light"):
            return
        left = self.row[verb + 1].mention if verb + 1 < k else None
        if left is not None and left.prep is None and left.kind in ("country", "place") and not left.adjective:
            frame.add("in", self.unit(verb + 1))

    def _both_after(self, frame: Frame) -> None:
        """ "A and B spoke to the press after talks": those of whom it is told met."""
        if frame.row["type"] == "MEET" and not frame.slots and not frame.own:
            left = self._left_after(frame.at)
            pair = len(left) == 1 and left[0].kind == "pair"  # "the two leaders"
            several = len(left) > 1 and all(m.kind in ("person", "pronoun") for m in left)
            frame.add("subj", left if several or pair else [])

    def _said_by(self, governor: int, k: int) -> list[Mention]:
        """Who says it where the verb is passive: "was stated by X at a meeting with Y"."""
        said = (j for j in range(governor + 1, k) if (m := self.row[j].mention) is not None and m.prep == "by")
        return next((self.unit(j) for j in said), []) if self.row[governor].kind == "speech" else []

    def _among(self, k: int) -> list[Mention]:
        """Who is named of those who attend: "other leaders, including A and B, are expected"."""
        for j in range(k - 1, -1, -1):
            mention = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub", "rel"):
                break
            if mention is not None and mention.prep == "including":
                return self.unit(j)
        return []

    def _stay(self, frame: Frame) -> None:
        """ "In Havana for a two-day visit, X said": where the visit is stands before it."""
        k = frame.at
        place = self.row[k - 2].mention if k > 1 else None
        for_it = self.row[k - 1].kind == "prep" and self.row[k - 1].value in ("for", "on")
        if place is None or place.prep != "in" or not for_it or self.row[k - 2].last != self.row[k - 1].first:
            return
        frame.add("in", self.unit(k - 2))
        if k > 3 and self.row[k - 4].kind in ("comma", "np") and self.row[k - 3].kind == "prep":
            before = k - 5 if self.row[k - 4].kind == "comma" else k - 4
            if before >= 0 and self.row[before].kind == "np" and self._plain(before):
                frame.add("subj", self.unit(before))
        elif k == 3:
            frame.add("subj", self._behind_comma(k))

    def _of_another(self, frame: Frame, j: int) -> bool:
        """Whether "of" or "by" before phrase j is of another noun than the trigger: "a visit at the invitation of X",
        "cooperation against the threats posed by X"."""
        mention = self.row[j].mention
        if mention is not None:  # what stands before the first of several is before them all
            j = next(i for i, e in enumerate(self.row) if e.mention is not None and e.mention.unit == mention.unit)
        of = self.row[j - 1]
        if mention is not None and mention.prep == "by" and frame.row["type"] == "COOPERATE":
            return of.value == "by" and of.first - self.row[frame.at].last > 1
        if mention is None or mention.prep != "of" or of.first == self.row[frame.at].last:
            return False
        before = self.tokens[of.first - 1]
        how_many = before.norm in self.pack.rules.get("quantities", ())  # "the expulsion of dozens of diplomats"
        return before.is_word and before.text.islower() and not how_many and before.norm not in self.pack.time_words

    def _of_a_quarrel(self, frame: Frame, j: int) -> bool:
        """Whether those between whom is what phrase j tells are at odds, and have not met: "the summit comes amid a
        dispute between A and B"."""
        told = self.row[j].mention
        unit = told.unit if told is not None else -1
        at = next((i for i, e in enumerate(self.row) if e.mention is not None and e.mention.unit == unit), j)
        noun = self.row[at - 2] if at - 2 > frame.at and frame.row["type"] == "MEET" else None
        ids = {e.value["id"] for e in noun.entries if e.kind == "noun"} if noun is not None else set()
        return "tension" in ids and "ties" not in ids

    def _dangles(self, frame: Frame) -> bool:
        """Whether the other side is somebody unknown: "held talks with rebels", "met the new government"."""
        at, behind = self.row[frame.at].last, self.row[frame.at + 1] if frame.at + 1 < len(self.row) else None
        if frame.row["type"] != "MEET" or frame.slots.keys() & {"with", "obj", "between"}:
            return False
        told = self.tokens[at : at + 2]
        determined = len(told) > 1 and told[0].norm in self.pack.rules["determiners"]
        if not frame.noun and determined and told[0].norm != "this" and told[1].norm not in self.pack.time_words:
            return frame.row["id"] in ("meet", "see") and self.tokens[at - 1].norm not in self.pack.prepositions
        return behind is not None and behind.kind == "prep" and behind.value == "with" and behind.first == at

    def _apposed(self, j: int) -> int:
        """Where he is named who phrase j only describes: "Dai Bingguo, also a special envoy of China, met"."""
        if j < 2 or [e.kind for e in self.row[j - 2 : j]] != ["np", "comma"] or j + 1 >= len(self.row):
            return j
        named, m = self.row[j - 2].mention, self.row[j].mention
        between = [t.norm for t in self.tokens[self.row[j - 1].last : self.row[j].first]]
        office = m is not None and m.office is not None and m.number == "sg" and not m.counterpart
        kinds = [e.kind for e in self.row[j + 1 : j + 5]]
        closed = "comma" in kinds and "conj" not in kinds[: kinds.index("comma") + 2]
        described = (self.row[j + 1].kind == "comma" and "also" in between) or (office and closed)
        fits = named is not None and m is not None and named.kind == "person" and named.name and m.name is None
        return j - 2 if described and fits else j

    def _whom(self, frame: Frame) -> None:
        """ "… Xi Jinping, with whom he will discuss", "Lavrov, whom Kerry met": what the relative word stands for."""
        k = frame.at
        for j in range(k - 1, max(0, k - 5), -1):
            whom = self.row[j].kind == "rel" and any(e.kind == "np" for e in self.row[j + 1 : k])
            if whom and self.row[j - 1].kind != "prep" and self.tokens[self.row[j].first].norm not in _WHERE:
                frame.add("obj", self._antecedent(j))
            if self.row[j].kind == "rel" and self.row[j - 1].kind == "prep":
                before = next((i for i in range(j - 2, max(-1, j - 5), -1) if self.row[i].kind == "np"), None)
                if before is not None:
                    frame.add(self.row[j - 1].value, self.unit(before))
                return

    def _borne(self, j: int) -> list[Mention]:
        """The phrase, or the name behind one that nobody known bears: "the leader of Abkhazia, Raul Khajimba"."""
        mention, behind = self.row[j].mention, self.row[j + 1 : j + 5]
        unknown = mention is not None and mention.kind == "person" and mention.entity is None and not mention.group
        if not unknown or mention is None or mention.name:
            return self.unit(j)
        if [e.kind for e in behind[:2]] == ["prep", "np"] and behind[0].value in ("of", "from"):
            of = behind[1].mention
            home = of is not None and (of.kind == "place" or (of.kind == "country" and mention.counterpart))
            behind = behind[2:] if home else []
        if [e.kind for e in behind[:2]] == ["comma", "np"]:
            name = behind[1].mention
            if name is not None and name.kind == "person" and name.name and name.prep is None:
                return [name]
        return self.unit(j)

    def _performed(self, frame: Frame) -> bool:
        """Fill a noun whose doer stands behind it: "the visit that A paid to B", "the talks A held with B"."""
        doer, verb = performed(self.row, frame.at) or (0, 0)
        if not verb or not self._plain(doer):
            return False
        frame.governor = verb
        frame.add("subj", self.unit(doer))
        self._right(frame, verb + 1, loose=False)
        return True

    def _past_predicate(self, frame: Frame) -> None:
        """ "Talks were held in Doha between A and B": whose they are stands behind their verb."""
        held = False
        for j in range(frame.at + 1, min(len(self.row), frame.at + 9)):
            e = self.row[j]
            if (
                e.kind in ("stop", "comp", "rel", "sub", "comma")
                or e.kind in ("verb", "speech")
                or (held and e.is_action)
            ):
                return
            if e.kind == "light" and not held and e.tense not in (GERUND, BASE):
                held, frame.predicate = True, j
            if held and e.mention is not None and e.mention.prep in ("between", "with", "by"):
                frame.add(e.mention.prep, self.unit(j))
