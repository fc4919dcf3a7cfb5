"""Nouns of action where the verb mostly comes first, as in Arabic: who meets in "the meeting of A with B"."""

from __future__ import annotations

from functools import cached_property

from ingest.element import Element
from ingest.frames import JUDGING, REACH, Frame
from ingest.lang.forms import PAST, PRESENT
from ingest.mention import COMMAS, Mention
from ingest.text import among
from ingest.text.normalize import stems
from ingest.vso_clause import CLAUSAL, LASTS
from ingest.vso_governors import VsoGovernors

_SIGNED = ("agreement", "declaration", "sign")  # اتفاقية تعاون بين
_ANOTHER = frozenset({"واخر", "واخري", "وثالث", "وثالثه"})  # لقاء مع فلان وآخر مع فلان
_HEADLINE = 16  # tokens
_SEAT = 6  # tokens between a measure and the state in which are those on whom it was imposed
_NEAR = 3  # tokens between a meeting that is a verb's subject and who met


class VsoNouns(VsoGovernors):
    """A noun's parties stand behind it, or are those of the verb that governs it."""

    def first_person(self, k: int) -> bool:
        """ "We" in the present; "I" in the past, which is written like "she", where somebody's own words are told."""
        e = self.row[k]
        word = self.tokens[e.first].norm[len(e.clitic) :]
        if not e.is_action:
            return False
        return word.startswith("ن") if e.tense.startswith(PRESENT) else self._own_words(k)

    def _own_words(self, k: int) -> bool:
        """Whether the past verb at element k stands without its subject in words that begin with "I": قال: التقيت."""
        begin = self._begin if self._in_t(k) else None
        if begin is None or begin > k:
            return False
        behind = self.row[k + 1] if k + 1 < len(self.row) else None
        subject = behind is not None and behind.first == self.row[k].last and self._plain(k + 1)
        return begin == k or not subject

    @cached_property
    def _begin(self) -> int | None:
        """The verb with which somebody's own words begin, if any do."""
        return next((j for j in range(1, len(self.row)) if self._opens_own_words(j)), None)

    def _opens_own_words(self, j: int) -> bool:
        """Whether the verb at element j is one of "I" right behind a colon: التقيت, which no "she" has."""
        mark = self.row[j - 1]
        begins = mark.last == self.row[j].first and self.tokens[mark.first].text == ":"
        return begins and self._in_t(j) and self.tokens[self.row[j].first].norm.endswith("يت")

    def _in_t(self, k: int) -> bool:
        """Whether a past verb ends in the t of "I" and "she", an object behind it or not."""
        e = self.row[k]
        word = self.tokens[e.first].norm
        return e.is_action and e.tense.startswith(PAST) and (word.endswith("ت") or word.endswith(("تهم", "تها", "ته")))

    def _of_several(self, k: int) -> bool:
        """Whether the words near element k say that more than two met together."""
        first, last = self.row[max(0, k - 1)].first, self.row[min(len(self.row) - 1, k + REACH)].last
        return among(self.pack.rules.closed("together"), self.tokens[first:last])

    def _fill_noun(self, frame: Frame) -> None:
        element = self.row[frame.at]
        frame.together = self._of_several(frame.at)
        frame.purpose, frame.beside = element.clitic.endswith("ل"), self._beside(frame.at)
        if frame.own and frame.row["type"] == "CRITICIZE" and self._suffered(frame.at):
            frame.slots.clear()
            frame.own = False  # منذ اتهامه بإرسال جنود: who accuses him is not told
            return
        frame.apart = frame.row["id"] == "attend" and self._of_audience(frame.at)
        if frame.row["type"] == "ATTEND":  # whose ceremony it is need not be he who goes: لحضور تنصيب فلان
            frame.purpose = self.tokens[element.first].norm.startswith("ل")
        told = self._behind_noun(frame)
        if told and frame.row["type"] == "MEET" and len(told[0]) > 1 and self._prepared(frame):
            frame.add("of", told[0])
        self._direct(frame, told)
        frame.dual = frame.own and self.tokens[element.last - 1].norm.endswith("هما")
        frame.hers = frame.own and frame.row["type"] == "ATTEND" and self.tokens[element.last - 1].norm.endswith("ها")
        frame.hers = frame.hers or (frame.row["type"] == "VISIT" and self._to_her(frame))
        following = self.row[frame.at + 1] if frame.at + 1 < len(self.row) else None
        if following is not None and following.kind == "prep" and following.value in ("with", "between"):
            frame.dangling = following.value not in frame.slots
        frame.dangling = frame.dangling or (frame.row["type"] == "COOPERATE" and self._of_states_unnamed(frame.at))
        if (frame.row["type"], element.clitic) in (("VISIT", "ب"), ("MEET", "")):
            frame.add("subj", self._carrying_out(frame.at))
        self._governed(frame)
        if frame.row.get("of_pair"):
            frame.add("between", self._told_between(frame.at, REACH, ("stop", "comp", "sub")))
            frame.add("sides", self._told_behind(frame.at))
        if frame.row["type"] == "ATTEND":
            self._note_occasion(frame)
        if frame.row.get("homeward") and frame.governor is not None:
            frame.add("to", self._slots(frame.governor)[2].get("to", []))
        self._foretold(frame)
        self._welcomed(frame)
        if frame.beside and frame.row["type"] == "MEET" and self._glad(frame.at):
            frame.own = True
        self._note_whole(frame)

    def _note_occasion(self, frame: Frame) -> None:
        """Note whether it is an occasion that is attended."""
        if frame.beside:
            frame.occasion = self._tells_meeting(frame.at)
        elif frame.purpose:  # للمشاركة في اجتماعات مجموعة العشرين
            bodies = any(m.kind == "organization" for slot in ("obj", "in") for m in frame.slots.get(slot, ()))
            frame.occasion = bodies and self._occasion(frame.at)

    def _note_whole(self, frame: Frame) -> None:
        """Note what only shows once all who are told of are known."""
        frame.dual = frame.dual or self._both_agreed(frame) or self._gathers_two(frame)
        frame.many = self._plural(frame.governor)
        if frame.row["id"] == "receive" and "of" in frame.slots:  # استقبال الملك له
            at = max(m.last for m in frame.slots["of"])
            frame.own = frame.own or (at < len(self.tokens) and self.tokens[at].norm in self.pack.rules["with_him"])
        frame.halved = self._halved(frame)
        frame.headline = (
            not frame.at and "adj" in frame.slots and not any(e.is_action for e in self.row if e.kind != "noun")
        )
        frame.timeless = frame.governor is None and not self._told(frame.at)

    def _prepared(self, frame: Frame) -> bool:
        """Whether what is told of is a meeting that others prepare: التحضير للقاء فلان وفلان."""
        at = self.row[frame.at].first
        return frame.purpose and among(self.pack.rules.closed("preparing"), self.tokens[max(0, at - 1) : at])

    def _to_her(self, frame: Frame) -> bool:
        """Whether a journey is told to lead to a state of which only a pronoun tells: وصول فلان إليها."""
        last = max([self.row[frame.at].last, *(m.last for m in frame.slots.get("of", ()))])
        return among(self.pack.rules.closed("to_her"), self.tokens[last : last + 2])

    def _glad(self, k: int) -> bool:
        """Whether whoever speaks says that it was he: تشرفت بلقاء فلان."""
        first = self.row[k].first
        return among(self.pack.rules.closed("glad"), self.tokens[max(0, first - 2) : first])

    def _tells_meeting(self, k: int) -> bool:
        """Whether the clause before element k speaks of a meeting: عقدوا اجتماعهم بحضور فلان."""
        stop = next((j for j in range(k - 1, -1, -1) if self.row[j].kind in ("stop", "comp", "sub")), -1)
        nouns = (x for e in self.row[stop + 1 : k] for x in e.entries)
        return any(x.kind == "occasion" or (x.kind == "noun" and x.value["type"] == "MEET") for x in nouns)

    def _halved(self, frame: Frame) -> bool:
        """Whether one of two sides is somebody whom no lexicon knows: بين الحكومة والجماعات المسلحة برعاية قطر."""
        between = frame.slots.get("between", [])
        if len(between) != 1 or between[0].kind == "pair" or between[0].number != "sg":
            return False
        at = between[0].last + (self.tokens[min(between[0].last, len(self.tokens) - 1)].text in COMMAS)
        return at < len(self.tokens) and self.tokens[at].norm.startswith("و") and not self._known_at(at)

    def _known_at(self, at: int) -> bool:
        """Whether token `at` begins an element."""
        return any(e.first == at for e in self.row)

    def _told_behind(self, k: int) -> list[Mention]:
        """Of a sentence that begins with whose auspices they were, those who met: برعاية تركية، تحاور وفدا."""
        if any(e.is_action for e in self.row[:k]):
            return []
        verb = next((j for j in range(k + 1, min(len(self.row), k + REACH)) if self.row[j].is_action), None)
        if verb is None or self.row[verb].kind == "noun":
            return []
        subject, obj, preps, _ = self._slots(verb)
        return [m for m in (*subject, *obj, *preps.get("with", ())) if m.first > self.row[verb].first]

    def _foretold(self, frame: Frame) -> None:
        """Whose doing opens a sentence: "at the end of his visit to Beirut X said", "after talks with Y X left"."""
        k, start = frame.at, max(frame.at, frame.governor or 0)
        partner = (
            frame.row["type"] == "MEET" and "with" in frame.slots and not frame.slots.keys() & {"subj", "of", "adj"}
        )
        if not (frame.own or partner) or any(e.kind not in ("prep", "noun") for e in self.row[:k]):
            return
        if frame.governor is not None and (frame.own or frame.governor < k):
            return
        verb = next((j for j in range(start + 1, min(len(self.row), start + REACH)) if self.row[j].is_action), None)
        if verb is not None and not self._carries(self.row[verb]):
            frame.add(
                "subj", [m for m in self._slots(verb)[0] if m.kind == "person" and m.first > self.row[verb].first]
            )

    def _welcomed(self, frame: Frame) -> None:
        """Who stood to receive somebody, told behind his name: الرئيس الذي كان في استقباله."""
        before = [e.kind for e in self.row[max(0, frame.at - 3) : frame.at]]
        if frame.own and frame.row["id"] == "receive" and before == ["rel", "be", "prep"]:
            frame.add("obj", self._antecedent(frame.at - 3))

    def _plural(self, k: int | None) -> bool:
        """Whether the verb at element k has a plural for its subject, عقدوا."""
        return k is not None and self.tokens[self.row[k].last - 1].norm.endswith(("وا", "ون"))

    def _told(self, k: int) -> bool:
        """Whether a verb or a day near the noun at element k makes it an event."""
        for side in (self.row[k + 1 : k + 8], self.row[max(0, k - 6) : k][::-1]):
            for e in side:
                if e.kind in ("stop", "comma", "quote", "comp", "neg"):
                    break
                if e.is_action:
                    return True
        if self._announced(k):
            return True
        first, last = self.row[max(0, k - 3)].first, self.row[min(len(self.row) - 1, k + 8)].last
        days, hours = self.pack.time_words, self.pack.hours
        return any(t.norm in days and t.norm not in hours for t in self.tokens[first:last])

    def _announced(self, k: int) -> bool:
        """Whether a headline without a verb only says what is on, and where: مباحثات مصرية قطرية في القاهرة."""
        element, at = self.row[k], self.row[-1].last
        if k or self.tokens[element.first].norm.startswith("ال"):
            return False
        verb = next((j for j, e in enumerate(self.row) if e.is_action), len(self.row))
        ended = self.row[-1].kind == "stop" or at >= len(self.tokens) or self.tokens[at].text == "\n"
        begins = element.first == 0 or not self.tokens[element.first - 1].is_word
        placed = any(e.mention is not None and e.mention.prep in ("in", "b") for e in self.row[:verb])
        return begins and placed and (ended or at - element.first < _HEADLINE)

    def _behind_noun(self, frame: Frame) -> list[list[Mention]]:
        """Fill the prepositional slots behind a noun; what stands there without preposition is given back."""
        k, start = frame.at, self.row[frame.at].last
        ends = (self.row[k].first, start - 1)  # what has the article owns nothing; of التزامها بأمن بيرو its last word
        owns = frame.purpose or any("ال" not in self.tokens[i].norm[:4] for i in ends)
        direct: list[list[Mention]] = []
        for j in range(k + 1, min(len(self.row), k + 1 + REACH)):
            e = self.row[j]
            if self._ends_noun(frame, e, j, bool(direct)):
                break
            if e.mention is None:
                continue
            m, gap = e.mention, e.first - start
            near = gap <= (1 if frame.slots else 4) and owns
            if m.prep in ("between", "with") and gap > _NEAR and self._discusses(k):
                break
            if m.genitive and (m.kind == "pair" or (m.prep is None and frame.row["type"] == "MEET")):
                continue  # "between the deputies of both ministers", "a meeting of cadres of the party"
            if self._in_company(frame, j) or (direct and self._of_circumstance(j)):
                continue
            if direct and self._there_too(frame, j):
                direct[0] = [*direct[0], *self.unit(j)]
                continue
            if self._further(frame, j) or self._station(frame, j):
                continue
            if m.prep in ("with", "between") and (self._elsewhere(frame.at, j) or self._of_accord(frame, j)):
                continue
            if m.prep == "between" and self._shared(j, start) and not (frame.row["id"] in _SIGNED and gap <= _NEAR):
                continue
            if m.prep == "in" and frame.row["type"] == "SANCTION" and gap > _SEAT:
                continue  # عقوبات على ثلاثة أفراد لدورهم في الحرب في السودان
            if m.prep is not None:
                self._add_governed(frame, j)
            elif m.adjective and m.kind == "country":
                own = gap <= 2 and self.row[j - 1].kind != "prep"  # not رسوما على النبيذ الأسترالي
                deed = any(t.norm.startswith("لل") for t in self.tokens[start : m.first])
                own = own and not (deed and frame.row["type"] in JUDGING)  # الرفض القاطع للتصريحات الإسرائيلية
                if own or not self._against_it(frame, j):
                    frame.add("adj" if own else "loose", self.unit(j))
            elif frame.row["type"] == "CRITICIZE" and (prep := self._at_deed(k, j)):
                frame.add(prep, self.unit(j))
            elif (near or frame.own or frame.purpose or direct) and not m.conj and not any(m in u for u in direct):
                direct.append(self.unit(j))
        return direct

    def _against_it(self, frame: Frame, j: int) -> bool:
        """Whether the adjective at element j tells against whose deed somebody is backed: دعم قطر في مواجهة الهجوم
        الإسرائيلي."""
        told = next((e for e in reversed(self.row[frame.at + 1 : j]) if e.kind == "prep"), None)
        return frame.row["type"] == "SUPPORT" and told is not None and told.value in ("in", "against", "upon")

    def _tribute(self, frame: Frame, j: int) -> bool:
        """Whether verb j tells whose deed is praised or blamed: تقديرها للجهود التي تبذلها مصر."""
        before, start = self.row[j - 1], self.row[frame.at].last
        told = before.kind == "rel" and before.first > start and before.last == self.row[j].first
        deed = told and self.tokens[before.first - 1].norm.startswith("لل")
        return frame.row["type"] in JUDGING and deed and not frame.slots

    def _add_governed(self, frame: Frame, j: int) -> None:
        """Note the phrase with a preposition at element j; who is met is no place: لقائه، بقصر الرئاسة، بالسفير."""
        m = self.row[j].mention
        if m is None or m.prep is None:
            return
        man = m.kind == "person"
        to = man and m.clitic[-1:] == "ل"
        if to and frame.row["type"] == "VISIT":
            frame.add("of", self.unit(j))
        elif to and frame.row["id"] == "receive":
            frame.add("obj", self.unit(j))  # استقبال الملك، اليوم، للسفير
        elif man and m.prep == "b" and all(x.kind in ("place", "pronoun") for x in frame.slots.get("b", ())):
            frame.slots["b"] = self.unit(j)
        else:
            frame.add(m.prep, self.unit(j))

    def _further(self, frame: Frame, j: int) -> bool:
        """Whether the phrase at element j is a further party, and note it: مع رؤساء دول على رأسهم فلان."""
        m, before = self.row[j].mention, self.tokens[self.row[j - 1].first - 1].norm
        if m is not None and m.prep == "with" and "with" in frame.slots and before in _ANOTHER:
            frame.slots["with"] = [*frame.slots["with"], *self.unit(j)]
            return True
        named = m is not None and self._among(m)
        if named and frame.row["type"] in ("MEET", "ATTEND"):
            frame.slots["with" if frame.row["type"] == "MEET" else "of"] = self.unit(j)
        return named

    def _there_too(self, frame: Frame, j: int) -> bool:
        """Whether the people of element j were there too: بحضور فلان، بالإضافة إلى فلان."""
        m, before = self.row[j].mention, self.row[j - 1]
        joined = before.kind == "conj" and before.last == self.row[j].first
        return joined and frame.row["type"] == "ATTEND" and m is not None and m.kind == "person" and m.prep is None

    def _station(self, frame: Frame, j: int) -> bool:
        """Whether the phrase at element j tells where a tour led, and note it: جولة في الخليج شملت الرياض."""
        m = self.row[j].mention
        led = frame.row["id"] == "tour" and m is not None and m.kind in ("country", "place") and m.prep is None
        if not led or m is None or self.tokens[m.first - 1].norm not in self.pack.rules["covering"]:
            return False
        frame.add("obj", self.unit(j))
        return True

    def _in_company(self, frame: Frame, j: int) -> bool:
        """Whether the phrase at element j only was there when two met: لقائه بحضور نائبه فلان أمس فلانا."""
        noun = self.row[j - 1]
        there = noun.kind == "noun" and self._beside(j - 1) and noun.value.value["type"] == "ATTEND"
        return there and frame.row["type"] == "MEET" and self.row[j].first - noun.last < _NEAR

    def _of_circumstance(self, j: int) -> bool:
        """Whether the phrase at element j belongs to an unknown word of what the meeting went along with: لقاء فلان رغم
        إلحاح فلان."""
        prep, first = self.row[j - 1], self.row[j].first
        between = self.tokens[prep.last : first] if prep.kind == "prep" and prep.value in CLAUSAL else []
        return 0 < len(between) < _NEAR and not between[-1].norm.endswith(("ه", "ها", "هم", "هما"))

    def _at_deed(self, k: int, j: int) -> str:
        """The preposition between a noun of blame and somebody's deed: احتجاجا على دعم السودان."""
        between = self.row[k + 1 : j]
        told = [e.kind for e in between] == ["prep", "noun"] and between[1].last == self.row[j].first
        return str(between[0].value) if told else ""

    def _shared(self, j: int, start: int) -> bool:
        """Whether "between" at element j tells whose something else is, behind the noun: "on the border between"."""
        first = self.unit(j)[0].first
        prep = next((e for e in reversed(self.row[:j]) if e.last <= first), None)
        if prep is None or prep.kind != "prep" or prep.first <= start:
            return False
        return any(s in self.pack.shared for _, s, _ in stems(self.tokens[prep.first - 1].norm))

    def _elsewhere(self, k: int, j: int) -> bool:
        """Whether the preposition of element j belongs to words behind a comma: "the talks, and dealing with X"."""
        m, told = self.row[j].mention, self.row[k].entry("noun")
        if m is not None and m.kind == "pair" and told is not None and told.value["type"] == "COOPERATE":
            return False  # التعاون في مجال الطيران بين البلدين
        prep = next((e for e in reversed(self.row[k + 1 : j]) if e.kind == "prep"), None)
        if prep is None or not any(e.kind in ("comma", "prep") and e.first < prep.first for e in self.row[k + 1 : j]):
            return False
        known = any(e.last == prep.first for e in self.row)
        return self.tokens[prep.first - 1].is_word and self.row[j - 1] is prep and not known

    def _of_accord(self, frame: Frame, j: int) -> bool:
        """Whether "between" at element j tells whose an accord is of which a meeting spoke."""
        nouns = [e for e in self.row[frame.at + 1 : j] if e.kind == "noun"]
        return frame.row["type"] == "MEET" and bool(nouns) and nouns[-1].value.value["type"] == "AGREE"

    def _discusses(self, k: int) -> bool:
        """Whether a meeting is what discusses: "the meeting reviewed the work of the commission between A and B"."""
        before = self.row[k - 1] if k else None
        return (
            before is not None
            and before.last == self.row[k].first
            and any(e.kind == "verb" and e.value["id"] == "talk" for e in before.entries)
        )

    def _ends_noun(self, frame: Frame, e: Element, j: int, filled: bool) -> bool:
        """Whether a noun's phrase ends at element e; a verb behind the noun that tells its parties is read."""
        if e.kind == "noun" and e.value.form == "pron" and e.value.value["id"] == "arrival":
            return False  # كان في استقباله لدى وصوله
        if e.kind == "noun" and e.clitic == "ب" and e.value.value["type"] == "ATTEND" and frame.row["type"] == "MEET":
            return False  # لقائه بحضور نائبه فلانا
        lasts = e.kind == "light" and e.value.value in LASTS
        if lasts and (e.first == self.row[frame.at].last or "obj" in frame.slots):
            return "obj" in frame.slots  # زيارة استغرقت يومين قام بها فلان, جولة شملت بيرو، تستغرق أسبوعا
        if e.kind in ("stop", "comp", "sub") or (e.kind == "noun" and j > frame.at + 1 and bool(frame.slots)):
            return True
        if self._reason(j):
            return True  # بطرد السفير الأمريكي بسبب دعم بيرو لتشيلي
        if e.kind == "noun" and frame.row["type"] == e.value.value["type"] == "ATTEND":
            return True  # بمشاركة ستة قادة، وغياب فلان
        if e.kind == "rel":
            return filled
        if not e.is_action:
            return False
        if self._tribute(frame, j):
            frame.add("to", self._slots(j)[0])
            return True
        if (
            self._carries(e)
            and e.clitic[:1] not in ("و", "ف")
            and not filled
            and e.first - self.row[frame.at].last <= 4
            and not (self.row[j - 1].kind == "comma" and e.kind == "light" and "+o" not in e.value.form)
        ):
            self._verb_after(frame, j)
        return True
