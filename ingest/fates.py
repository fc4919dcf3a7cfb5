"""What became of a meeting or a visit, told further on: that it was put off or called off, or never was."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ingest.element import Element
from ingest.lang.forms import GERUND, PAST, PRESENT
from ingest.lexicon import Entry, Lexicon
from ingest.markers import AFTER, Markers
from ingest.mention import COMMAS
from ingest.text import Token, among
from ingest.text.normalize import fold, stem

_ASIDE = 24  # elements of an aside between a noun and its verb
_LED = 8  # elements before "will be" of those who come last
_ONCE = 4  # tokens of what helps a verb: "had also been"
_ROUND = 4  # tokens between "failed" and the talks: فشلت الجولة الثانية من
_FATE = 16  # tokens behind a noun in which it is told what became of it

_REPORTED = 4  # tokens between a word for reports and what they report
_FAR = 24  # tokens in which a report of a meeting is refuted
_REFUTED = 11  # tokens before a report in which it is refuted
_WHO = 2  # tokens with their article of who does it: أجهض الخلاف الحدودي لقاء
_SO = 6  # tokens behind "denied" in which it says "that"
_ENDS = ("stop", "quote")
_ASIDES = (*_ENDS, "comma")
_BREAKS = (*_ASIDES, "prep", "comp", "sub", "rel")  # between a verb and what is its object


class Fates(Markers):
    """Reads it by the words that call off what stands before them."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self._may = frozenset(table.get("may", ()))
        self._open = frozenset(table.get("left_open", ()))  # what was not ruled out is still to come
        self._absences = Lexicon()
        for phrase in table.get("absences", ()):
            self._absences.add(phrase, Entry("absent", None, verbal=True))
        self._once, self._not_until, self._who = (frozenset(table.get(k, ())) for k in ("once", "not_until", "who"))
        self._are, self._been, self._happens, self._next_one = (
            frozenset(table.get(key, ())) for key in ("are", "been", "happens", "next_one")
        )
        self._reports, self._refutes, self._refuting, self._refuted_so = (
            frozenset(stem(fold(word)) for word in table.get(key, ()))
            for key in ("reports", "refutes", "refuting", "refuted_so")
        )
        self._spoils = Lexicon()  # verbs that call off what is their own object, and nothing further off
        for phrase in table.get("spoils", ()):
            self._spoils.add(phrase, Entry("cancelled", None, verbal=True))
        self._calling_off = frozenset(fold(w) for w in table.get("calling_off", ()))
        self._happened = frozenset(fold(w) for w in table.get("took_place", ()))
        self._will, self._will_have = (frozenset(fold(w) for w in table.get(k, ())) for k in ("will_be", "will_have"))
        self._since = frozenset(table.get("since", ()))
        self._fates = frozenset(fold(w) for w in table.get("fates", ()))
        self._failures, self._arranging = (
            frozenset(fold(w) for w in table.get(k, ())) for k in ("failures", "arranging")
        )
        self._leading, self._closing = (frozenset(table.get(key, ())) for key in ("fate_after", "fate_before"))

    def _refuted(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The word that refutes the reports of what is told: "brushed aside as untrue the news that it met X",
        "reports of a meeting … are baseless"."""
        told = self._report(tokens, row, at)
        if told is None:
            return ""
        ends = {
            kind: next((e.first for e in row[at + 1 :] if e.kind in kind), len(tokens)) for kind in (_ASIDES, _ENDS)
        }
        about = [*tokens[max(0, told - _REFUTED) : told], *tokens[row[at].last : min(ends[_ASIDES], told + _FAR)]]
        said = next((t.text for t in about if self._refutes.intersection(self._words_of(t))), "")
        return said or self._refuted_by(tokens, row, told, ends[_ENDS])

    def _refuted_by(self, tokens: list[Token], row: list[Element], told: int, end: int) -> str:
        """The verb whose object is the reports at token `told`, or "that" in their place: ونفى الكرملين ذلك."""
        begin = max((e.last for e in row if e.kind in _BREAKS and e.last <= told), default=row[0].first)
        verbs = (i for i in range(min(end, told + _FAR) - 1, -1, -1) if self._refuting & {*self._words_of(tokens[i])})
        for i in verbs:
            that = among(self._refuted_so, tokens[i + 1 : min(end, i + _SO)])
            if (i > told and that) or max(begin, told - _REFUTED) <= i < told:
                return tokens[i].text
        return ""

    def _off_denied(self, tokens: list[Token], row: list[Element], at: int, first: int) -> str:
        """The word that denies that the noun at element `at` was called off, so that it is still to come: نفى إلغاء
        زيارة فلان."""
        off = row[at].first - 1
        if off <= first or tokens[off].norm not in self._calling_off:
            return ""
        begin = max((e.last for e in row[:at] if e.kind == "stop"), default=first)
        denials = (words for kind, words in self._find(tokens, begin, off) if kind == "denied")
        return next(denials, "")

    def _took_place(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether a relative clause behind the noun says that it took place: زيارة فلان التي تمت أمس."""
        end = next((e.first for e in row[at + 1 :] if e.kind == "stop"), row[-1].last)
        which = (e for e in row[at + 1 :] if e.kind == "rel" and e.last < end)
        return any(tokens[e.last].norm in self._happened for e in which)

    def _spoilt(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What a verb says that calls off the noun at element `at`, its object: أجهضت بيرو لقاء فلان."""
        end = row[at].first
        for e in reversed(row[:at]):
            if e.mention is None or e.mention.prep is not None or e.last != end:
                break
            end = e.first
        for i in range(end - 1, max(-1, end - 2 - _WHO), -1) if not row[at].clitic else ():
            if self._spoils.longest(tokens, i, i + 1) is not None:
                return [("cancelled", tokens[i].text)]
            if stem(tokens[i].norm) == tokens[i].norm:
                break  # nobody who acts, as a word with its article would be
        return []

    def _report(self, tokens: list[Token], row: list[Element], at: int) -> int | None:
        """The token of the word for reports behind which the action at element `at` is told."""
        comp = next((e for e in reversed(row[:at]) if e.kind in ("comp", "stop", "sub")), None)
        if comp is not None and comp.kind == "comp" and tokens[comp.first - 1].norm in self._reports:
            return comp.first - 1
        if at and row[at].kind == "verb" and row[at - 1].kind == "noun":
            at -= 1  # ما تردد عن لقاء جمع فلانا وفلانا
        if row[at].kind != "noun":
            return None
        least = max((e.last for e in row[:at] if e.is_action), default=0)
        near = range(row[at].first - 1, max(least, row[at].first - _REPORTED) - 1, -1)
        return next((i for i in near for word in self._words_of(tokens[i]) if word in self._reports), None)

    def _further_on(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What is told of a noun past its clause, and of the next of its kind."""
        told = self._later(tokens, row, at) + self._yet(tokens, row, at) + self._fate(tokens, row, at)
        return told + self._spoilt(tokens, row, at)

    def _will_be(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether behind the noun its "will be" stands, in one word: لقاء فلان سيكون; not سيكون له أثر."""
        before = row[at - 1] if at else None
        if before is not None and before.kind == "be" and row[at].first - before.last <= 1:
            return tokens[before.last - 1].norm in self._will  # ستكون هناك لقاءات
        for e in row[at + 1 : at + _LED]:
            if e.kind in ("stop", "comp", "rel", "sub", "prep") and e.value not in ("with", "between", "to", "in"):
                return False
            if e.is_action:
                return False
            if e.kind == "be" and tokens[e.last - 1].norm in self._will:
                return tokens[min(e.last, len(tokens) - 1)].norm not in self._will_have
        return False

    def _yet(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """That a noun is of the next of its kind, unless a past verb governs it: "the date of the next meeting"."""
        word = tokens[row[at].first - 1]
        verb = next((e for e in reversed(row[max(0, at - 3) : at]) if e.is_action), None)
        held = verb is not None and verb.kind in ("light", "verb") and verb.tense == PAST
        return [("planned", word.text)] if at and not held and word.norm in self._next_one else []

    def _later(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What became, in a verb further on, of a noun before it: زيارته التي كانت مقررة الاثنين أرجئت."""
        nouns = (e.first for e in row[at + 1 :] if e.kind in ("noun", "speech", "stop"))
        end = min(row[at].last + _FATE, next(nouns, len(tokens)))
        return [("cancelled", t.text) for t in tokens[row[at].last : end] if t.norm in self._fates][:1]

    def _fate(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What became of a noun that is the subject: "talks between X and Y, set for Friday, have been called off"."""
        if at and (row[at - 1].kind == "prep" or (row[at - 1].is_action and row[at].kind == "noun")):
            return []  # "after talks with X, Y will …", "strengthened sanctions …": no subject
        end = next((k for k in range(at + 1, len(row)) if not self._named_on(row, k)), len(row))
        while row[end - 1].kind in ("prep", "conj") and end > at + 1:
            end -= 1
        joined = self._joined_fate(tokens, row, at)
        told = self._right_behind(tokens, row[end - 1].last, joined) if end > at + 1 else []
        if (told := told or self._resumed(tokens, row, at) or joined) or end >= len(row):
            return told
        for before, e in pairwise(row[at : at + 14]):
            another = e.kind == "noun" and before.kind == "conj"  # "ran late, and a dinner was cancelled"
            if e.kind in ("stop", "comp", "rel", "sub") or another:
                return []
            if e.is_action and e.tense.startswith(PRESENT) and tokens[e.first - 1].text in self._may:
                return [("planned", tokens[e.first - 1].text)]  # الاجتماع بين فلان وفلان قد يتم في بغداد
            if e.kind in ("light", "modal", "neg") and e.first - row[at].last > AFTER:
                done = e.kind == "light" and e.tense == PAST  # "ended with plans to meet again"
                found = self._find(tokens, e.first, min(len(tokens), e.last + (0 if done else 2)), beyond=2)
                found = [f for f in found if fold(f[1]) not in self._failures]  # talks that failed were held
                if any(kind in ("cancelled", "planned") for kind, _ in found):
                    return [(kind, words) for kind, words in found if kind != "negations"]
        return []

    def _right_behind(self, tokens: list[Token], last: int, joined: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """What the words at token `last`, right behind whose a meeting is, tell of it, unless it was dropped after."""
        found = self._find(tokens, last, min(len(tokens), last + 3), after=True, beyond=2)  # "was put on ice"
        if any(kind == "planned" and words_.lower() in self._open for kind, words_ in found):
            return [f for f in found if f[0] == "planned"]
        if any(kind == "cancelled" for kind, _ in found):
            return [f for f in found if f[0] == "cancelled"]
        are = among(self._are, tokens[last : last + 1]) or among(self._been, tokens[last + 1 : last + 2])
        soon = are and found[:1] and found[0][0] == "planned"  # "meetings of A and B were in preparation"
        return (joined or found[:1]) if soon else []

    def _resumed(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What a verb right behind a comma tells of the subject before an aside: "the talks, which are to end the
        dispute between A and B, will be held in May"."""
        if any(e.is_action or e.kind in ("comp", "rel", "sub") for e in row[:at]):
            return []
        for before, e in pairwise(row[at + 1 : at + _ASIDE]):
            if before.kind == "stop":
                break
            if e.kind in ("modal", "be", "aux") and before.kind == "comma" and before.last == e.first:
                found = self._find(tokens, e.first, min(len(tokens), e.last + 2))
                happens = among(self._happens, tokens[e.last : e.last + 3])  # not "will be followed by"
                return [f for f in found if f[0] == "cancelled" or (f[0] == "planned" and happens)]
        return []

    def _inverted(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What is told behind a form in -ing of those who come last: "present at the gathering will be A and B"."""
        be = next((k for k in range(at + 1, min(len(row) - 1, at + _LED)) if row[k].kind == "be"), 0)
        led = be > at + 1 and row[be - 1].kind == "modal" and row[be + 1].kind == "np"
        if row[at].tense != GERUND or not led or any(e.is_action and e.tense != GERUND for e in row[at + 1 : be]):
            return []
        return [f for f in self._find(tokens, row[be - 1].first, row[be].last) if f[0] == "planned"]

    @staticmethod
    def _named_on(row: list[Element], k: int) -> bool:
        """Whether element k goes on with whose a meeting is: "talks between A, B and C"."""
        listed = row[k].kind == "comma" and k + 1 < len(row) and row[k - 1].kind == row[k + 1].kind == "np"
        return listed or row[k].kind in ("np", "prep", "conj")

    def _beyond_name(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What calls a noun off behind a name of many words: "the visit to Peru's capital would have to wait"."""
        named = next((e for e in row[at + 1 : at + 3] if e.mention is not None), None)
        if named is None or named.last - row[at].last >= AFTER or named.last - named.first < 2:
            return []
        found = self._find(tokens, named.last, min(len(tokens), named.last + 2), after=True, beyond=2)
        return [f for f in found if f[0] == "cancelled"]

    def _again(self, tokens: list[Token], verb: Element) -> bool:
        """Whether something is only said not to have happened again: "had not visited Brazil since 2015"."""
        return among(self._since, tokens[verb.last : verb.last + AFTER])

    def _came_to_nothing(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether what failed is the talks at element `at`, which were held: فشلت المحادثات, not فشل في عقد محادثات."""
        if row[at].value.value["type"] not in ("MEET", "MEDIATE"):
            return False
        for t in reversed(tokens[max(0, row[at].first - _ROUND) : row[at].first]):
            word = self._words_of(t)
            if self._failures & set(word):
                return True
            if self._arranging & set(word):
                return False
        return False

    def _joined_fate(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What a second verb says became of the subject: "a trip by X had been planned and was dropped"."""
        for e in reversed(row[:at]):
            if e.kind == "stop":
                break
            if e.is_action:
                return []
        for k in range(at + 1, min(len(row), at + _FATE)):
            e = row[k]
            if e.kind in ("stop", "comp", "rel") or (e.kind == "sub" and e.last - e.first > 1):
                return []
            if e.kind in ("conj", "comma", "sub") and (words_ := self._put_off(tokens, e.last)):
                return [("cancelled", words_)]
        return []

    def _put_off(self, tokens: list[Token], first: int) -> str:
        """The words at token `first` that call off what they are told of, and not what follows; or none."""
        for i in range(first, min(len(tokens), first + 4)):
            hit = self._markers.longest(tokens, i, min(len(tokens), i + 4))
            if hit is not None and any(e.kind == "cancelled" for e in hit.entries):
                behind = tokens[hit.last].norm if hit.last < len(tokens) else "."
                return tokens[i].text if behind in self._closing or not behind.isalpha() else ""
            if tokens[i].norm not in self._leading:
                break
        return ""

    def _called_off(self, tokens: list[Token], row: list[Element], at: int, first: int) -> str:
        """The words before "which would have …" that call it off, or none."""
        if not at or row[at - 1].kind != "be":
            return ""
        found = self._find(tokens, first, row[at].first)
        return next((words for kind, words in found if kind == "cancelled"), "")

    def _off_again(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that call off what was planned: of a verb, or of the talks for which somebody was to come."""
        if row[at].kind == "noun":
            return self._stayed_away(tokens, row, at) if at and row[at - 1].value == "for" else ""
        return self._off(tokens, row, at) if row[at].kind == "verb" else ""

    def _off(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that call a plan off further on: "was to meet X, but the talks were cancelled"."""
        kind = row[at].value.value["type"]
        for e in row[at + 1 :]:
            noun = e.entry("noun")
            if noun is not None and noun.value["type"] == kind:
                found = self._find(tokens, e.first - 2, min(len(tokens), e.last + AFTER))
                return next((words for k, words in found if k == "cancelled"), "")
        told = self._head_off(tokens, row, at) or self._it_was_off(tokens, row, at)
        return told or self._stayed_away(tokens, row, at)

    def _head_off(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that call off what the relative clause of element `at` is of: لم تجر المحادثات التي كان مقررا."""
        j = next((k for k in range(at - 1, 0, -1) if row[k].kind in ("rel", "stop", "comma", "sub")), 0)
        if row[j].kind != "rel" or row[j - 1].kind != "noun":
            return ""
        found = self._find(tokens, max(row[0].first, row[j - 1].first - _ROUND), row[j - 1].first)
        return next((words for kind, words in found if kind in ("cancelled", "negations")), "")

    def _stayed_away(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that say he did not come who was to: "had been expected in Lima for talks, but did not arrive"."""
        near = _FATE if row[at].kind == "noun" else _ONCE
        once = self._once & {t.norm for t in tokens[max(row[0].first, row[at].first - near) : row[at].last]}
        named = {tokens[e.last - 1].norm for e in row[:at] if e.mention is not None and e.mention.kind == "person"}
        for i in range(row[0].first, min(len(tokens), row[-1].last + AFTER)) if once else ():
            hit = self._absences.longest(tokens, i, len(tokens)) if self._absences.starts[tokens[i].norm] else None
            if hit is None or tokens[min(hit.last, len(tokens) - 1)].norm in self._not_until:
                continue
            if i and tokens[i - 1].norm in self._who | COMMAS | named:
                return " ".join(t.text for t in tokens[i : hit.last])
        return ""

    def _it_was_off(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that call it off behind "but": "was to meet X, but it was cancelled"."""
        for before, e in pairwise(row[at:]):
            if e.kind == "stop":
                break
            it = e.mention is not None and e.mention.kind == "pronoun" and e.mention.value == "it"
            if it and before.kind in ("sub", "conj") and (words_ := self._put_off(tokens, e.last)):
                return words_
        return ""
