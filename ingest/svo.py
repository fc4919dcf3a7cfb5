"""Frames where the verb stands between subject and object, as in English and French."""

from __future__ import annotations

from ingest.clauses import also
from ingest.element import Element
from ingest.frames import JUDGING, REACH, Frame
from ingest.joined import Joined
from ingest.lang.forms import BASE, GERUND, PAST, PREDICATE
from ingest.mention import Mention

_HOSTS = ("sponsor", "mediat", "broker", "facilitat", "oversee", "oversaw")


class SvoReader(Joined):
    """Subject, verb, object."""

    def _find_subject(self, k: int, depth: int) -> list[Mention]:
        if self.row[k].kind == "speech" and self.unknown_subject(k):
            return []
        if self.row[k].tense == GERUND and k and (found := self._subject_of_gerund(k)) is not None:
            return found
        if k > 1 and (whom := self._for_whom(k)):
            return whom
        if self.row[k].tense == GERUND and k and self.row[k - 1].value in ("before", "after") and self._adjacent(k):
            governor = next((j for j in range(k - 2, -1, -1) if self.row[j].is_action), None)
            if governor is not None:
                return self.subject(governor, depth + 1)  # "will meet X before flying to Y"
        if self._conjunction(k) is not None:
            earlier = self._earlier_verb(k)
            return self._clause_subject(k) if earlier is None else self.subject(earlier, depth + 1)
        if owner := self._decided(k) or self._one_to(k):
            return owner
        return [] if self._judged_intention(k) else self._to_the_left(k, depth)

    def _subject_of_gerund(self, k: int) -> list[Mention] | None:
        """The subject of a form in -ing where what stands around it tells; None where it does not."""
        beside = self.row[k - 1].mention
        if k > 1 and self._adjacent(k) and beside is not None and beside.prep == "with" and self._attends(k):
            return self.unit(k - 1)  # "with X looking on, Y signed"
        if (decreed := self._decreed(k)) is not None:
            return decreed
        if self._adjacent(k) and self._of_the_noun(self.row[k - 1]):
            return []
        if self._of_a_stranger(k) or self._of_a_statement(k):
            return self._stating(k)
        if self._goes_on(k):
            return self._clause_subject(k)
        return self._doing(k) or None

    def _to_the_left(self, k: int, depth: int) -> list[Mention]:
        """The nearest plain phrase before verb k that no clause between them takes."""
        j, comma = k - 1, False
        if self._strangers_clause(k):
            return []
        while j >= 0 and depth < 4:
            e = self.row[j]
            if e.kind == "np" and self._plain(j) and not (self._somewhere(j) or self._reached(j) or self._of_deed(j)):
                j = self._apposed(j)
                rel = self._relative(j) if comma else None
                if rel is None:
                    verb = self._aimed(j, k)
                    return self.subject(verb, depth + 1) if verb is not None else self._members(j)
                j = rel - 1
                continue
            if e.kind == "rel" and (before := self._antecedent(j)):
                return before
            if e.kind == "comp" or (e.kind == "stop" and e.first != e.last):
                return []
            if e.kind == "sub":
                return self._fronted(k)
            comma = comma or e.kind == "comma"
            if e.is_action:
                rel = self._relative(j)
                if rel is None or not comma:
                    return self._shared(j, k, depth)
                j = rel
            j -= 1
        if self._named_gerund(k):
            return []  # "before the opening, X received Y"
        having = k > 0 and self.row[k - 1].kind == "aux" and self.row[k - 1].tense == GERUND
        fronted = having or self.row[k].tense in (GERUND, PREDICATE) or self._opens_passive(k)
        return self._fronted(k) if fronted else []

    def _named_gerund(self, k: int) -> bool:
        """Whether a form in -ing is a noun, behind "the"."""
        return self.row[k].tense == GERUND and self.tokens[self.row[k].first - 1].norm in self.pack.rules["determiners"]

    @staticmethod
    def _of_the_noun(before: Element) -> bool:
        """Whether a form in -ing tells of the noun before it: "a statement supporting …"."""
        return before.kind == "noun" or (before.kind == "prep" and before.value in ("under", "including"))

    def _aimed(self, j: int, k: int) -> int | None:
        """The verb whose aim is verb k and of which phrase j is but an object: "met A and B to discuss"."""
        aim, mention = self.row[k].first and self.tokens[self.row[k].first - 1].norm == "to", self.row[j].mention
        if not aim or mention is None:
            return None
        first = next(i for i, e in enumerate(self.row) if e.mention is not None and e.mention.unit == mention.unit)
        verb = first - 1
        governs = first and self.row[verb].kind == "verb" and self.row[verb].last == self.row[first].first
        sent = governs and any("visitor" in x.value.get("verb", {}).get("obj", "") for x in self.row[verb].entries
                               if x.kind == "verb")  # fmt: skip
        return verb if governs and not sent else None  # "offered to send X to meet Y"

    def _shared(self, j: int, k: int, depth: int) -> list[Mention]:
        """The subject of verb k is that of verb j before it, or what j acts upon ("invited X to visit")."""
        governor = self.row[j]
        between = self.row[j + 1 : k]
        controls = governor.kind == "speech" and governor.value.value in ("urge", "invite")
        if controls:
            objects = [i for i in range(j + 1, k) if self.row[i].kind == "np"]
            if objects:
                return self.unit(objects[-1])
        if governor.kind == "speech" and (any(e.kind == "comp" for e in between) or self._unknown_name(j, k)):
            return []
        if governor.kind == "speech" and self._others_quoted(j, k):
            return []
        return self.subject(j, depth + 1)

    def _unknown_name(self, j: int, k: int) -> bool:
        """Whether a capitalised word that no lexicon knows stands between verbs j and k: "said Francis would visit"."""
        seen = {i for e in self.row[j + 1 : k] for i in range(e.first, e.last)}
        between = range(self.row[j].last, self.row[k].first)
        return any(self.tokens[i].text[0].isupper() and i not in seen for i in between)

    def _fronted(self, k: int) -> list[Mention]:
        """ "While visiting Iran, Putin …": the subject of a clause put first stands behind its comma."""
        found = self._behind_comma(k)
        if found:
            return found
        j = k - 1
        while j >= 0 and not (self.row[j].is_action and not self._to_come(j, k)):
            j -= 1
        return self.subject(j) if j >= 0 else []

    def _behind_comma(self, k: int) -> list[Mention]:
        """The plain phrase right behind the first comma that has one, after element k."""
        for i in range(k + 1, len(self.row)):
            if self.row[i].kind == "comma":
                rest = next((n for n in range(i + 1, min(i + 3, len(self.row))) if self.row[n].kind == "np"), None)
                if rest is not None and self._plain(rest):
                    return self.unit(rest)
            if self.row[i].kind == "stop":
                break
        return []

    def _fill_verb(self, frame: Frame) -> None:
        k = frame.at
        frame.separately = self._separately(k)
        passive = self._passive(k)
        duty = self._of_a_duty(k)
        subject = [] if duty else self.subject(k)
        frame.inherited = not any(e.kind == "np" and e.mention in subject for e in self.row[max(0, k - 4) : k])
        frame.stranger = duty or (frame.row["type"] == "VISIT" and self._of_a_thing(k))
        self._right(frame, k + 1, loose=True)
        frame.dangling = self._dangles(frame)
        if not subject and (self.row[k].tense == GERUND or self._unknown_actor(k)):
            frame.inherited = False  # "the countries condemning …", "the actress visited …"
            frame.stranger = frame.stranger or (frame.row["type"] == "MEET" and self._unknown_name_acts(k))
        if not subject and frame.row["type"] == "MEET":
            frame.stranger = frame.stranger or self._of_some(k)
        if frame.row["type"] == "ATTEND":
            frame.apart = self._no_event(frame)
            frame.others, subject = self._among(k), self._counted(subject, k) or subject
            told_before = passive or (frame.row.get("drawn", False) and self.row[k].tense != GERUND)
            frame.occasion = self._occasion(k) or (told_before and self._occasion_before(frame))
        self._whom(frame)
        if frame.row["type"] == "AGREE":
            frame.add("with", self._met_before(k))
        elif frame.row["type"] == "MEET":
            frame.met = self.row[k].tense != GERUND and not passive
            frame.add("with", self._inviting(k) or self._fronted_with(k))
        if passive and frame.row["type"] == "MEDIATE":
            frame.add("sides", subject)  # "A and B agreed on a truce brokered by C"
        if passive:
            agent = frame.slots.pop("by", None)
            frame.slots.pop("obj", None)
            deed = frame.row["type"] not in ("MEET", "VISIT", "ATTEND")
            frame.add("obj", subject or (self._owned_subject(k) if deed else []))
            aim = self.tokens[self.row[k - 1].first - 1].norm == "to"  # "asked to be received by"
            frame.inherited = frame.inherited and (deed or aim or self._conjunction(k - 1) is not None)
            frame.add("between", self._told_between(k, 9, ("stop", "comp", "verb", "speech")))
            if agent:
                frame.add("subj", agent)
        elif k and self._hyphened(k):
            frame.add("subj", self.unit(k - 1))
        else:
            frame.add("subj", (self._owned_subject(k) if frame.row.get("turned") else []) or subject)
        if named := self._named_of(frame) or self._left_behind(frame):
            frame.slots["subj"] = named

    def _passive(self, k: int) -> bool:
        """Whether verb k is passive: behind "be", or joined by "and" to one that is."""
        if self.row[k].tense != PAST:
            return False
        before = self.row[max(0, k - 2) : k]
        actor = bool(before) and before[-1].kind == "np"  # "I am sure the minister saw …"
        if (any(e.kind == "be" for e in before) and not actor) or self._by_somebody(k) or self._opens_passive(k):
            return True
        earlier = self._earlier_verb(k) if k and self.row[k - 1].kind == "conj" else None
        return earlier is not None and self._passive(earlier)

    def _right(self, frame: Frame, start: int, *, loose: bool, object_slot: str = "obj") -> None:
        """Object and prepositional slots to the right, until the clause ends."""
        objects_open, blamed = not self._to_nobody(frame), False
        for j in range(start, min(len(self.row), start + REACH)):
            e = self.row[j]
            if e.kind == "stop":
                self._list(frame, j)
            if e.is_action and e.tense == BASE:
                self._partner(frame, j)
                frame.together |= any(x.kind == "verb" and x.value["type"] == "AGREE" for x in e.entries)
            if self._ends_at(frame, start, j):
                break
            objects_open = objects_open and not (e.kind == "comma" and frame.slots)
            if e.kind != "np" or e.mention is None:
                blamed |= e.kind == "prep" and e.value == "for" and frame.row["type"] == "SANCTION"
                continue
            m = e.mention
            aim = frame.row["id"] == "talk" and m.prep == "to" and self.row[j - 1].last != m.first  # "to counter X"
            owns = aim or (m.poss and (m.prep == "of" or (m.prep is not None and m.kind == "person")))
            other = m.prep == "between" and "with" in frame.slots  # "talks with X on ties between the two countries"
            other = other or (m.prep == "between" and self._of_a_quarrel(frame, j))
            if owns or other or self._of_a_noun(frame, j) or (frame.noun and self._of_another(frame, j)):
                continue  # "by Premadasa's deputies"
            if m.prep is not None:
                if not any(m in group for group in frame.slots.values()):
                    frame.add("next" if self._is_conduct(frame, j) else m.prep, self._borne(j))
            elif m.kind == "event":
                frame.add("event", [m])
            elif objects_open and (self._plain(j) or (loose and not (blamed and m.poss) and (m.poss or m.adjective))):
                if j == start:
                    frame.add("next", self.unit(j))
                frame.add(object_slot if self._plain(j) else "loose", self.unit(j))
        self._spare(frame)

    def _rest(self, frame: Frame) -> None:
        if not self._to_nobody(frame):
            super()._rest(frame)

    def _to_nobody(self, frame: Frame) -> bool:
        """Whether a verb has nobody for its object: "X had offended nobody and Y …"."""
        verb = self.row[frame.at]
        behind = self.tokens[verb.last].norm if verb.is_action and verb.last < len(self.tokens) else ""
        return behind in self.pack.rules.closed("nobody")

    def _ends_at(self, frame: Frame, start: int, j: int) -> bool:
        """Whether what belongs to a frame, from element `start` on, ends before element j."""
        e, nxt = self.row[j], self.row[j + 1] if j + 1 < len(self.row) else None
        acts = e.is_action and e.tense != GERUND and not self._made_by(frame, j)
        if e.kind in ("stop", "comp", "rel") or (e.kind == "sub" and j > start) or acts:
            return True
        if e.kind in ("comma", "conj") and (self._clause_begins(j) or self._speaker_follows(j)):
            return True
        if e.value == "for" and e.kind == "prep" and self._in_return(j):
            return True
        if e.kind == "conj" and nxt is not None and nxt.kind in ("be", "aux", "modal"):
            return True  # "sanctions on A and were considering measures against B"
        if e.kind != "comma" or not frame.slots:
            return False
        if nxt is not None and nxt.value == "with" and self._sets_scene(j + 1) and frame.row["type"] == "MEET":
            return True
        return nxt is None or (nxt.kind not in ("np", "prep", "quote") and not also(self.row, j))

    def _of_a_noun(self, frame: Frame, j: int) -> bool:
        """Whether phrase j belongs to a noun between it and the verb: "received a letter from X", "spoke by phone a
        day after a meeting with Y"."""
        before = self.row[j - 1]
        if j < frame.at + 2 or frame.row["type"] == "SANCTION":  # "suspended its aid to X"
            return False
        if frame.noun and not any(e.value in ("after", "before") for e in self.row[frame.at + 1 : j - 2]):
            return False
        if before.kind == "noun" and before.last == self.row[j].first:
            return self.tokens[before.last - 1].norm in self.pack.prepositions
        if frame.row["type"] in JUDGING and self._under_measure(j):
            return True
        noun = self.row[j - 2]
        met = frame.row["type"] == "MEET" and before.kind == "prep" and before.value in ("with", "between")
        of_meeting = any(x.kind == "noun" and x.value["type"] == "MEET" for x in noun.entries)
        return met and of_meeting and noun.last == before.first and j - 2 > frame.at

    def _clause_begins(self, j: int) -> bool:
        """Whether a comma or "and" at element j opens a clause with a subject of its own: ", and Russia condemned"."""
        after = j + 1
        if self.row[j].kind == "comma" and after < len(self.row) and self.row[after].kind == "conj":
            after += 1
        if (after == j + 1 and self.row[j].kind == "comma") or after >= len(self.row) or self.row[after].kind != "np":
            return False
        verb = next((e for e in self.row[after + 1 : after + 3] if e.kind != "conj"), None)
        finite = verb is not None and (verb.kind in ("verb", "speech", "light", "be", "aux", "modal"))
        return finite and verb is not None and verb.tense != GERUND and self._plain(after)

    def _fill_noun(self, frame: Frame) -> None:
        k = frame.at
        frame.separately = self._separately(k)
        self._before_noun(frame, k)
        if self._performed(frame):
            return
        self._right(frame, k + 1, loose=True)
        self._past_predicate(frame)
        frame.dangling = self._dangles(frame) or self._of_a_name(frame)
        if frame.row["type"] == "VISIT":
            self._stay(frame)
        governor = self._governor(k)
        if governor is None:
            frame.add("subj", self._circumstance_of(k))
            frame.fronted = "subj" in frame.slots
            if frame.own and frame.row["type"] == "MEET":
                frame.add("subj", self._done_by(k))
            if frame.row["type"] == "MEET" and "with" in frame.slots and not frame.own:
                left = self._left_after(k)
                frame.add("subj", left if any(m.kind == "person" or m.value in ("m", "f") for m in left) else [])
            self._both_after(frame)
            if frame.row["type"] == "VISIT" and not frame.slots.keys() & {"poss", "of", "by", "pre"}:
                frame.add("subj", self._left_after(k))  # "told reporters during a visit to"
                self._left_place(frame)
            if frame.row["type"] in JUDGING and self._owned_here(k):
                frame.add("subj", self._clause_subject(k))
            if frame.row["type"] == "MEDIATE":
                frame.add("sides", self._clause_subject(k))  # "A and B held talks under the mediation of C"
        else:
            frame.governor = governor
            subject = self.subject(governor)
            frame.stranger = frame.row["type"] == "SANCTION" and not subject and self._of_others(governor)
            element = self.row[governor]
            passive = element.tense == PAST and governor > 0 and self.row[governor - 1].kind == "be"
            if element.kind == "speech" and element.value.value == "invite":
                self._invited(frame, governor, passive=passive)
            elif passive:
                frame.add("subj", self._said_by(governor, k))
            elif doer := self._guest(frame, governor) or self._answerable(k):
                frame.add("subj", doer)
            elif not (self._told_of(frame, element) or self._discussed(frame, element) or self._anothers(k)):
                frame.add("subj", subject or (self._owned_subject(governor) if frame.row.get("turned") else []))
        if frame.row["type"] == "MEET" and "subj" not in frame.slots and not frame.own:
            frame.stranger = frame.stranger or self._strangers_own(k)

    def _guest(self, frame: Frame, governor: int) -> list[Mention]:
        """Whose the visit is on which somebody is received: "received X on a visit to Y"."""
        k = frame.at
        received = any(x.kind == "verb" and x.value["id"] == "receive" for x in self.row[governor].entries)
        on_it = self.row[k - 1].kind == "prep" and self.row[k - 1].value == "on"
        if frame.row["type"] != "VISIT" or not (received and on_it) or not self._plain_at(governor + 1):
            return []
        return self.unit(governor + 1)

    def _told_of(self, frame: Frame, governor: Element) -> bool:
        """Whether the verb before a meeting only tells of it, and its subject need not have been there: "said the
        talks between the two leaders …"."""
        hosts = self.tokens[governor.first].norm.startswith(_HOSTS) and not frame.slots.keys() & {"with", "for"}
        told = hosts or (governor.kind == "speech" and bool(frame.slots.keys() & {"between", "of", "poss"}))
        return told and frame.row["type"] == "MEET"

    def _invited(self, frame: Frame, governor: int, *, passive: bool) -> None:
        """ "Germany invited X for a visit": who is invited is to come to who invites."""
        guests = next((self.unit(j) for j in range(governor + 1, frame.at) if self._plain_at(j)), [])
        hosts = self.subject(governor)
        if passive:
            guests, hosts = hosts, frame.slots.get("by", [])
        frame.invitation = True
        frame.add("subj", guests)
        frame.add("host", hosts)

    def _plain_at(self, j: int) -> bool:
        return self.row[j].kind == "np" and self._plain(j)

    def _circumstance_of(self, k: int) -> list[Mention]:
        """ "After talks with X, Y said …": whose talks they were stands behind the comma."""
        start = next((j + 1 for j in range(k - 1, -1, -1) if self.row[j].kind in ("stop", "comp")), 0)
        opening = self.row[start:k]
        if not opening or opening[0].kind not in ("prep", "sub") or any(e.is_action or e.kind == "np" for e in opening):
            return []
        return self._behind_comma(k)

    def _before_noun(self, frame: Frame, k: int) -> None:
        at = self.row[k].first
        frame.dual = self._theirs(k)
        for j in range(k - 1, max(-1, k - 4), -1):
            e = self.row[j]
            if e.kind != "np" or e.mention is None or at - e.last > 4:
                break
            m = e.mention
            if m.poss:
                frame.add("poss", self.unit(j))
                break
            if m.own and m.kind == "pronoun":
                frame.own = True
                break
            if at - e.last <= 2 and (
                m.adjective or e.last < at or m.kind in ("person", "country", "place", "organization")
            ):
                frame.add("pre", self.unit(j))
            break
