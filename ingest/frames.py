"""Frames: who does what to whom, from the order of a sentence's elements.

A trigger (verb or noun of action) has slots: its subject, its object, and what stands behind which
preposition. The two orders of the languages read here, subject-verb-object and verb-subject-object, are two
strategies; what a slot means is said by the trigger's row in the language pack.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.elements import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND, PAST
from ingest.mentions import Mention
from ingest.text import Token

_ADVERBS = frozenset(
    {
        "also",
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
_REACH = 14  # elements to look on either side


@dataclass(slots=True)
class Frame:
    """One trigger with its slots filled; `own` marks a pronoun written on or before it ("his visit")."""

    row: dict[str, object]
    at: int
    noun: bool
    slots: dict[str, list[Mention]] = field(default_factory=dict)
    own: bool = False
    governor: int | None = None  # the element of the verb that governs a noun
    inherited: bool = False  # the subject is that of an earlier verb
    invitation: bool = False
    others: list[Mention] = field(default_factory=list)  # joined to the subject further on
    dual: bool = False  # "their meeting", لقائهما
    occasion: bool = False  # the clause speaks of a summit or meeting without its name
    dangling: bool = False  # "cooperation with", with somebody unknown
    purpose: bool = False  # "to meet X": the noun behind the Arabic preposition

    def add(self, slot: str, mentions: list[Mention]) -> None:
        if mentions and slot not in self.slots:
            self.slots[slot] = mentions


class FrameReader:
    """Reads the frames of one sentence."""

    def __init__(self, pack: LanguagePack, row: list[Element], tokens: list[Token]) -> None:
        self.pack, self.row, self.tokens = pack, row, tokens
        self.vso = pack.rules["adjectives"] == "after" and bool(pack.rules["bare_genitive"])
        self._subjects: dict[int, list[Mention]] = {}

    def frames(self) -> list[Frame]:
        out = []
        for k, element in enumerate(self.row):
            if element.kind not in ("verb", "noun"):
                continue
            for entry in element.entries:
                if entry.kind == element.kind:
                    frame = Frame(
                        entry.value, k, element.kind == "noun", own=entry.form == "pron" or "+o" in entry.form
                    )
                    (self._noun if frame.noun else self._verb)(frame)
                    out.append(frame)
        return out

    # -- helpers -------------------------------------------------------------------------------

    def unit(self, k: int) -> list[Mention]:
        """All mentions coordinated with that of element k."""
        mention = self.row[k].mention
        assert mention is not None
        return [e.mention for e in self.row if e.mention is not None and e.mention.unit == mention.unit]

    def _plain(self, k: int) -> bool:
        m = self.row[k].mention
        return (
            m is not None
            and m.prep is None
            and not m.poss
            and not (m.adjective and m.kind == "country")
            and m.kind != "event"
        )

    def subject(self, k: int, depth: int = 0) -> list[Mention]:
        """The subject of the verb at element k; empty if the sentence does not say."""
        if k not in self._subjects:
            self._subjects[k] = []
            self._subjects[k] = self._vso(k)[0] if self.vso else self._svo_subject(k, depth)
        return self._subjects[k]

    # -- subject, verb, object -----------------------------------------------------------------

    def _svo_subject(self, k: int, depth: int) -> list[Mention]:
        if self.row[k].kind == "speech" and self._unknown_before(k):
            return []
        if k and self.row[k - 1].kind == "conj" and self.row[k].first - self.row[k - 1].last <= 1:
            earlier = self._earlier_verb(k)
            if earlier is not None:
                return self.subject(earlier, depth + 1)
        j, comma = k - 1, False
        while j >= 0 and depth < 4:
            e = self.row[j]
            if e.kind == "np" and self._plain(j):
                rel = self._relative(j) if comma else None
                if rel is None:
                    return self.unit(j)
                j = rel - 1
                continue
            if e.kind == "rel":
                before = self._antecedent(j)
                if before:
                    return before
            if e.kind == "comp" or (e.kind == "stop" and e.first != e.last):
                return []
            if e.kind == "sub":
                return self._fronted(k)
            if e.kind == "comma":
                comma = True
            if e.is_action:
                rel = self._relative(j)
                if rel is not None and comma:
                    j = rel - 1
                    continue
                return self._shared(j, k, depth)
            j -= 1
        return self._fronted(k) if self.row[k].tense == GERUND else []

    def _earlier_verb(self, k: int) -> int | None:
        """The verb that "and" joins to verb k: "expelled the diplomats and recalled its ambassador"."""
        for j in range(k - 2, -1, -1):
            said = self.row[k].kind == "speech"
            if self.row[j].kind == "stop" or (not said and self.row[j].kind in ("comp", "rel", "sub")):
                return None
            if said and self.row[j].kind != "speech":
                continue
            if self.row[j].is_action and self.row[j].tense != GERUND:
                return j
        return None

    def _unknown_before(self, k: int) -> bool:
        """Whether a word that no lexicon knows stands right before a verb of speech: "officials said"."""
        at = self.row[k].first
        if at == 0 or (k and self.row[k - 1].last == at):
            return False
        token = self.tokens[at - 1]
        if not token.is_word or token.norm.endswith("ly") or token.norm in _ADVERBS:
            return False
        return not (k and self.row[k - 1].kind == "prep" and at - self.row[k - 1].last == 1)

    def _antecedent(self, j: int) -> list[Mention]:
        for i in range(j - 1, max(-1, j - 4), -1):
            if self.row[i].kind == "np":
                return self.unit(i)
            if self.row[i].kind not in ("comma", "quote", "prep"):
                break
        return []

    def _relative(self, j: int) -> int | None:
        """The relative word whose clause holds element j, if any."""
        for i in range(j - 1, max(-1, j - 6), -1):
            if self.row[i].kind == "rel":
                return i
            if self.row[i].kind in ("comma", "stop", "comp", "sub"):
                return None
        return None

    def _shared(self, j: int, k: int, depth: int) -> list[Mention]:
        """The subject of verb k is that of verb j before it, or what j acts upon ("invited X to visit")."""
        governor = self.row[j]
        between = self.row[j + 1 : k]
        controls = governor.kind == "speech" and governor.value.value in ("urge", "invite")
        if controls:
            objects = [i for i in range(j + 1, k) if self.row[i].kind == "np"]
            if objects:
                return self.unit(objects[-1])
        if governor.kind == "speech" and any(e.kind == "comp" for e in between):
            return []
        return self.subject(j, depth + 1)

    def _fronted(self, k: int) -> list[Mention]:
        """ "While visiting Iran, Putin …": the subject of a clause put first stands behind its comma."""
        for i in range(k + 1, len(self.row)):
            if self.row[i].kind == "comma":
                rest = next(
                    (n for n in range(i + 1, min(i + 3, len(self.row))) if self.row[n].kind == "np"), None
                )
                if rest is not None and self._plain(rest):
                    return self.unit(rest)
            if self.row[i].kind == "stop":
                break
        j = k - 1
        while j >= 0 and not self.row[j].is_action:
            j -= 1
        return self.subject(j) if j >= 0 else []

    def _svo_verb(self, frame: Frame) -> None:
        k = frame.at
        element = self.row[k]
        passive = element.tense == PAST and any(
            e.kind == "be" for e in self.row[max(0, k - 2) : k] if k - 3 <= self.row.index(e)
        )
        subject = self.subject(k)
        frame.inherited = not any(
            e.kind == "np" and e.mention in subject for e in self.row[max(0, k - 4) : k]
        )
        self._right(frame, k + 1, loose=True)
        if frame.row["type"] == "ATTEND":
            frame.occasion = self._occasion(k)
        self._whom(frame)
        if passive:
            agent = frame.slots.pop("by", None)
            frame.slots.pop("obj", None)
            frame.add("obj", subject or self._owned_subject(k))
            if agent:
                frame.add("subj", agent)
        else:
            frame.add("subj", subject)

    def _whom(self, frame: Frame) -> None:
        """ "… Xi Jinping, with whom he will discuss": the relative word's antecedent stands behind its preposition."""
        k = frame.at
        for j in range(k - 1, max(0, k - 4), -1):
            if self.row[j].kind == "rel" and self.row[j - 1].kind == "prep":
                before = next((i for i in range(j - 2, max(-1, j - 5), -1) if self.row[i].kind == "np"), None)
                if before is not None:
                    frame.add(self.row[j - 1].value, self.unit(before))
                return

    def _owned_subject(self, k: int) -> list[Mention]:
        """ "Tonga's decision was hailed": who owns the thing that is the subject."""
        for j in range(k - 1, -1, -1):
            m = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub"):
                return []
            if m is not None and (m.poss or m.adjective):
                return self.unit(j)
        return []

    def _right(self, frame: Frame, start: int, *, loose: bool, object_slot: str = "obj") -> None:
        """Object and prepositional slots to the right, until the clause ends."""
        end = self.row[frame.at].last
        objects_open = True
        for j in range(start, min(len(self.row), start + _REACH)):
            e = self.row[j]
            if (
                e.kind in ("stop", "comp", "rel")
                or (e.kind == "sub" and j > start)
                or (e.is_action and e.tense != GERUND)
            ):
                break
            if e.kind == "comma" and frame.slots:
                nxt = self.row[j + 1] if j + 1 < len(self.row) else None
                objects_open = False
                if nxt is None or nxt.kind not in ("np", "prep", "quote"):
                    break
            if e.kind != "np" or e.mention is None:
                continue
            m = e.mention
            if m.prep is not None:
                if not any(m in group for group in frame.slots.values()):
                    frame.add(m.prep, self.unit(j))
            elif m.kind == "event":
                frame.add("event", [m])
            elif objects_open and (self._plain(j) or (loose and (m.poss or m.adjective))):
                if j == start:
                    frame.add("next", self.unit(j))
                frame.add(object_slot if self._plain(j) else "loose", self.unit(j))
            end = e.last
        del end

    def _svo_noun(self, frame: Frame) -> None:
        k = frame.at
        self._before_noun(frame, k)
        self._right(frame, k + 1, loose=True)
        governor = self._governor(k)
        if governor is not None:
            frame.governor = governor
            subject = self.subject(governor)
            element = self.row[governor]
            passive = element.tense == PAST and governor > 0 and self.row[governor - 1].kind == "be"
            if not passive:
                frame.add("subj", subject)

    def _before_noun(self, frame: Frame, k: int) -> None:
        at = self.row[k].first
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
            if at - e.last <= 2 and (m.adjective or e.last < at or m.kind in ("person", "country", "place")):
                frame.add("pre", self.unit(j))
            break

    def _governor(self, k: int) -> int | None:
        """The verb that has the noun at element k for its object."""
        for j in range(k - 1, max(-1, k - 7), -1):
            e = self.row[j]
            if e.kind in ("light", "verb", "speech"):
                return j
            if e.kind in ("stop", "comp", "rel", "sub"):
                return None
            if e.kind == "prep" and e.value not in ("in", "on", "of", "to", "at", "for", "from", "as"):
                return None
        return None

    # -- verb, subject, object -----------------------------------------------------------------

    def _vso(self, k: int) -> tuple[list[Mention], list[Mention], dict[str, list[Mention]], bool]:
        """(subject, object, prepositional slots, inherited) of an Arabic verb at element k."""
        right: list[list[Mention]] = []
        preps: dict[str, list[Mention]] = {}
        for j in range(k + 1, min(len(self.row), k + 1 + _REACH)):
            e = self.row[j]
            if e.kind in ("stop", "comp", "sub") or e.is_action:
                break
            if e.kind == "rel":
                if j > k + 1 and self.row[j - 1].kind == "np":
                    break
                continue
            if e.kind != "np" or e.mention is None:
                continue
            m = e.mention
            if m.prep is not None:
                preps.setdefault(m.prep, self.unit(j))
            elif m.adjective and m.kind == "country":
                preps.setdefault("loose", self.unit(j))
            elif m.kind != "event":
                if not any(m in u for u in right) and not any(m in u for u in preps.values()):
                    right.append(self.unit(j))
            else:
                preps.setdefault("event", [m])
        left = self._topic(k)
        if left and (not right or self._verb_second(k)):
            return left, right[0] if right else [], preps, False
        if self._closed(k):
            return left or self._carried(k), right[0] if right else [], preps, not left
        subject = right[0] if right else []
        obj = right[1] if len(right) > 1 else []
        inherited = False
        if len(right) == 1 and not preps.keys() & {"with", "b", "between"} and self._wants_object(k):
            carried = self._carried(k)
            if carried and carried[0] is not right[0][0]:
                return carried, right[0], preps, True
        if not subject and not self.unknown_subject(k):
            subject, inherited = left or self._carried(k), True
        return subject, obj, preps, inherited

    def unknown_subject(self, k: int) -> bool:
        """Whether a word that no lexicon knows stands where the subject does: "a source said"."""
        at = self.row[k].last
        if at >= len(self.tokens) or (k + 1 < len(self.row) and self.row[k + 1].first == at):
            return False
        token = self.tokens[at]
        return (
            token.is_word
            and not any(c in token.norm for c in "0123456789")
            and not token.norm.endswith("ا")
            and token.norm not in self.pack.not_names
        )

    def _occasion(self, k: int) -> bool:
        for e in self.row[k + 1 : k + 10]:
            if e.kind == "stop" or e.is_action:
                return False
            if any(
                x.kind == "occasion" or (x.kind == "noun" and x.value["type"] == "MEET") for x in e.entries
            ):
                return True
        return False

    def _joined(self, k: int) -> list[Mention]:
        """People joined by "and" further on in the clause, with words of their own between."""
        out = []
        for e in self.row[k + 1 :]:
            if e.kind == "stop" or e.is_action:
                break
            if (
                e.mention is not None
                and e.mention.kind == "person"
                and e.mention.conj
                and e.mention.prep is None
            ):
                out.append(e.mention)
        return out

    def _closed(self, k: int) -> bool:
        """Whether the verb comes with its own object ("raised concerns"), so that what follows is no subject."""
        element = self.row[k]
        return element.last - element.first > 1 and len(self.tokens[element.last - 1].norm) > 3

    def _wants_object(self, k: int) -> bool:
        """Whether a lone noun phrase behind the verb is rather whom than who: "… where he will meet the president"."""
        return any(e.kind == "verb" and e.value["id"] in ("meet", "receive") for e in self.row[k].entries)

    def _verb_second(self, k: int) -> bool:
        """Whether the verb follows its subject at once, as after "that" and in headlines."""
        element = self.row[k]
        return (
            not element.clitic.startswith(("و", "ف"))
            and k > 0
            and self.row[k - 1].kind == "np"
            and element.first - self.row[k - 1].last <= 2
        )

    def _topic(self, k: int) -> list[Mention]:
        """A subject put before its verb."""
        if self.row[k].clitic.startswith(("و", "ف")):
            return []
        for j in range(k - 1, max(-1, k - 6), -1):
            e = self.row[j]
            if e.kind == "np" and self._plain(j):
                return self.unit(j)
            if e.kind == "rel":
                return self._antecedent(j)
            if e.kind in ("stop", "sub", "comp") or e.is_action:
                return []
        return []

    def _carried(self, k: int) -> list[Mention]:
        """A verb without a subject of its own has that of the verb before."""
        for j in range(k - 1, -1, -1):
            if self.row[j].is_action:
                found = self.subject(j)
                if found:
                    return found
        return []

    def _vso_verb(self, frame: Frame) -> None:
        subject, obj, preps, inherited = self._vso(frame.at)
        self._subjects[frame.at] = subject
        for prep, mentions in preps.items():
            frame.add(prep, mentions)
        frame.inherited = inherited
        if frame.row.get("impersonal"):
            frame.add("obj", [*([] if inherited else subject), *obj])
            return
        frame.add("subj", subject)
        frame.add("obj", obj)
        if frame.row["type"] == "ATTEND":
            frame.others = self._joined(frame.at)
            frame.occasion = self._occasion(frame.at)
        following = self.row[frame.at + 1] if frame.at + 1 < len(self.row) else None
        if following is not None and following.kind == "np" and following.mention is not None:
            frame.add("next", self.unit(frame.at + 1))

    def _vso_noun(self, frame: Frame) -> None:
        k = frame.at
        start = self.row[k].last
        frame.purpose = self.row[k].clitic.endswith("ل")
        definite = (
            "ال" in self.tokens[self.row[k].first].norm[:4] and not frame.purpose
        )  # what has the article owns nothing
        direct: list[list[Mention]] = []
        for j in range(k + 1, min(len(self.row), k + 1 + _REACH)):
            e = self.row[j]
            if e.kind in ("stop", "comp", "sub"):
                break
            if e.is_action or e.kind == "rel":
                if not direct and e.kind == "rel":
                    continue
                if self._carries(e) and not direct and e.first - start <= 4:
                    self._verb_after(frame, j)
                break
            if e.kind == "noun" and j > k + 1 and frame.slots:
                break
            if e.kind != "np" or e.mention is None:
                continue
            m = e.mention
            if m.prep is not None:
                frame.add(m.prep, self.unit(j))
            elif m.adjective and m.kind == "country":
                frame.add("adj" if e.first - start <= 2 else "loose", self.unit(j))
            elif (
                (e.first - start <= (4 if not frame.slots else 1) and not definite)
                or frame.own
                or frame.purpose
                or direct
            ):
                if not any(m in u for u in direct):
                    direct.append(self.unit(j))
        frame.dual = frame.own and self.tokens[self.row[k].last - 1].norm.endswith("هما")
        following = self.row[k + 1] if k + 1 < len(self.row) else None
        frame.dangling = (
            following is not None
            and following.kind == "prep"
            and following.value in ("with", "between")
            and following.value not in frame.slots
        )
        self._direct(frame, direct)
        governor = self._governor(k)
        self._between(frame, governor)
        if governor is not None:
            frame.governor = governor
            invited = self._invited(governor) if frame.row["id"] == "visit" else []
            frame.invitation = bool(invited)
            frame.add("subj", invited or self.subject(governor))
            if frame.row["id"] == "call":  # "A told B in a call": both are on the line
                frame.add("obj", self._vso(governor)[1])

    def _invited(self, governor: int) -> list[Mention]:
        """Whom a verb of urging or inviting acts upon: he is to be the visitor."""
        element = self.row[governor]
        if element.kind != "speech" or element.value.value not in ("urge", "invite"):
            return []
        _, obj, preps, _ = self._vso(governor)
        return obj or preps.get("to", [])

    def _between(self, frame: Frame, governor: int | None) -> None:
        """ "the resolve of both countries to go on cooperating": who stands between verb and noun."""
        subject = self.subject(governor) if governor is not None else []
        for j in range(frame.at - 1, max(-1, frame.at - 7) if governor is None else governor, -1):
            m = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub"):
                return
            if m is not None and m.kind in ("country", "pair") and m not in subject:
                if self._plain(j) or m.prep == "upon":
                    frame.add("near", self.unit(j))
                    return

    @staticmethod
    def _carries(e: Element) -> bool:
        """Whether a verb behind a noun of action tells its parties: "talks that X held", "the meeting that brought together"."""
        return e.kind == "light" or any(x.kind == "verb" and x.value.get("impersonal") for x in e.entries)

    @staticmethod
    def _direct(frame: Frame, direct: list[list[Mention]]) -> None:
        if not direct:
            return
        if frame.own or frame.purpose:
            frame.add("obj", direct[0])
            return
        frame.add("of", direct[0])
        if len(direct) > 1:
            frame.add("obj", direct[1])

    def _verb_after(self, frame: Frame, j: int) -> None:
        """ "talks that Putin held with …": the verb behind the noun has its parties."""
        subject, obj, preps, inherited = self._vso(j)
        element = self.row[j]
        gather = any(e.kind == "verb" and e.value.get("impersonal") for e in element.entries)
        frame.governor = j
        if gather:
            frame.add("obj", [*([] if inherited else subject), *obj])
            frame.own = frame.own or any("+o" in e.form for e in element.entries)
        else:
            frame.add("subj", subject)
        for prep, mentions in preps.items():
            frame.add(prep, mentions)

    def _rest(self, frame: Frame) -> None:
        """Whom the clause goes on to speak of, for verbs of praise and blame whose object is a thing."""
        if frame.row["type"] not in ("SUPPORT", "CRITICIZE"):
            return
        for j in range(frame.at + 1, min(len(self.row), frame.at + 10)):
            m = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub"):
                return
            if m is not None and m.kind in ("country", "organization") and m.prep not in ("in", "at", "with"):
                frame.add("rest", self.unit(j))
                return

    # -- dispatch --------------------------------------------------------------------------------

    def _verb(self, frame: Frame) -> None:
        self._vso_verb(frame) if self.vso else self._svo_verb(frame)
        self._rest(frame)

    def _noun(self, frame: Frame) -> None:
        self._vso_noun(frame) if self.vso else self._svo_noun(frame)


__all__ = ["BASE", "Frame", "FrameReader"]
