"""What stands behind a verb in its clause, where the verb mostly comes first, as in Arabic."""

from __future__ import annotations

from abc import abstractmethod

from ingest.clauses import reason
from ingest.frames import JUDGING, REACH
from ingest.lang.forms import GERUND, PAST
from ingest.mention import Mention
from ingest.near import near_words
from ingest.text import among
from ingest.text.normalize import stems
from ingest.vso_passed import VsoPassed

LASTS = ("استغرق/يستغرق", "استمر/يستمر", "دام/يدوم")  # verbs whose object is a time
_BESIDE = 3  # tokens between "with attending" and who attends
CLAUSAL = ("after", "before", "under", "at", "during")


class VsoClause(VsoPassed):
    """Phrases without preposition and those with one, asides and nouns of action passed over."""

    @abstractmethod
    def _carried(self, k: int) -> list[Mention]:
        """The subject of the verb before element k."""

    def _behind(self, k: int) -> tuple[list[list[Mention]], dict[str, list[Mention]]]:
        """What stands behind a verb in its clause: phrases without preposition, and those with one."""
        right: list[list[Mention]] = []
        preps: dict[str, list[Mention]] = {}
        meeting = any(e.kind == "verb" and e.value["type"] == "MEET" for e in self.row[k].entries)
        j, end = k, min(len(self.row), k + 1 + REACH)
        while (j := self._past_aside(j + 1)) < end:
            e = self.row[j]
            if e.kind == "rel" and (past := self._past_rel(j, len(right))) > j:
                j = past
                continue
            if e.kind == "light" and e.value.value in LASTS and self.row[j - 1].kind == "rel":
                continue  # خلال الزيارة التي تستغرق يومين
            if e.kind in ("stop", "comp", "sub") or e.is_action or self._reason(j):
                break
            if e.kind == "rel" and j > k + 1 and (self.row[j - 1].kind == "np" or self._about(k)):
                break
            all_told = len(right) > 1 or (right and "with" in preps)  # what follows is what they spoke of
            if e.kind == "noun" and meeting and (all_told or self._of_another_time(j)):
                break
            m = e.mention
            if m is not None and self._next_clause(j):
                break
            if m is None or self._beside_deed(k, j, m, meeting) or (right and self._of_accord_to(k, j)):
                continue
            if meeting and self._among(m):
                self._name_some(k, j, right, preps)
                continue
            if m.prep is not None:
                preps.setdefault(m.prep, self.unit(j))
            elif m.adjective and m.kind == "country":
                preps.setdefault("loose", self.unit(j))
            elif m.kind == "event":
                preps.setdefault("event", [m])
            elif right and m.entity is not None and any(x.entity is m.entity for x in right[-1]):
                continue  # اتهم رئيس بيرو، فلان، تشيلي
            elif not any(m in u for u in (*right, *preps.values())) and not self._toured(k, j):
                right.append(self.unit(j))
        return right, preps

    def _beside_deed(self, k: int, j: int, m: Mention, meeting: bool) -> bool:
        """Whether phrase j behind verb k tells of something else than whom the deed is done to, with or for."""
        # whoever meets the president's wife has not met the president
        owner = m.headed or (meeting and m.genitive) or (m.prep is None and self._of_noun(j)) or self._of_member(j)
        seat = m.kind == "pronoun" and self._seat_of(m)
        # يتوجه في ختام زيارته لدمشق إلى أنقرة
        behind = m.prep == "to" and m.clitic and self._arrived_at(j) and self.row[j - 2].kind == "prep"
        told = self._quoted_source(j) or self._present(j) or self._celebrated(k, j) or self._office_of_last(j)
        return bool(owner or seat or behind or told or self._venue(j, m))

    def _of_member(self, j: int) -> bool:
        """Whether the body at element j is but that to which somebody belongs who is named next: عضو البرلمان، فلان."""
        m, behind = self.row[j].mention, self.row[j + 1 : j + 3]
        if m is None or not m.genitive or m.kind not in ("organization", "country") or m.prep is not None:
            return False
        named = [e for e in behind if e.kind == "np"][:1]
        who = named[0].mention if named and (behind[0] is named[0] or behind[0].kind == "comma") else None
        return who is not None and who.kind == "person" and bool(who.name) and not who.conj and who.prep is None

    def _venue(self, j: int, m: Mention) -> bool:
        """Whether a capital only tells which talks are meant: انسحبت الفصائل من حوار القاهرة."""
        noun = self.row[j - 1]
        if m.kind not in ("country", "organization") or m.prep is not None or noun.last != m.first:
            return False
        if self.tokens[noun.last - 1].norm.startswith("ال") or len(self.unit(j)) != 1:
            return False  # تشارك في القمة ألمانيا
        if noun.kind == "occasion" or noun.entry("occasion") is not None:
            return m.kind == "organization" or m.known in ("metonym", "name")  # قمة تونس, مؤتمر الأزهر
        return m.known == "metonym" and noun.kind == "noun" and noun.value.value["id"] in ("meet", "dialogue")

    def _about(self, k: int) -> bool:
        """Whether what stands behind verb k is mostly what they spoke of: بحث العلاقات التي يرعاها فلان."""
        return any(e.kind == "verb" and e.value["id"] == "talk" for e in self.row[k].entries)

    def _seat_of(self, m: Mention) -> bool:
        """Whether a body is named only for the house in which something was: بمقر الوزارة, بديوان عام الوزارة."""
        before = self.tokens[max(0, m.first - 2) : m.first]
        return not near_words(tuple(self.pack.rules["seats"])).isdisjoint(t.norm for t in before)

    def _next_clause(self, j: int) -> bool:
        """Whether the phrase at element j, behind comma and "and", is the subject of the verb right behind it: زار
        فلان الدوحة، وفلان اكتفى ببيان."""
        m, behind = self.row[j].mention, self.row[j + 1] if j + 1 < len(self.row) else None
        joined = m is not None and m.conj and m.prep is None and self.row[j - 1].kind == "comma"
        told = behind is not None and behind.first == self.row[j].last and behind.kind in ("verb", "light", "speech")
        return joined and told and behind is not None and not behind.clitic and behind.tense != GERUND

    def _past_rel(self, j: int, told: int) -> int:
        """The last element of a relative clause that is passed over, by how many phrases were told before; else j."""
        if not told:
            return self._past_relative(j)
        return self._past_journey(j) if told == 1 else j

    def _name_some(self, k: int, j: int, right: list[list[Mention]], preps: dict[str, list[Mention]]) -> None:
        """Add those whom the phrase at element j names of the many whom verb k tells of."""
        if any(x.kind == "prep" and x.value == "with" for x in self.row[k + 1 : j]):
            if all(x.kind != "person" or x.entity is None for x in preps.get("with", ())):
                preps["with"] = self.unit(j)  # مع المسؤولين العراقيين وفي مقدمتهم فلان
        elif right:
            right.append(self.unit(j))  # التقى فلان عددا من القادة بينهم فلان
        elif among(self.pack.rules.closed("met_some"), self.tokens[self.row[k].last : self.row[j].first]):
            preps["with"] = self.unit(j)  # يلتقي خلالها بعدد من المسؤولين على رأسهم فلان

    def _reason(self, j: int) -> bool:
        """Whether the noun at element j tells why something is done."""
        return reason(self.row, j, self.tokens, self.pack.statuses.get("reasons", ()))

    def _office_of_last(self, j: int) -> bool:
        """Whether the phrase at element j is but an office, behind a comma, of whoever is named before that, or whose
        that office is: مع فلان، رئيس المجلس الوزاري للجامعة."""
        m, before = self.row[j].mention, self.row[j - 1]
        if m is None or j < 2:
            return False
        if m.prep == "to" and m.clitic and before.kind == "np":
            return self._office_of_last(j - 1)
        named = self.row[j - 2].mention
        bare = m.kind == "person" and m.name is None and not (m.conj or m.prep or m.counterpart)
        behind = before.kind == "comma" and self.row[j - 2].last == before.first
        return bare and behind and named is not None and bool(named.name) and named.prep is not None

    def _alone(self, k: int, unit: list[Mention]) -> bool:
        """Whether behind verb k nobody stands but those of one phrase, no party that no lexicon knows either."""
        end = next((e.first for e in self.row[k + 1 :] if e.kind in ("stop", "comp", "sub") or e.is_action), None)
        known, at = {m.first for m in unit}, self.row[k].last
        if any(e.kind == "prep" and e.value == "with" for e in self.row[k + 1 :] if end is None or e.first < end):
            return False
        others = (e.mention for e in self.row[k + 1 :] if e.mention is not None and (end is None or e.first < end))
        if any(m.kind == "person" and m.first not in known and m.prep in (None, "b") for m in others):
            return False
        behind = self.tokens[at : self.row[-1].last if end is None else end]
        return min(known) >= at and not among(self.pack.rules.closed("parties_unnamed"), behind)

    def _goes_on(self, k: int) -> bool:
        """Whether verb k begins its sentence with a word that joins it to the one before: كما التقى."""
        return [e.kind for e in self.row[:k] if e.kind not in ("aux", "be")] in (["sub"], ["conj"])

    def _of_another_time(self, j: int) -> bool:
        """Whether the noun at element j is another meeting that only tells when: قبل اجتماعه مع فلان."""
        noun, before = self.row[j], self.row[j - 1]
        own = noun.value.form == "pron" and noun.value.value["type"] == "MEET"
        return own and before.kind == "prep" and before.value in ("before", "after") and before.last == noun.first

    def _among(self, m: Mention) -> bool:
        """Whether somebody is named as one of many: عددا من القادة بينهم فلان."""
        before = self.tokens[max(0, m.first - 1) : m.name[0] if m.name else m.first]
        return m.kind == "person" and among(self.pack.rules.closed("among"), before)

    def _of_accord_to(self, k: int, j: int) -> bool:
        """Whether "with" before element j belongs to an accord for which they strive: سعيا إلى اتفاق مع موسكو."""
        before = self.row[max(k + 1, j - 3) : j]
        told = [e.kind for e in before] == ["prep", "noun", "prep"] and before[2].value in ("with", "between")
        return told and before[0].value in ("to", "for", "about") and before[1].value.value["type"] != "MEET"

    def _present(self, j: int) -> bool:
        """Whether the phrase at element j only was there, or one joined to it: استقبل فلان، بحضور فلان، فلانا."""
        together = self.unit(j)
        unit = next(i for i, e in enumerate(self.row) if e.mention is not None and e.mention in together)
        noun = self.row[unit - 1] if unit else None
        if noun is None or noun.kind != "noun":
            return False
        row = noun.value.value  # or whose auspices they are: برعاية فلان وفلان
        inside = unit > 1 and self.row[unit - 2].value == "in" and self.row[unit - 2].last == noun.first  # في حضور
        there = bool(row.get("of_pair")) or (row["type"] == "ATTEND" and (noun.clitic == "ب" or inside))
        return there and self.row[unit].first - noun.last < _BESIDE

    def _quoted_source(self, j: int) -> bool:
        """Whether the phrase at element j is only whose report it is: بحسب وكالة «سانا», وفق بيان للرئاسة."""
        before = [e for e in self.row[max(0, j - 2) : j] if e.kind != "quote"][-1:]
        reported = bool(before) and before[0].mention is not None and before[0].mention.prep == "source"
        return bool(before) and (before[0].value == "source" or (reported and before[0].last == self.row[j].first))

    def _toured(self, k: int, j: int) -> bool:
        """Whether the country at element j stands behind a tour of which verb k only tells: ضمن جولة شملت مصر."""
        m = self.row[j].mention
        tour = any(e.kind == "noun" and e.value.value["id"] == "tour" for e in self.row[k + 1 : j])
        return tour and m is not None and m.kind == "country"

    def _of_noun(self, j: int) -> bool:
        """Whether the phrase at element j belongs to the noun of action right before it: "after X's criticism"."""
        noun, before = self.row[j - 1], self.row[j - 2] if j > 1 else None
        if self._arrived_at(j) and before is not None and before.kind == "prep":
            return True
        if noun.kind != "noun" or noun.last != self.row[j].first or noun.value.form == "pron":
            return False
        if noun.clitic.endswith(("ل", "ب")) and noun.value.value["type"] == "MEET":
            return True  # غادر إلى مسقط للقاء الوفد, استهل زيارته بلقاء الرئيس
        if self.tokens[noun.first].norm.startswith("ال"):
            return False  # what has the article owns nothing: خلال الزيارة الرئيس
        return before is not None and before.kind == "prep" and before.value in CLAUSAL

    def _celebrated(self, k: int, j: int) -> bool:
        """Whether the person at element j is only whose ceremony it was of which verb k tells: حضر تنصيب فلان فلان."""
        what, m = self.row[j - 1], self.row[j].mention
        if not any(x.kind == "verb" and x.value["type"] == "ATTEND" for x in self.row[k].entries):
            return False
        if m is None or m.kind != "person" or m.prep is not None or j - 1 <= k or what.last != self.row[j].first:
            return False
        if what.mention is not None and what.mention.kind == "event":  # حفل تنصيب الرئيس الإيراني | فلان
            return m.office is None and j + 1 < len(self.row) and self.row[j + 1].kind == "np" and self._plain(j + 1)
        return what.entry("occasion") is not None and not self.tokens[what.last - 1].norm.startswith("ال")

    def _arrived_at(self, j: int) -> bool:
        """Whether element j tells where a visit named right before it led: لدى وصوله مطار الدوحة."""
        noun, m = self.row[j - 1], self.row[j].mention
        visit = noun.kind == "noun" and noun.value.value["type"] == "VISIT" and self.row[j].first - noun.last <= 1
        return visit and m is not None and m.kind in ("country", "place")

    def _owned_by(self, k: int, unit: list[Mention]) -> bool:
        """Whether a phrase behind a verb of speech is only whose a noun is that the verb governs, and so not who
        speaks: طالب برحيل السفير, أعرب عن استعداده لدعم تونس."""
        at = min(m.first for m in unit)
        before = next((e for e in reversed(self.row) if e.last == at), None)
        if unit[0].kind == "pronoun" and unit[0].value == "home":
            return True  # عبر عن مخاوف بلاده
        if before is not None:
            return before.kind == "noun" and before.first > self.row[k].first
        word = self.tokens[at - 1]
        governed = word.norm.startswith(("ب", "ل")) and not word.norm.startswith(("بال", "لل"))
        return (
            at - 1 == self.row[k].last
            and word.is_word
            and (governed or word.norm in self.pack.rules.closed("resolves"))
            and not word.norm.endswith(("ه", "ها", "هم", "ذلك"))
        )

    def _whose(self, k: int, subject: list[Mention]) -> list[Mention]:
        """Whose doing is given a name in what follows verb k: اعتبر أن القرار الليبي عدائي, وصف الانتخابات في بيرو."""
        j, end = k, min(len(self.row), k + REACH)
        while (j := self._past_aside(j + 1)) < end:
            e, m = self.row[j], self.row[j].mention
            if e.kind in ("stop", "sub", "speech"):
                break
            if m is None or m in subject or m.kind not in ("country", "organization", "person"):
                continue
            struck = any(self._harm(i) in range(m.first) for i in range(k, j))
            if m.prep in (None, "to", "by", "in") and not self._of_matter(j) and (not struck or m.adjective):
                return self.unit(j)
            if m.prep in (None, "to"):
                break
        return []

    def _of_matter(self, j: int) -> bool:
        """Whether the place at element j is only that of what is the matter there: الوضع في ليبيا."""
        before = self.tokens[max(0, self.row[j].first - 3) : self.row[j].first]
        return any(s in self.pack.matters for t in before for _, s, _ in stems(t.norm))

    def _resumed(self, k: int) -> list[Mention]:
        """Whose a noun before verb k is that a pronoun behind the verb takes up: تصريحات للوزير اتهم فيها الرئيس."""
        at, before = self.row[k].last, self.row[k - 1] if k else None
        taken_up = at < len(self.tokens) and self.tokens[at].norm in self.pack.rules["resumptive"]
        if not taken_up or before is None or before.last != self.row[k].first or self.row[k].clitic[:1] in ("و", "ف"):
            return []
        m = before.mention
        return self.unit(k - 1) if m is not None and (m.group or m.kind in ("person", "organization")) else []

    def _judges_deed(self, k: int, unit: list[Mention]) -> bool:
        """Whether a phrase only tells whose deed is judged by verb k, which has the subject of the verb before:
        وانتقد تصريحات الوزير."""
        deed = self.row[k + 1] if k + 1 < len(self.row) else None
        if deed is None or deed.first != self.row[k].last or deed.clitic:
            return False
        named = deed.kind == "noun" and deed.value.form != "pron" and bool(self._carried(k))
        told = deed.kind == "deed" or named  # زار فلان ليما وثمن اعتراف بيرو
        if not told or self.tokens[deed.first].norm.startswith("به"):
            return False  # رحبت به الدول
        if any(e.kind == "verb" and "turned" in e.value for e in self.row[k].entries):
            return False  # أغضب قرار باريس أنقرة
        return deed.last == min(m.first for m in unit) and bool(self._judging(k))

    def _done_to(self, k: int, unit: list[Mention]) -> bool:
        """Whether a phrase behind verb k, which goes on with the subject of the verb before, only owns what a measure
        takes away: وجمدت أصول الرئيس, وعلق عضوية البلاد."""
        at = self.row[k].last
        if self.row[k].clitic[:1] not in ("و", "ف") or min(m.first for m in unit) != at + 1:
            return False
        rows = (e.value for e in self.row[k].entries if e.kind == "verb" and e.value["type"] == "SANCTION")
        return any(self.tokens[at].norm in near_words(tuple(row.get("needs_near", ()))) for row in rows)

    def _goes_on_to_judge(self, k: int, unit: list[Mention], doers: list[Mention]) -> bool:
        """Whether verb k, which goes on with whoever acted, has for its object the one phrase behind it, as nothing
        else is: زار فلان بيروت وانتقد إسرائيل; not وانتقدت إسرائيل القرار."""
        verb, first = self.row[k], unit[0].first
        word = self.tokens[verb.first].norm[len(verb.clitic) :]
        if verb.clitic not in ("و", "ف") or word not in self.pack.rules.closed("judges_whom") or first != verb.last:
            return False
        before = next((e for e in reversed(self.row[:k]) if e.is_action), None)
        ending = -1 if before is not None and before.tense == PAST else 0
        she = before is not None and self.tokens[before.first].norm[len(before.clitic) :][ending] == "ت"
        men = any(m.kind == "person" and getattr(m.entity, "gender", "") != "f" for m in doers)
        if word.endswith("ت") and men and not she:
            return False  # زار فلان باريس وانتقدت تركيا ذلك
        at = max(m.last for m in unit)
        while at < len(self.tokens) and self.tokens[at].norm in self.pack.rules.closed("strongly"):
            at += 1
        behind = self.tokens[at] if at < len(self.tokens) else None
        if behind is None or not behind.is_word or behind.norm[0] in "بل":
            return True
        return any(e.first == at and e.kind in ("prep", "sub", "comp", "conj") for e in self.row)

    def _within_circumstance(self, j: int, k: int) -> bool:
        """Whether who is named at element j only belongs to what opens the sentence, as somebody else stands right
        behind the verb: عقب لقاء لافروف قال فيدان, وعن زيارة ماكرون قال السيسي."""
        behind = k + 1 < len(self.row) and self.row[k + 1].first == self.row[k].last and self._plain(k + 1)
        i = j
        while i and self.row[i].kind in ("np", "conj", "noun", "occasion", "deed"):
            i -= 1
        opens = self.row[i].kind == "prep" and (not i or self.row[i - 1].kind == "stop")
        return behind and opens and self.row[i].last < self.row[j].first and self.row[j].last == self.row[k].first

    def _somebody_of(self, k: int) -> bool:
        """Whether who judges or punishes is somebody unknown of a state, and not the state: انتقدت صحف سورية."""
        rows = [e.value for e in self.row[k].entries if e.kind == "verb"]
        against = any(row["type"] in (*JUDGING, "SANCTION") for row in rows)
        behind = self.row[k + 1].mention if k + 1 < len(self.row) else None
        if against and behind is not None and behind.prep == "at" and behind.first - self.row[k].last == 1:
            return True  # انتقدت بلدية باريس
        if self.row[k].clitic or not against or not self.unknown_subject(k):
            return False
        word, e = self.tokens[self.row[k].last].norm, self.row[k + 1] if k + 1 < len(self.row) else None
        if any(word in near_words(tuple(row.get("needs_near", ()))) for row in rows):
            return False  # علقت عضوية مالي: what is done it to
        m = e.mention if e is not None and e.first == self.row[k].last + 1 else None
        adverb = word.startswith(("ب", "ل", "ك")) or word in self.pack.not_names
        named = self.row[k + 2].mention if m is not None and k + 2 < len(self.row) else None
        if m is not None and named is not None and named.kind == "person" and named.first == m.last:
            return False  # المستشار الألماني فلان
        if m is not None and m.kind == "person" and m.genitive and m.name and not m.office:
            return True  # تدين حرب الرئيس فلان
        return m is not None and m.kind == "country" and not m.group and m.prep is None and not adverb
