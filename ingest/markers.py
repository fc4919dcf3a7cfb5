"""The words that tell a status, and how far before a trigger they bear on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise, takewhile
from typing import Any

from ingest.clauses import bound
from ingest.element import Element
from ingest.frames import JUDGING
from ingest.lang.forms import BASE, GERUND, PAST, PRESENT
from ingest.lexicon import Entry, Lexicon, words
from ingest.mention import COMMAS
from ingest.near import has
from ingest.text import Token, among
from ingest.text.normalize import fold, is_arabic, stem, stems

AFTER = 5  # tokens after a noun: "the meeting planned", اللقاء المقبل
_KINDS = ("planned", "cancelled", "denied", "called_for", "doubted", "negations", "ended", "threats", "neutral")
_CLOSES = frozenset(",.!?،؟")  # before a quotation mark that ends what was said
_APART = 16  # tokens between a verb and the noun that it governs with a preposition
_TO_COME = ("MEET", "VISIT", "ATTEND", "AGREE", "COOPERATE")  # of which a present with near days tells a plan
_REACH = 9  # tokens before the trigger, a name counting as one


def _clause(row: list[Element]) -> Iterator[Element]:
    """The elements up to the next verb or the end of the clause."""
    return takewhile(lambda e: e.kind not in ("stop", "comma", "comp", "sub") and not e.is_action, row)


class Markers:
    """Finds the markers of a pack's `status.json`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._markers = Lexicon()
        self._tellings = frozenset(table.get("tellings", ()))  # verbs that give no account of what was held
        self._small = frozenset(table.get("small", ()))  # markers that with a capital are a name: Theresa May
        self._unreal = bool(table.get("before_is_unreal"))  # whose form tells no time, as that behind قبل أن
        self._never = frozenset(table.get("never", ()))  # words that only look like a marker with a proclitic
        behind = frozenset(words(w) for w in table.get("behind", ()))
        ahead = frozenset(words(w) for w in table.get("ahead", ()))  # that bear on nothing before them: "aimed at"
        for kind in _KINDS:
            for phrase in table.get(kind, ()):  # the value: whether it bears on a noun before it
                bears = (not behind or words(phrase) in behind) and words(phrase) not in ahead
                self._markers.add(phrase, Entry(kind, bears, verbal=True))
        self._soon = tuple(table.get("soon", ()))  # when what is told in the present is to come
        self._of_nouns = frozenset(table.get("of_nouns", ()))  # negations that bear on a verb only with "that"
        self._proposed = frozenset(table.get("proposed", ()))  # that bear on nothing but what they govern
        self._that = frozenset(fold(w) for w in table.get("that", ()))
        self._under_way = frozenset(fold(w) for w in table.get("under_way", ()))
        self._doing = frozenset(fold(w) for w in table.get("doing", ()))
        self._lasted_for = frozenset(fold(w) for w in table.get("lasted_for", ()))
        self._today = frozenset(fold(w) for w in table.get("today", ()))
        self._not = frozenset(fold(w) for w in table.get("negations", ()))
        # verbs that with a preposition tell the status of what follows, whoever stands between: عدل فلان عن زيارة
        self._apart: dict[tuple[str, str], list[tuple[str, frozenset[str]]]] = {}
        for kind, phrases in table.get("apart", {}).items():
            for phrase in phrases:
                self._markers.add(phrase, Entry(kind, False, verbal=True))
                verb, *between, preposition = (fold(word) for word in phrase.split())
                self._apart.setdefault((verb, preposition), []).append((kind, frozenset(between)))

    def _governed(self, row: list[Element], at: int, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The markers without those that govern another word: "a proposal for talks", "for X to mediate", not "came
        with a proposal for peace"."""
        near = row[max(0, at - 1)]
        own = row[at].tense == BASE or (near.kind == "prep" and near.value == "for")
        return found if own else [f for f in found if f[1] not in self._proposed]

    @staticmethod
    def _words_of(token: Token) -> tuple[str, ...]:
        return (token.norm, *(word for _, word, _ in stems(token.norm))) if is_arabic(token.norm) else (token.norm,)

    def _told_apart(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What a verb says of the noun at element `at` that it governs with a preposition: عدل فلان عن زيارة بيرو."""
        if not self._apart:
            return []
        end, preps = row[at].first, {row[at].clitic[-1:]} - {""}
        while not preps and end > row[0].first and (doing := self._clitics(tokens[end - 1])) is not None:
            end, preps = end - 1, doing
        preps = preps or {tokens[end - 1].norm}
        acts = {e.first for e in row if e.is_action}
        for i in range(end - 1, max(row[0].first, end - _APART) - 1, -1):
            if tokens[i].text in _CLOSES - COMMAS:
                break
            known = (self._apart.get((word, prep), ()) for word in self._words_of(tokens[i]) for prep in preps)
            for kind, between in chain.from_iterable(known):
                refuted = i > 0 and tokens[i - 1].norm in self._not
                if not refuted and between <= {t.norm for t in tokens[i + 1 : end]}:
                    return [(kind, tokens[i].text)]
            if i in acts or (i < end - 1 and tokens[i].norm in preps):
                break  # اعتذر فلان عن تأخره عن لقاء
        return []

    def _clitics(self, token: Token) -> set[str] | None:
        """The prepositions written on a word that only says that something is done, القيام, عقد; None for others."""
        found = [clitic for clitic, word, _ in stems(token.norm) if word in self._doing]
        return {clitic[-1:] for clitic in found} - {""} if found else None

    def _set_out_for(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether a meeting is what somebody travels for: وصل إلى باريس للقاء فلان, لإجراء محادثات مع فلان."""
        if not self._aimed_at(tokens, row, at):
            return False
        before = next((e for e in reversed(row[:at]) if e.is_action or e.kind in ("stop", "comp", "sub")), None)
        if before is None or (before.tense == PAST and before.last - before.first == 1 and self._reaches(before)):
            return False  # زار باريس: and so has met whom he went to see
        return any(e.kind in ("verb", "noun") and e.value["type"] == "VISIT" for e in before.entries)

    def _aimed_at(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether a noun is told as an aim: للقاء فلان, لإجراء محادثات."""
        i = row[at].first
        return row[at].clitic == "ل" or (i > 0 and self._clitics(tokens[i - 1]) == {"ل"})

    def _held_after(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether the meeting for which somebody set out is told further on as held: حيث التقاه, واستمرت المحادثات."""
        behind = row[at + 1 :]
        if not self._aimed_at(tokens, row, at):
            return False
        end = next((e.first for e in behind if e.kind == "stop"), row[-1].last)
        verbs = (j for j, e in enumerate(behind) if e.kind == "verb" and e.tense == PAST and self._met_him(e))
        met = (all(e.mention is None or e.mention.prep for e in _clause(behind[j + 1 :])) for j in verbs)
        lasted = (i for i in range(row[at].last, end - 1) if {*self._words_of(tokens[i])} & self._lasted_for)
        noun = stem(tokens[row[at].last - 1].norm)
        again = any(noun in {word for _, word, definite in stems(tokens[i + 1].norm) if definite} for i in lasted)
        return again or any(met)

    @staticmethod
    def _met_him(e: Element) -> bool:
        """Whether a verb of meeting has its object written on it."""
        return any(x.kind == "verb" and "+o" in x.form and x.value["type"] == "MEET" for x in e.entries)

    def _that_not(self, tokens: list[Token], first: int, last: int) -> bool:
        """Whether a negation of nouns has its "that" among tokens first..last: دون أن يلتقي."""
        return any(a.text in self._of_nouns and b.norm in self._that for a, b in pairwise(tokens[first : last + 1]))

    def _goes_on_to(self, tokens: list[Token], row: list[Element], at: int, first: int) -> bool:
        """Whether a present form, joined to the sentence before, tells whom somebody is still to see: كما يلتقي فلان
        فلانا; not ويزور حاليا."""
        verb = row[at]
        if not self._unreal or not first or verb.tense != PRESENT or verb.value.value["type"] not in ("MEET", "VISIT"):
            return False
        opens = (verb.first == first and verb.clitic == "و") or (
            at == 1 and row[0].kind == "sub" and row[0].first == first and row[0].last == verb.first
        )
        end = next((e.first for e in row[at + 1 :] if e.kind in ("stop", "sub", "comp") or e.is_action), len(tokens))
        return opens and not among(self._under_way, tokens[verb.last : end])

    @staticmethod
    def _reaches(e: Element) -> bool:
        """Whether a verb has for its object where somebody went."""
        return any("transitive" in x.value for x in e.entries if x.kind == "verb")

    def _before_long(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether a present form is told with days that are near, but no date: يزور باريس في الأيام المقبلة."""
        verb = row[at]
        if not self._soon or verb.tense != PRESENT or verb.value.value["type"] not in _TO_COME:
            return False
        if at and row[at - 1].kind == "be":
            return False  # كان يزور
        behind = next((e for e in row[at + 1 :] if e.kind in ("stop", "sub", "comp") or e.is_action), None)
        if behind is not None and behind.clitic.endswith("س") and behind.kind == "verb":
            return True  # يلتقي فلانا ثم سيجتمع مع فلان
        ends = (e.first for e in row[at + 1 :] if e.kind in ("stop", "sub", "comp") or e.is_action)
        return has(tokens[verb.last : next(ends, len(tokens))], self._soon)

    def _sets_out_today(self, tokens: list[Token], row: list[Element], at: int) -> bool:
        """Whether a present form tells of a journey of today: يتوجه اليوم إلى باريس."""
        verb = row[at]
        if not self._today or verb.tense != PRESENT or verb.value.value["type"] != "VISIT":
            return False
        end = next((e.first for e in row[at + 1 :] if e.kind in ("stop", "comma", "sub", "comp")), len(tokens))
        return among(self._today, tokens[verb.last : end])

    @staticmethod
    def _demanded(tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """Whether somebody must do it: على بيرو أن تعتذر."""
        comp = next((j for j in range(at - 1, max(0, at - 4), -1) if row[j].kind == "comp"), 0)
        return [("called_for", tokens[row[comp].first].text)] if comp and bound(row, comp - 1) else []

    def ended(self, tokens: list[Token], first: int, last: int) -> bool:
        """Whether the words before an agreement say that it was ended."""
        return any(kind == "ended" for kind, _ in self._find(tokens, first, last, keep_ended=True))

    def _scope(self, tokens: list[Token], row: list[Element], at: int, first: int) -> int:
        """The first token before the trigger whose markers still bear on it."""
        start = self._reach(row, at, first)
        if row[at].tense == GERUND and at and row[at - 1].kind == "comma":
            return row[at].first  # ", praising X": goes on by itself
        if at and row[at].tense == PAST and row[at - 1].kind == "noun" and row[at - 1].last == row[at].first:
            return row[at - 1].first  # "under a contract signed in May": what stands before is of another act
        verb = row[at] if row[at].kind == "verb" and row[at].clitic == "و" and row[at].tense == PAST else None
        blames = verb is not None and verb.value.value["type"] in JUDGING
        if blames and any(kind == "denied" for kind, _ in self._find(tokens, start, row[at].first)):
            return row[at].first  # نفى أن يكون هدد بيرو، واتهم تشيلي
        if self._unreal and self._begins(row, at):
            return row[at].first  # على خلفية اتهامه بالكذب، طردت
        for j in range(at - 1, -1, -1):
            e = row[j]
            if e.last <= start:
                break
            if e.kind == "stop" or (e.kind == "prep" and e.value in ("during", "after")):
                return e.last
            if self._beside_speech(row, j, at):
                return e.last
            if e.kind == "quote" and tokens[e.first - 1].text in _CLOSES:
                return e.last  # what was said before belongs to another: "…," he said
            if e.kind == "conj" and j and self._skips(tokens, row, j):
                return e.last  # "to boycott the summit and send his premier"
            if e.kind == "conj" and self._new_clause(row, j, at):
                return e.last  # "is mulling a ban on Peru and X met Y"
            affirms = e.kind == "speech" and e.clitic == "و" and e.tense == PAST
            if affirms and any(kind == "denied" for kind, _ in self._find(tokens, start, e.first)):
                return e.first  # نفى وجود خلاف وأكد لقاء فلان
            if e.kind in ("comp", "sub", "rel") and not self._marks(tokens, e.first):
                return self._governed_from(tokens, row, j, first) if e.kind == "comp" else e.last
            if e.kind == "verb" and e.tense != "gerund" and not self._governs(row, j, at):
                hit = self._markers.longest(tokens, e.first, row[at].first)
                denies = hit is not None and row[j + 1].kind == "comp" and any(x.kind == "denied" for x in hit.entries)
                return e.first if denies or (hit and hit.last > e.last) else e.last  # "rejected reports that"
            if e.kind == "comma" and any(x.kind in ("np", "verb") for x in row[j + 1 : at]):
                return e.last
        return start

    @staticmethod
    def _beside_speech(row: list[Element], j: int, at: int) -> bool:
        """Whether preposition j only tells at which meeting somebody said so: اقترح فلان في لقاء مع فلان هدنة."""
        e = row[j]
        if e.kind != "prep" or e.value != "in" or row[at].kind != "noun" or row[at].first != e.last or not j:
            return False
        if row[at].value.value["type"] != "MEET" or row[j - 1].kind != "np" or row[j - 1].last != e.first:
            return False
        before = next((x for x in reversed(row[:j]) if x.kind not in ("np", "comma")), None)
        return before is not None and before.kind == "speech"

    @staticmethod
    def _new_clause(row: list[Element], j: int, at: int) -> bool:
        """Whether behind the "and" at element j somebody else begins to do what is told at element `at`."""
        verb = at if row[at].is_action else at - 1
        doers = row[j + 1 : verb]
        if not doers or not row[verb].is_action or row[verb].tense not in (PAST, PRESENT):
            return False
        before = {e.mention.unit for e in row[:j] if e.mention is not None}
        return all(e.mention is not None and e.mention.prep is None and e.mention.unit not in before for e in doers)

    @staticmethod
    def _begins(row: list[Element], at: int) -> bool:
        """Whether a past verb right behind a comma begins the main clause, after one of circumstance with its verb."""
        verb = row[at].kind == "verb" and row[at].tense == PAST and not row[at].clitic
        verb = verb and at > 0 and row[at - 1].kind == "comma"
        opens = row[0].kind == "prep" or (row[0].kind == "noun" and row[0].clitic in ("ب", "ل"))
        return verb and opens and any(e.is_action for e in row[: at - 1])

    def _governed_from(self, tokens: list[Token], row: list[Element], j: int, first: int) -> int:
        """Where the markers of a "that" at element j begin: نفى الوزير أن, whose subject stands between, denies."""
        aside = j > 2 and row[j - 1].kind == row[j - 2].kind == "comma"  # "denied, however, that"
        for e in reversed(row[max(0, j - 5) : j - 2 * aside]):
            if e.kind in ("verb", "speech", "light"):
                with_word = self._markers.longest(tokens, max(first, e.first - 1), row[j].first)  # لم يستبعد
                begin = with_word.first if with_word is not None and with_word.last > e.first else e.first
                return begin if self._find(tokens, begin, row[j].first) else row[j].last
            if e.kind not in ("np", "prep", "noun"):
                break
        start = next((e.last for e in reversed(row[:j]) if e.kind not in ("np", "prep")), first)
        return start if self._find(tokens, start, row[j].first) else row[j].last  # ينبغي للوزير أن

    @staticmethod
    def _reach(row: list[Element], at: int, first: int) -> int:
        """The first token within reach before the trigger; a name of many words is no further than one of one."""
        left, end = _REACH, row[at].first
        for e in reversed(row[:at]):
            gap = end - e.last
            if gap >= left:
                break
            left -= gap + (1 if e.mention is not None else e.last - e.first)
            end = e.first
            if left <= 0:
                return max(first, end)
        return max(first, end - left)

    def _marks(self, tokens: list[Token], at: int) -> bool:
        """Whether a marker ends right before token `at` ("is scheduled | that")."""
        return any(
            (hit := self._markers.longest(tokens, i, at)) is not None and hit.last == at
            for i in range(max(0, at - 3), at)
        )

    def _skips(self, tokens: list[Token], row: list[Element], j: int) -> bool:
        """Whether the verb before element j is one that calls off what it governs, and no more."""
        verb = next((e for e in reversed(row[:j]) if e.is_action), None)
        found = self._find(tokens, verb.first, verb.last) if verb is not None else []
        return any(kind == "cancelled" for kind, _ in found)

    @staticmethod
    def _governs(row: list[Element], j: int, at: int) -> bool:
        """Whether between verb j and the trigger nothing but an infinitive or a preposition stands."""
        return not any(e.kind in ("verb", "speech", "comp") for e in row[j + 1 : at])

    def _find(
        self,
        tokens: list[Token],
        first: int,
        last: int,
        *,
        after: bool = False,
        keep_ended: bool = False,
        beyond: int = 0,
    ) -> list[tuple[str, str]]:
        """The markers, with their words, that begin at tokens first..last and end at most `beyond` tokens behind."""
        out = []
        i, end = first, min(len(tokens), last + beyond)
        while i < last:
            known = (
                self._markers.starts[tokens[i].norm]
                and tokens[i].norm not in self._never
                and (tokens[i].is_word or tokens[i].text in "'’")
            )
            hit = self._markers.longest(tokens, i, end) if known else None
            if hit is not None and tokens[i].norm in self._small and tokens[i].text[0].isupper():
                hit = None
            if hit is None:
                if after and tokens[i].text in ".،,;:":
                    break
                i += 1
                continue
            joined = hit.clitic[-1:] in ("", "و", "ف")  # no other proclitic goes before "not": كولن is a name
            if not joined and any(e.kind == "negations" for e in hit.entries):
                i = hit.last
                continue
            if tokens[i].norm == "no" and self._of_another_noun(tokens, i, hit.last, last):
                i = hit.last
                continue
            said = " ".join(t.text for t in tokens[hit.first : hit.last])
            entries = (e for e in hit.entries if e.value or not after)
            out += [(e.kind, said) for e in entries if e.kind != "neutral" and (keep_ended or e.kind != "ended")]
            i = hit.last
        return out

    def _of_another_noun(self, tokens: list[Token], at: int, first: int, last: int) -> bool:
        """Whether "no" is said of a telling before the trigger: "gave no assessment of his meeting"."""
        told = at > 0 and tokens[at - 1].norm in self._tellings
        return told and any(t.norm in ("of", "about") for t in tokens[first + 1 : min(last, first + 4)])
