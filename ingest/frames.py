"""Frames: who does what to whom, from the order of a sentence's elements.

A trigger (verb or noun of action) has slots: its subject, its object, and what stands behind which
preposition. The two orders of the languages read here are two readers, `ingest.svo` and `ingest.vso`; what
a slot means is said by the trigger's row in the language pack.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ingest.element import Element, units
from ingest.lang import LanguagePack
from ingest.lang.forms import GERUND
from ingest.lexicon import Entry
from ingest.mention import DASHES, Mention
from ingest.near import near_words, spoken_so
from ingest.text import Token, among

_CLOSING = frozenset({"stop", "comma", "comp", "sub"})
JUDGING = ("SUPPORT", "CRITICIZE")
_TALKING = ("talk", "speak", "spoke-by-phone")  # rows whose words tell no more than that some spoke with each other
_COMPANY = ("رافق/يرافق", "اصطحب/يصطحب")  # whose subject only goes along
_CALLED_HOME = 18  # tokens between a summons and its purpose
_TRANSPARENT = ("in", "on", "of", "to", "at", "for", "from", "as", "upon")  # between a verb and its noun
_HARM = 7  # tokens between a verb of blame and the attack that it blames
REACH = 14  # elements to look on either side


def accompanies(e: Element) -> bool:
    """Whether a verb says only who goes along with those who act."""
    return e.kind == "light" and e.value.value in _COMPANY


@dataclass(slots=True)
class Frame:
    """One trigger with its slots filled; `own` marks a pronoun written on or before it ("his visit")."""

    row: dict[str, Any]
    at: int
    noun: bool
    slots: dict[str, list[Mention]] = field(default_factory=dict)
    own: bool = False
    governor: int | None = None  # the element of the verb that governs a noun
    predicate: int | None = None  # the element of the light verb whose subject a noun is: "talks were held"
    inherited: bool = False  # the subject is that of an earlier verb
    invitation: bool = False
    others: list[Mention] = field(default_factory=list)  # joined to the subject further on
    dual: bool = False  # "their meeting", لقائهما
    occasion: bool = False  # the clause speaks of a summit or meeting without its name
    halved: bool = False  # "between A and B", where nobody knows B
    dangling: bool = False  # "cooperation with", with somebody unknown
    deed: str = ""  # what is praised or blamed, where that is no actor: the type of the deed, or "deed" for any
    many: bool = False  # its verb is a plural: "they held a meeting"
    timeless: bool = False  # a noun that no verb tells of and no day: "the Israeli-Palestinian negotiations"
    separately: bool = False  # "held separate meetings with": each met each
    together: bool = False  # "a trilateral meeting": all met all
    purpose: bool = False  # "to meet X": the noun behind the Arabic preposition
    apart: bool = False  # of a private occasion, or of talks with somebody, which are a meeting by themselves
    recall: bool = False  # an ambassador is called "for consultations", and so home
    judged: str = ""  # the type of a verb of praise or blame that governs a noun: the deed is of who is judged
    beside: bool = False  # "with X attending", بحضور: the verb before has another subject
    fronted: bool = False  # a noun that opens the sentence: "in talks with X, Y said"
    stranger: bool = False  # the verb's subject is a word that nobody bears: "the plane touched down"
    summit: bool = False  # the event is a summit, whatever its name
    phone: bool = False  # the clause says that they talked by telephone
    announced: bool = False  # what a verb of speech says somebody will do: أكدت الرئاسة مشاركة فلان
    hers: bool = False  # a feminine pronoun on the verb: of a state, in Arabic
    hosted: bool = False  # the subject only gives them the room: استضافت جدة اجتماعا مصريا سعوديا
    lone: bool = False  # one phrase alone stands with a verb of meeting: who met, or whom the one told of before met
    met: bool = False  # who stands behind the verb was met by whoever acts: "earlier she met X and Y"
    also: bool = False  # the verb begins a sentence that goes on with the one before: كما التقى
    headline: bool = False  # a noun without a verb that opens a headline, with whose it is: استياء ألماني من فرنسا
    denied: bool = False  # a noun of blame that the governing verb denies
    definite: bool = False  # "the expulsion", "Britain's expulsion": not "the possible", "any expulsion"
    harm: int = -1  # the token of what is blamed, if that is an attack: those whom it hit are not blamed

    def add(self, slot: str, mentions: list[Mention]) -> None:
        if mentions and slot not in self.slots:
            self.slots[slot] = mentions


class FrameReader(ABC):
    """Reads the frames of one sentence."""

    vso = False  # whether the verb comes first

    def __init__(self, pack: LanguagePack, row: list[Element], tokens: list[Token]) -> None:
        self.pack, self.row, self.tokens = pack, row, tokens
        self._subjects: dict[int, list[Mention]] = {}

    @abstractmethod
    def _find_subject(self, k: int, depth: int) -> list[Mention]:
        """The subject of the verb at element k, by the language's order."""

    @abstractmethod
    def _fill_verb(self, frame: Frame) -> None:
        """Fill the slots of a verb."""

    @abstractmethod
    def _fill_noun(self, frame: Frame) -> None:
        """Fill the slots of a noun of action."""

    @abstractmethod
    def unknown_subject(self, k: int) -> bool:
        """Whether a word that no lexicon knows stands where the subject of verb k does: "a source said"."""

    def strange_ahead(self, k: int) -> bool:
        """Whether what no lexicon knows stands before verb k as its subject: "the review concludes"."""
        return False

    def nobody(self, k: int) -> bool:
        """Whether verb k is one of those that in this form only recall something: ويذكر أن, "it is recalled"."""
        return self.tokens[self.row[k].first].norm in self.pack.rules.get("recalled", ())

    def told(self, k: int) -> list[Mention]:
        """Whom the verb of speech at element k tells what it says: حذرت بيرو تشيلي من."""
        return []

    def first_person(self, k: int) -> bool:
        """Whether verb k has "we" in its form, and so for its subject."""
        return False

    def subject(self, k: int, depth: int = 0) -> list[Mention]:
        """The subject of the verb at element k; empty if the sentence does not say."""
        if k not in self._subjects:
            self._subjects[k] = []  # a verb that leads back to itself has none
            self._subjects[k] = self._find_subject(k, depth)
        return self._subjects[k]

    def frames(self) -> list[Frame]:
        out = []
        for k, element in enumerate(self.row):
            if element.kind not in ("verb", "noun", "speech"):
                continue
            # a form of two tenses is one reading: التقى, "he met", is written like ألتقي, "I meet"
            told = {
                (id(entry.value), entry.form == "pron" or "+o" in entry.form): entry.value
                for entry in element.entries
                if self._tells(entry, element)
            }
            for (_, own), row in told.items():
                out.append(self._frame(Frame(row, k, element.kind == "noun", own=own)))
        return out

    def _frame(self, frame: Frame) -> Frame:
        """A frame with its slots filled."""
        (self._fill_noun if frame.noun else self._fill_verb)(frame)
        self._rest(frame)
        frame.definite = frame.noun and self._definite(frame.at)
        if frame.row["type"] == "CRITICIZE":
            frame.harm = self._harm(frame.at)
            frame.deed = frame.deed or self._deed(frame.at)
        frame.phone = frame.row["id"] in _TALKING and self._by_phone(frame.at)
        if frame.row.get("envoy"):
            about = self.tokens[self.row[frame.at].last : self.row[frame.at].last + _CALLED_HOME]
            frame.recall = among(self.pack.rules.closed("consultations"), about)
        if frame.row["id"] == "sign":
            frame.add("sides", self._signers(frame.at))
        return frame

    @staticmethod
    def _tells(entry: Entry, element: Element) -> bool:
        """Whether a reading of the element is a frame; to say something may be to meet: "told Xi by telephone"."""
        if element.kind == "speech":
            return entry.kind == "verb" and bool(entry.value.get("beside_speech"))
        return entry.kind == element.kind

    def _by_phone(self, k: int) -> bool:
        """Whether the clause of element k says that it was by telephone."""
        phrases, denied = (self.pack.rules.get(key, ()) for key in ("by_phone", "not_by"))
        return spoken_so(self.tokens, self.row, k, phrases, denied)

    def _separately(self, k: int) -> bool:
        """Whether the words about element k say that each met each: "held separate meetings with"."""
        about = self.tokens[max(0, self.row[k].first - 2) : self.row[k].last + 2]
        return among(self.pack.rules.closed("separately"), about)

    def unit(self, k: int) -> list[Mention]:
        """All mentions coordinated with that of element k."""
        mention = self.row[k].mention
        assert mention is not None
        return [*self._units[mention.unit]]

    @cached_property
    def _units(self) -> dict[int, list[Mention]]:
        return units(self.row)

    def _told_between(self, k: int, reach: int, ends: tuple[str, ...]) -> list[Mention]:
        """ "A truce between A and B was brokered by C", "under C's auspices": the sides of what stands before."""
        for j in range(k - 1, max(-1, k - reach), -1):
            m = self.row[j].mention
            if self.row[j].kind in ends:
                break
            if m is not None and m.prep == "between":
                return self.unit(j)
        return []

    def _signers(self, k: int) -> list[Mention]:
        """ "Signed on the part of Egypt by X, on that of Sudan by Y": the sides behind element k, عن الجانب المصري."""
        sides = self.pack.rules.get("parties", ())
        behind = (e.mention for e in self.row[k + 1 :] if e.mention is not None)
        return [m for m in behind if m.prep in ("on", "from") and self.tokens[m.first].norm in sides]

    def _plain(self, k: int) -> bool:
        m = self.row[k].mention
        return (
            m is not None
            and m.prep is None
            and not m.poss
            and not (m.adjective and m.kind == "country")
            and m.kind != "event"
        )

    def _antecedent(self, j: int) -> list[Mention]:
        for i in range(j - 1, max(-1, j - 4), -1):
            m = self.row[i].mention
            if m is not None:
                origin = m.kind == "country" and m.prep == "from" and not m.group  # "two cooks from Peru who met"
                among = m.prep == "between" or any(
                    x.value["id"] == "one_of" for e in self.row[i - 1 : i] for x in e.entries if x.kind == "verb"
                )
                some = m.kind == "person" and m.number != "sg" and m.entity is None and among
                if some and self.pack.rules["capitals"]:
                    return self.unit(0) if self._plain(0) else []  # "A and B were among those leaders who met"
                return [] if origin and self.pack.rules["capitals"] else self.unit(i)
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

    def _governor(self, k: int) -> int | None:
        """The verb that has the noun at element k for its object."""
        free = self._free(k)
        judged = self.vso and self.row[k].value.value["type"] in JUDGING
        voiced = judged and k > 0 and self.row[k - 1].value == "on" and self.row[k - 1].last == self.row[k].first
        free = free or voiced  # أعربت بيرو خلال القمة عن قلقها
        reach = REACH if free else 10 if self.vso and self.tokens[self.row[k].first].norm.startswith("ل") else 7
        for j in range(k - 1, max(-1, k - reach), -1):
            e = self.row[j]
            if e.kind in ("light", "verb", "speech") and self._attributed(j):
                continue  # "the UN-sponsored talks"
            if e.kind in ("light", "verb", "speech"):
                return j
            if e.kind in ("stop", "comp", "rel", "sub"):
                return None
            before = self.vso and e.value == "by" and e.last == self.row[k].first  # أجرى من قبل محادثات
            before = before or (judged and e.value == "source")  # أعربت بيرو، على لسان فلان، عن قلقها
            if free or before or (self.vso and e.value == "with"):
                continue
            if e.kind == "prep" and e.value not in _TRANSPARENT:
                return None
            if e.value == "at" and not self.vso and not self.row[j - 1].is_action:
                return None  # "made the announcement at the summit"
        return None

    def _free(self, k: int) -> bool:
        """Whether a noun of action stands by itself, as the object does behind where and when the verb's deed was:
        أعلنت بيرو في بيان لوزارة الخارجية، اليوم، استدعاء سفيرها."""
        noun, before = self.row[k], self.row[k - 1] if k else None
        if not self.vso or before is None or self.tokens[noun.first].norm.startswith(("ب", "ل", "و")):
            return False
        return before.last == noun.first and before.kind in ("comma", "np")

    @staticmethod
    def _carries(e: Element) -> bool:
        """Whether a verb behind a noun of action tells its parties: "talks that X held"."""
        return (e.kind == "light" and not accompanies(e)) or any(
            x.kind == "verb" and x.value.get("impersonal") for x in e.entries
        )

    @staticmethod
    def _direct(frame: Frame, direct: list[list[Mention]]) -> None:
        if not direct or direct[0] is frame.slots.get("of"):
            return
        travels = frame.row["type"] == "VISIT" and frame.purpose and any(m.kind == "person" for m in direct[0])
        if (frame.own or frame.purpose) and not travels:  # but التحضير لزيارة الرئيس is of his visit
            frame.add("obj", direct[0])
            return
        stations = [m for u in direct for m in u]
        stays = frame.row["type"] == "VISIT" and frame.row["id"] != "reception"
        if stays and len(stations) > 1 and all(m.kind == "country" for m in stations):
            frame.add("obj", stations)  # زيارة برلين ثم باريس
            return
        frame.add("of", direct[0])
        if len(direct) > 1:
            frame.add("obj", direct[1])

    def _judging(self, k: int) -> str:
        """The type of the verb of praise or blame at element k, or none."""
        return next((t for e in self.row[k].entries if e.kind == "verb" and (t := e.value["type"]) in JUDGING), "")

    def _occasion(self, k: int) -> bool:
        for e in self.row[k + 1 : k + 10]:
            if e.kind == "stop" or e.is_action:
                return False
            if any(x.kind == "occasion" or (x.kind == "noun" and x.value["type"] == "MEET") for x in e.entries):
                return True
        return False

    def _deed(self, k: int) -> str:
        """What stands behind verb k for something that somebody did: "the accord", "the move"."""
        for e in self.row[k + 1 : k + 5]:
            if e.kind in _CLOSING or e.kind in ("verb", "speech", "light"):
                break
            if e.entry("deed") is not None:
                return "deed"
            noun = e.entry("noun")
            if noun is not None:
                return str(noun.value["type"])
        return ""

    def _speaker_follows(self, j: int) -> bool:
        """Whether behind comma j only he is told whose words these are: "refused the plan, envoy X said"."""
        verb = next((e for e in self.row[j + 1 : j + 4] if e.kind != "np"), None)
        said = verb is not None and verb.kind == "speech" and verb.tense != GERUND
        return said and self.row[j + 1].kind == "np"

    def _harm(self, k: int) -> int:
        """The token that names an attack, of the few behind element k; -1 if none does."""
        known, at = near_words(tuple(self.pack.rules.get("harm", ()))), self.row[k].last
        return next((i for i in range(at, min(len(self.tokens), at + _HARM)) if self.tokens[i].norm in known), -1)

    def _definite(self, k: int) -> bool:
        """Whether an article or an owner stands right before noun k, and so no word that puts it in doubt."""
        first, rules = self.row[k].first, self.pack.rules
        before = self.tokens[first - 1].text.lower() if first else ""
        return before in rules.get("definite", ()) or before in rules.get("possessive", ())

    def _rest(self, frame: Frame) -> None:
        """Whom the clause goes on to speak of, for verbs of praise and blame whose object is a thing."""
        if frame.row["type"] not in JUDGING:
            return
        if frame.noun and not (frame.headline or (frame.own and frame.slots.keys() <= {"subj", "event"})):
            return  # "voiced its dismay at what the remarks of the minister of X held"
        frame.deed = self._deed(frame.at)
        for j in range(frame.at + 1, min(len(self.row), frame.at + 10)):
            m = self.row[j].mention
            what = frame.noun and self.row[j].kind == "sub" and j == frame.at + 1  # استنكارها لما تضمنته
            that = self.row[j].kind == "comp" and "complains" in frame.row  # "complained that X was arming"
            if not (what or that) and (
                self.row[j].kind in ("stop", "comp", "sub") or (frame.deed and self.row[j].kind in _CLOSING)
            ):
                return
            ends = [e.kind for e in self.row[j - 1 : j + 1]]
            other = self.vso and (ends[-1] == "neg" or ends == ["comma", "rel"])  # مما دفع فلانا إلى, وليس فلانا فحسب
            if other or (ends[-1] == "comma" and self._speaker_follows(j)):
                return
            if self._under_measure(j):
                continue
            named = self.row[j - 1].last == self.row[j].first and self.row[j - 1].kind in ("occasion", "noun")
            doer = (*frame.slots.get("subj", ()), *(frame.slots.get("adj", ()) if frame.headline else ()))
            if m is None or m in doer or (named and m.known == "metonym"):
                continue  # "the Berlin conference" says nothing of Germany
            told = m.kind in ("country", "organization") or (frame.noun and m.kind == "person" and m.office)
            harmed = among(self.pack.rules.closed("harms"), self.tokens[self.row[frame.at].last : m.first])
            if told and not harmed and m.prep not in ("in", "at", "with", "to", "from", "by", "against"):
                frame.add("rest", self.unit(j))
                return

    def _under_measure(self, j: int) -> bool:
        """Whether phrase j only tells against whom a measure is: "criticised the delay of sanctions against X"."""
        noun, prep = self.row[j - 2], self.row[j - 1]
        told = j > 1 and prep.kind == "prep" and noun.last == prep.first
        return told and any(x.kind == "noun" and x.value["type"] == "SANCTION" for x in noun.entries)

    def _by_somebody(self, k: int) -> bool:
        """ "the summit, co-hosted by Mubarak and Clinton": a participle with whoever does it."""
        if k + 2 >= len(self.row) or self.row[k + 1].value != "by" or self.row[k + 1].first != self.row[k].last:
            return False
        m = self.row[k + 2].mention
        return m is not None and m.prep == "by" and m.kind in ("person", "country", "organization")

    def _hyphened(self, k: int) -> bool:
        """ "a Qatari-mediated deal": who does it stands before the hyphen."""
        before, at = self.row[k - 1], self.row[k].first
        return before.kind == "np" and before.last == at - 1 and self.tokens[at - 1].text in DASHES

    def _attributed(self, k: int) -> bool:
        """Whether participle k only tells whose the noun behind it is: "UN-sponsored talks"."""
        joined = k > 0 and not self.vso and self._hyphened(k)
        return joined and k + 1 < len(self.row) and self.row[k + 1].first - self.row[k].last <= 1
