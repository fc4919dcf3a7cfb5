"""People whom no lexicon knows, about an Arabic verb: who acts is then nobody named elsewhere."""

from __future__ import annotations

from functools import lru_cache

from ingest.element import Element
from ingest.elements import STRONG
from ingest.frames import JUDGING, REACH, FrameReader
from ingest.lang.forms import GERUND
from ingest.mention import COMMAS, Mention
from ingest.strange import is_strange
from ingest.text import Token
from ingest.text.normalize import stems

_OF_SEVERAL = ("لآ", "لأ")  # "to" before a plural: لآثار, لأحياء
_RELATING = ("ي", "ية")  # what most adjectives end in: not البنى
_ASIDE = 5  # elements between the commas of an apposition


@lru_cache(maxsize=8)
def _nameless(words: frozenset[str], times: frozenset[str]) -> frozenset[str]:
    """Words that name nobody: joining two large sets for each word would be felt."""
    return words | times


class VsoStrangers(FrameReader):
    """Whether the subject is somebody strange, and which words only describe him."""

    def _stranger_between(self, k: int, end: int) -> bool:
        """Whether some trade and name that no lexicon knows stand where the subject does: وزار المطرب فلان القاهرة."""
        between = self.tokens[self.row[k].last : end] if self.row[k + 1].first == end else []
        definite = bool(between) and any(is_definite for _, _, is_definite in stems(between[0].norm)[:1])
        known = _nameless(self.pack.not_names, self.pack.time_words)
        if definite and any(stem in known for _, stem, _ in stems(between[0].norm)):
            return False  # الأسبوع القادم
        return definite and len(between) > 1 and all(t.is_word and t.norm not in known for t in between)

    def _strange_name(self, k: int) -> bool:
        """Whether what may be a name that no lexicon knows stands where the subject of verb k does."""
        at, end = self.row[k].last, self.row[k + 1].first if k + 1 < len(self.row) else len(self.tokens)
        return at < end and is_strange(self.pack, self.tokens[at])

    def _strange_topic(self, k: int) -> bool:
        """Whether before verb k stands a strange name with words between commas: أن فلان، صديق الرئيس، سيزور."""
        for j in range(k - 1, max(-1, k - REACH), -1):
            e = self.row[j]
            if e.kind == "comp":
                unknown = self._new_subject(j) and self.row[j + 1].kind == "comma" and self.row[k - 1].kind == "comma"
                return unknown and is_strange(self.pack, self.tokens[e.last])
            if e.kind in ("stop", "rel", "sub") or e.is_action:
                break
        return False

    def strange_ahead(self, k: int) -> bool:
        """Whether what no lexicon knows stands before verb k as its subject: المراجعة المستقلة للوكالة تخلص إلى."""
        if self._in_plural(k):
            return True
        if self.row[k].tense == GERUND:  # يعتبر مواطن أن …، مؤكدا أن
            main = next(
                (j for j in range(k - 1, -1, -1) if self.row[j].is_action and self.row[j].tense != GERUND), None
            )
            said = main is not None and self.row[main].kind == "speech"
            return said and main is not None and not self.subject(main) and self.unknown_subject(main)
        if self.row[k].clitic[:1] in ("و", "ف"):
            acts = (j for j in range(k - 1, -1, -1) if self.row[j].is_action and self.row[j].entry("noun") is None)
            earlier = next(acts, None)
            alone = earlier is not None and self.row[earlier].last - self.row[earlier].first == 1  # not تطرق إلى
            return earlier is not None and alone and not self.subject(earlier) and self.unknown_subject(earlier)
        if k and self.row[k - 1].kind in ("comma", "rel"):  # a relative clause is of who stands before it
            return self.row[k - 1].kind == "rel" or self._strange_aside(k)
        ahead = self.row[max(0, k - REACH) : k]
        begins = max((i + 1 for i, e in enumerate(ahead) if e.kind == "stop"), default=0)
        return all(map(self._belongs, ahead[begins:])) and self._opens_strangely(k)

    def _strange_aside(self, k: int) -> bool:
        """Whether a clause between commas before verb k tells of somebody strange: التحالف، الذي يقاتلهم، أعلن هدنة."""
        if k < 2 or self.row[k - 1].kind != "comma" or self.row[k].clitic[:1] in ("و", "ف"):
            return False
        for j in range(k - 2, max(0, k - REACH), -1):
            e, before = self.row[j], self.row[j - 1]
            if e.kind == "rel" and before.kind == "comma" and before.last == e.first:
                return not any(x.last == before.first and x.kind == "np" for x in self.row[:j])
            if e.kind in ("comma", "stop", "rel"):
                break
        return False

    @staticmethod
    def _belongs(e: Element) -> bool:
        """Whether an element may belong to the phrase of a noun that no lexicon knows."""
        m = e.mention
        return e.kind in ("prep", "quote") or (m is not None and (m.prep is not None or m.genitive or m.adjective))

    def _opens_strangely(self, k: int) -> bool:
        """Whether the sentence of which verb k is the first begins with a definite noun that no lexicon knows."""
        at = self.row[k].first
        while at and self.tokens[at - 1].text != "\n" and self.tokens[at - 1].text not in STRONG:
            at -= 1
        word, known = self.tokens[at], _nameless(self.pack.not_names, self.pack.time_words)
        taken = any(e.first <= at < e.last for e in self.row)
        return not taken and at < self.row[k].first and word.norm.startswith("ال") and word.norm not in known

    def _made_to(self, main: int, k: int) -> list[Mention]:
        """Who is named right behind a relative word whose verb no lexicon knows, between verb `main` and participle k:
        مما دفع فلانا إلى الرحيل، مؤكدا."""
        for j in range(k - 1, max(main, 0), -1):
            e = self.row[j]
            if e.kind in ("comp", "stop") or e.is_action:
                break
            if e.kind == "rel":
                m = self.row[j + 1].mention
                near = m is not None and 0 < m.first - e.last <= 2 and self._plain(j + 1)
                return self.unit(j + 1) if near and m is not None and m.kind == "person" else []
        return []

    def _of_many(self, k: int) -> bool:
        """Whether the verb at element k has the form of several: not الذين ادعى أنه جاء لحمايتهم."""
        word = self.tokens[self.row[k].first].norm
        return word.endswith(("وا", "ون", "ان", "ا", "ين", "ن")) or "+o" in self.row[k].value.form

    def _of_states_unnamed(self, k: int) -> bool:
        """Whether noun k is of states that are not named: تعاون جميع الدول مع بيرو."""
        at = self.row[k].last
        while at < len(self.tokens) and self.tokens[at].norm in self.pack.transparent:
            at += 1
        return (
            at < len(self.tokens)
            and self.tokens[at].norm in self.pack.rules["states"]
            and not any(e.first == at for e in self.row)
        )

    def _in_plural(self, k: int) -> bool:
        """Whether the verb at element k has the form of several people, and so nobody alone for its subject."""
        return self.row[k].tense != GERUND and self.tokens[self.row[k].first].norm.endswith(("وا", "ون"))

    def _of_audience(self, k: int) -> bool:
        """Whether noun k is of those who listen, and tells nobody's presence: وأشاد للحضور بالعلاقات."""
        e, behind = self.row[k], self.row[k + 1 : k + 2]
        at = bool(behind) and behind[0].kind == "prep" and behind[0].value == "in" and behind[0].first == e.last
        return self.tokens[e.first].norm in self.pack.rules.closed("audience") and not at

    def _unlike_sex(self, k: int, unit: list[Mention]) -> bool:
        """Whether a verb of urging or judging has the form of a man, and it stands right before a state: كما دعا
        واشنطن إلى, انتقد إيران."""
        e, m = self.row[k], unit[0]
        word = self.tokens[e.first].norm[len(e.clitic) :]
        told = (e.kind == "speech" and e.value.value == "urge") or self._judging(k)
        if (
            not told
            or e.tense == GERUND
            or e.entry("noun") is not None
            or m.kind != "country"
            or m.group
            or len(unit) > 1
            or m.first != e.last
        ):
            return False
        name = self.tokens[m.first].norm
        masculine = name in self.pack.rules["masculine_states"] or m.known not in ("name", "metonym")
        return not masculine and not word.startswith("ت") and not word.endswith(("ت", "تا"))

    def _judges_whom(self, k: int) -> bool:
        """Whether verb k, right behind somebody and a relative word, says whom he praises, blames or punishes: الرئيس
        الذي هنأ فلانا; not القرار الذي نددت به بيرو."""
        at, before = self.row[k].last, self.row[k - 2] if k > 1 else None
        resumed = at < len(self.tokens) and self.tokens[at].norm in self.pack.rules["resumptive"]
        if resumed or before is None or before.kind != "np" or before.last != self.row[k - 1].first:
            return False
        rows = [e.value for e in self.row[k].entries if e.kind == "verb" and "+o" not in e.form]
        return any(row["type"] in (*JUDGING, "SANCTION") and "obj" in row["verb"] for row in rows)

    def _suffered(self, k: int) -> bool:
        """Whether the pronoun on noun of blame k is of who is blamed, as what for stands behind: اتهامه بإرسال."""
        at = self.row[k].last
        behind = self.tokens[at] if at < len(self.tokens) else None
        named = any(e.first == at and e.mention is not None and e.mention.prep is None for e in self.row[k + 1 : k + 2])
        return behind is not None and not named and behind.norm.startswith("ب") and self._accuses(k)

    def _accuses(self, k: int) -> bool:
        """Whether noun k is one of accusing, of which somebody is the object."""
        return self.tokens[self.row[k].first].norm.startswith(tuple(self.pack.rules.closed("accusing")))

    def _marked(self, k: int) -> list[Mention]:
        """Who is put before verb k as what the sentence turns to: أما بيرو، فأعلنت."""
        comma, e = (self.row[k - 1], self.row[k - 2]) if k > 1 else (None, None)
        if comma is None or e is None or e.kind != "np" or comma.kind != "comma" or comma.last != self.row[k].first:
            return []
        mark = self.tokens[self.unit(k - 2)[0].first - 1].norm
        return self.unit(k - 2) if mark in self.pack.rules.closed("topic_marks") else []

    def _described(self, j: int) -> bool:
        """Whether the phrase at element j only tells, between commas, whose somebody is: فلان، صديق الرئيس، سيزور."""
        m, behind = self.row[j].mention, self.row[j + 1 : j + 2]
        enclosed = bool(behind) and behind[0].kind == "comma" and j > 1 and self.row[j - 1].kind == "comma"
        apart = enclosed and m is not None and (m.genitive or m.first > self.row[j - 1].last)
        office = m is not None and m.kind == "person" and m.entity is None and m.name is None
        behind_comma = j > 1 and self.row[j - 1].kind == "comma"
        return (apart or (office and behind_comma)) and self.row[j - 2].kind == "np"

    def _strange_bearer(self, k: int, unit: list[Mention]) -> bool:
        """Whether a surname behind verb k is rather that of somebody whose given name nobody known has."""
        m, behind = unit[0], self.row[k + 1].mention is unit[0]
        single = m.known in ("surname", "bare") and m.last - m.first == 1
        return single and behind and unit[0].first - self.row[k].last == 1 and self._strange_name(k)

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
            and token.norm not in self.pack.not_names | self.pack.rules.closed("resolves")
        )

    def _new_subject(self, j: int) -> bool:
        """Whether a "that" at element j is followed by a subject that no lexicon knows: "said that a delegation …"."""
        e, at = self.row[j], self.row[j].last
        if e.kind != "comp" or at >= len(self.tokens) or self.tokens[at - 1].norm.endswith("ه"):
            return False
        known = j + 1 < len(self.row) and self.row[j + 1].first == at
        return not known and self.tokens[at].is_word and self.tokens[at - 1].norm in ("ان", "بان", "لان")

    def _before_aside(self, j: int, left: list[Mention]) -> bool:
        """Whether the words that end with the comma at element j only describe a man: فلان، صديق فلان، سيزور."""
        if self.row[j].kind != "comma" or any(m.kind != "person" for m in left):
            return False  # nor جدة، 12 مايو - وقع
        for i in range(j - 1, max(-1, j - _ASIDE), -1):
            e = self.row[i]
            if e.mention in left:
                within = any(t.text in COMMAS for t in self.tokens[e.first : e.last])
                return i + 1 < j and (within or self.row[i + 1].kind == "comma")
            if e.is_named_action or e.kind in ("stop", "comp", "sub", "rel"):
                break
        return False

    def _befallen(self, k: int, m: Mention) -> bool:
        """Whether what is judged by the trigger at element k only befalls whom a phrase names: رفضت تهجير الفلسطينيين,
        أدانت استهداف بيرو; not استهداف بيرو لتشيلي."""
        word = self.tokens[m.first - 1].norm
        words = self.pack.rules.closed("befalls")
        if m.first <= self.row[k].last or not (word in words or (word[:1] in "بلو" and word[1:] in words)):
            return False
        behind = next((e for e in self.row if e.first >= m.last), None)
        people = m.known == "demonym"
        if behind is None or behind.first - m.last > 1 or behind.kind == "comma":
            return not self._has_object(m.last, people)
        struck = behind.mention is not None and (behind.mention.prep is None or behind.clitic or behind.mention.clitic)
        return not (struck or behind.value == "upon" or (behind.first > m.last and self._has_object(m.last, people)))

    def _has_object(self, i: int, people: bool) -> bool:
        """Whether the word at token i, which no lexicon knows, is what somebody named before it did something to:
        استهداف بيرو مستشفى, استهداف بيرو المدنيين; behind the name of a people it may only describe them."""
        if i < len(self.tokens) and self.tokens[i].text in COMMAS:  # اقتحام بيرو، الأحد، مستشفى
            ahead = range(i + 1, min(len(self.tokens), i + _ASIDE))
            end = next((j for j in ahead if self.tokens[j].text in COMMAS), i)
            when = end > i + 1 and all(self._when(self.tokens[j]) for j in range(i + 1, end))
            i = end + 1 if when else len(self.tokens)
        token = self.tokens[i] if i < len(self.tokens) else None
        if token is None or not token.is_word or self._when(token) or token.norm in self.pack.not_names:
            return False
        several = token.text[:2] in _OF_SEVERAL  # تدمير بيرو لآثار: of "to" with a purpose few begin so
        if stems(token.norm)[0][2] or token.norm[:2] == "لل" or several:  # استهداف بيرو للمدنيين
            word = stems(token.norm)[0][1]
            adjective = token.text.endswith(_RELATING) or (len(word) == 4 and word[2] == "ي")  # العسكري, العنيف
            return not (people or adjective or token.norm in self.pack.rules.closed("of_a_deed"))
        prefixed = any(c and word in self.pack.common_words for c, word, _ in stems(token.norm))
        return not (token.norm[-1] == "ا" or prefixed or token.norm[0] == "ل")

    def _when(self, token: Token) -> bool:
        """Whether a word tells a time."""
        times = self.pack.time_words
        return token.norm in times or token.norm.isdigit() or any(word in times for _, word, _ in stems(token.norm))
