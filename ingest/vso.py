"""Frames where the verb mostly comes first, as in Arabic."""

from __future__ import annotations

from ingest.chains import SENT
from ingest.clauses import bearer, bound
from ingest.dateline import MARKS
from ingest.element import Element
from ingest.frames import JUDGING, REACH, Frame
from ingest.lang.forms import GERUND
from ingest.mention import Mention
from ingest.vso_nominal import VsoNominal

_Told = tuple[list[Mention], list[Mention], bool]  # subject, object, and whether the subject is that of an earlier verb
_HAPPENS = frozenset({"تم/يتم", "جرى/يجري"})  # verbs whose subject is what was done


class VsoReader(VsoNominal):
    """Verb, subject, object; in headlines and after "that", subject, verb, object."""

    vso = True

    def _find_subject(self, k: int, depth: int) -> list[Mention]:
        return self._slots(k)[0]

    def _rest(self, frame: Frame) -> None:
        super()._rest(frame)
        if frame.row.get("close"):  # أجرى اتصالات بعد لقائه مع فلان
            further = next((e.first for e in self.row[frame.at + 1 :] if e.is_named_action), len(self.tokens))
            for slot in frame.slots.keys() - {"subj"}:
                frame.slots[slot] = [m for m in frame.slots[slot] if m.first < further]
            frame.slots = {slot: told for slot, told in frame.slots.items() if told}
        if frame.row["type"] in JUDGING:
            rest = frame.slots.get("rest", [])
            between = (e for e in self.row[frame.at + 1 :] if rest and e.last <= rest[0].first)
            if any(e.is_action and e.kind != "speech" and e.clitic == "و" for e in between):
                del frame.slots["rest"]  # دافع عن بلاده، واتهم بيرو
            for slot in frame.slots.keys() - {"subj"}:
                frame.slots[slot] = [m for m in frame.slots[slot] if not self._befallen(frame.at, m)]
            frame.slots = {slot: told for slot, told in frame.slots.items() if told}

    def _slots(self, k: int) -> tuple[list[Mention], list[Mention], dict[str, list[Mention]], bool]:
        """(subject, object, prepositional slots, inherited) of an Arabic verb at element k."""
        right, preps = self._behind(k)
        if k > 1 and self.row[k - 1].kind == "rel" and self._past_journey(k - 1) > k:
            right = [u for u in right[:1] if u[0].kind != "person"]  # الذي وصل إلى الدوحة فلانا: whom he met
        if k > 1 and self.row[k - 1].kind == "rel" and self._past_relative(k - 1) > k:
            right = right[:1]  # الذي تستضيفه باريس: what it is told of stands before it
        if len(right) == 1 and self._met_by_first(k, right[0]):
            right = [right[0][:1], right[0][1:]]
        subject, obj, inherited = self._by_form(k, right) or self._by_order(k, right, preps)
        if inherited and len(subject) == 1 and subject[0].name and self._in_plural(k):
            subject = []  # تلقى الملك برقيات عبروا فيها عن
        return subject, obj, preps, inherited

    def _by_form(self, k: int, right: list[list[Mention]]) -> _Told | None:
        """Subject and object where the verb's form, or what kind of verb it is, tells them; None where neither does."""
        told = right[0] if right else []
        speech = self.row[k].kind == "speech"
        if self.row[k].clitic == "ف" and (marked := self._marked(k)):
            return marked, [], False
        if right and speech and told[0].first - self.row[k].last > 2 and self.unknown_subject(k):
            return [], [], False  # "a source said …": the first name comes later
        if self.row[k].tense == GERUND:  # a participle, منددا: of whoever acts
            return self._doer(k), [] if self._calls_thing(k, told) else told, True
        if self.first_person(k):
            return [Mention(self.row[k].first, self.row[k].first + 1, "pronoun", "me")], told, True
        if self._of_pronoun(k) and len(right) == 1:
            return self._carried(k), told, True
        if self._told_of(k) and (carried := self._carried(k)):
            return carried, told, True
        if len(right) == 1 and (owner := self._resumed(k)):
            return owner, told, False
        if len(right) == 1 and self._unlike_sex(k, told) and not self._topic(k):
            return self._carried(k), told, True  # كما دعا واشنطن إلى
        if self._somebody_of(k) and not self._topic(k):
            return [], [], False  # اتهم نواب فرنسيون تركيا: who accuses is no state
        if right and (self._judges_deed(k, told) or self._done_to(k, told)) and not self._topic(k):
            return right[1] if len(right) > 1 else self._carried(k), told, len(right) == 1
        if right and speech and self._owned_by(k, told):
            left = self._topic(k)
            teller = right[1] if len(right) > 1 and right[1][0].kind != "country" else []
            return teller or left or self._carried(k), told, not (teller or left)
        return None

    def _by_order(self, k: int, right: list[list[Mention]], preps: dict[str, list[Mention]]) -> _Told:
        """Subject and object by where they stand about verb k."""
        whoever = len(right) > 1 and all(m.kind == "person" for m in right[1])
        if whoever and self._gone_to(k, right[0], "arrive", "left"):
            right = [right[1], right[0], *right[2:]]  # يزور القاهرة حاليا فلان، وصل الدوحة فلان
        if self._strange_topic(k) or self._strange_aside(k):
            return [], right[0] if right else [], False
        left, told = self._topic(k), right[0] if right else []
        if not left and told and self._strange_bearer(k, told):
            return [], [m for u in right[1:] for m in u], False
        if left and self._led_to(k, left):
            return told or self._carried(k), left, not right
        if not left and right and (self._strange_name(k) or self._stranger_between(k, told[0].first)):
            return [], told, False
        orphan = not left and k > 0 and self.row[k - 1].kind == "rel"  # وفدا من الساسة الذين يزورون البلاد
        if not left and len(right) == 1 and self._gone_to(k, told):
            return [] if orphan else self._carried(k) or self._before(k) or self._told_ahead(k), told, not orphan
        whom = len(right) == 1 and (self._wants_object(k, told) or self._judges_whom(k))
        if left and self.row[k - 1].kind == "rel" and whom:
            return left, told, False
        if left and (not right or self._verb_second(k, left)):
            return left, told, False
        if self._closed(k):
            return left or self._carried(k), told, not left
        if len(right) == 1 and (carried := self._carried(k)) and self._goes_on_to_judge(k, told, carried):
            return carried, told, True
        subjects = {"with", "b", "between", *(("from",) if self.row[k].kind == "speech" else ())}  # asked of somebody
        if len(right) == 1 and not preps.keys() & subjects and self._wants_object(k, told):
            carried = self._carried(k) or self._told_ahead(k)
            carried = carried if any(m.kind != "organization" for m in carried) else self._before(k) or carried
            if (carried and carried[0] is not told[0]) or self._lone_object(k, told):
                return carried, told, True
        if not told and not self.unknown_subject(k):
            if not left and self.strange_ahead(k):
                return [], [], False
            return left or self._carried(k) or self._told_ahead(k), [], True
        return told, right[1] if len(right) > 1 else [], False

    def _met_by_first(self, k: int, unit: list[Mention]) -> bool:
        """Whether a list behind a verb of meeting is who met and whom, all of one other state: التقى المبعوث الأممي،
        رئيس الحكومة فلان ووزير الخارجية فلان."""
        meets = any(
            e.kind == "verb" and e.value["type"] == "MEET" and "transitive" in e.value for e in self.row[k].entries
        )
        if not meets or len(unit) < 3:
            return False
        first, *others = [getattr(m.entity, "country", None) for m in unit]
        return len(set(others)) == 1 and first not in others and None not in (first, *others)

    def _of_pronoun(self, k: int) -> bool:
        """Whether a pronoun on the "that" right before a verb of urging is its subject: قالت إنها تطالب دمشق."""
        element = self.row[k]
        if element.kind != "speech" or element.value.value != "urge" or not k or self.row[k - 1].kind != "comp":
            return False
        return self.row[k - 1].last == element.first and self.tokens[element.first - 1].norm.endswith(("ه", "ها", "هم"))

    def _told_of(self, k: int) -> bool:
        """Whether the subject of verb k is the pronoun on the "that" before it: أعلن أنه سيفرض المزيد."""
        j = k - 1
        while j > 0 and self.row[j].kind in ("aux", "neg", "be"):
            j -= 1
        comp = self.row[j] if j >= 0 else None
        told = comp is not None and comp.kind == "comp" and comp.last >= self.row[k].first - 2
        if self.row[k].kind == "light" and self.row[k].value.value in _HAPPENS:
            return False  # أنه تم استدعاء السفير
        return told and self.tokens[self.row[j].last - 1].norm.endswith(("ه", "ها", "هم", "هما"))

    def _closed(self, k: int) -> bool:
        """Whether the verb comes with its own object ("raised concerns"), so that what follows is no subject."""
        element, word = self.row[k], self.tokens[self.row[k].last - 1].norm
        return element.last - element.first > 1 and len(word) > 3 and word not in self.pack.rules["delegations"]

    def _before(self, k: int) -> list[Mention]:
        """Who was told of last before a verb that says only whom: "the arrival of X, who will see Y"."""
        for j in range(k - 1, max(-1, k - REACH), -1):
            e = self.row[j]
            if e.kind == "stop" or self._new_subject(j):
                return []
            m = e.mention
            if m is not None and self._plain(j) and (m.kind == "person" or m.group or self._of_states(k)):
                return self.unit(j)
        return []

    def _of_states(self, k: int) -> bool:
        """Whether states do what the verb says."""
        return any(e.kind == "verb" and e.value["type"] in ("SANCTION", "CRITICIZE") for e in self.row[k].entries)

    def _antecedent(self, j: int) -> list[Mention]:
        """Nobody, where the relative word goes back to a word that no lexicon knows: وفدا من الساسة الذين."""
        before = self.row[j - 1]
        unknown = before.kind == "prep" and before.last < self.row[j].first
        man = bearer(self.row, j, self.tokens, self.pack)
        if man is not None and man.mention is not None:
            return [man.mention]
        return [] if unknown else super()._antecedent(j)

    def _led_to(self, k: int, left: list[Mention]) -> bool:
        """Whether a relative clause says who went to what stands before it: القاهرة التي وصلها أمس."""
        at = self.row[k].last
        there = at < len(self.tokens) and self.tokens[at].norm in self.pack.rules["with_him"]  # التي حل بها
        to_it = any(
            e.kind == "verb" and e.value["type"] == "VISIT" and (there or "+o" in e.form) for e in self.row[k].entries
        )
        return to_it and self.row[k - 1].kind == "rel" and all(m.kind in ("country", "place") for m in left)

    def _wants_object(self, k: int, unit: list[Mention]) -> bool:
        """Whether a lone noun phrase behind the verb is rather whom than who: "… where he will meet the president"."""
        if all(m.kind == "country" for m in unit) and any(
            e.kind == "verb" and e.value["id"] == "host" for e in self.row[k].entries
        ):
            return False  # nobody hosts a country: تستضيف بكين عددا من القادة
        rows = [e.value for e in self.row[k].entries if e.kind == "verb" and e.value.get("transitive")]
        if unit[0].office in SENT and any(e.kind == "verb" and e.value.get("envoy") for e in self.row[k].entries):
            return True  # فاستدعت سفير بيرو
        goes_on = self.row[k].clitic[:1] in ("و", "ف") and bool(self.row[k].clitic)  # not سيدعو
        if goes_on and any(e.kind == "speech" and e.value == "urge" for e in self.row[k].entries):
            return unit[0].first - self.row[k].last <= 1  # "and demands that Washington …"
        return any(row["type"] != "VISIT" or unit[0].kind in ("country", "place") for row in rows)

    def _gone_to(self, k: int, unit: list[Mention], *further: str) -> bool:
        """Whether all that stands behind a verb of travel is where it led: حيث زار القاهرة."""
        travels = any(
            e.kind == "verb" and (e.value["id"] in further or (e.value["id"] == "visit" and e.value.get("transitive")))
            for e in self.row[k].entries
        )
        return travels and all(m.kind in ("country", "place", "organization") and not m.group for m in unit)

    def _lone_object(self, k: int, unit: list[Mention]) -> bool:
        """Whether the one phrase behind a verb that goes on with the last subject can only be its object."""
        at = max(m.last for m in unit)
        follows = self.tokens[at] if at < len(self.tokens) else None
        ended = follows is None or not follows.is_word or any(e.first == at for e in self.row)
        received = any(e.kind == "verb" and e.value["id"] == "receive" for e in self.row[k].entries)
        if received and (follows is None or follows.text in ".؛\n"):
            return True  # واستقبل سفير فرنسا. nobody is left to be received
        return ended and self.row[k].clitic[:1] in ("و", "ف") and min(m.first for m in unit) > self.row[k].last

    def _verb_second(self, k: int, left: list[Mention]) -> bool:
        """Whether the verb follows its subject at once, as after "that" and in headlines."""
        element, j = self.row[k], k - 1
        while j > 0 and (self.row[j].kind in ("aux", "neg", "be", "quote") or self._behind_comma(j)):
            j -= 1
        j -= j > 0 and bound(self.row, j - 1)
        near = j >= 0 and element.first - self.row[j].last <= 3 and not element.clitic.startswith(("و", "ف"))
        return near and (self.row[j].mention in left or self._before_aside(j, left))

    def _behind_comma(self, j: int) -> bool:
        """Whether the comma at element j parts a subject from its verb: وكان فلان، وزير الخارجية، قد التقى; قال إن
        فلانا، سيلتقي."""
        told = self.row[j].kind == "comma" and self.row[j - 1].kind == "np"
        opening = next((e.kind for e in reversed(self.row[max(0, j - 3) : j - 1]) if e.kind != "quote"), "")
        return told and (self.row[j + 1].kind == "aux" or opening in ("be", "comp"))

    def _topic(self, k: int) -> list[Mention]:
        """A subject put before its verb."""
        held = k > 0 and self.row[k - 1].kind == "noun" and any("+o" in e.form for e in self.row[k].entries)
        if self.row[k].clitic.startswith(("و", "ف")) or held:
            return []  # بعد لقاءات عقدها: who held them is told before
        for j in range(k - 1, max(-1, k - 6), -1):
            e = self.row[j]
            if e.kind == "np" and self._plain(j) and not self._described(j):
                aim = self.row[k].clitic == "ل" and e.mention is not None and e.mention.kind != "person"
                circumstance = self._visited(j) or self._within_circumstance(j, k)
                return [] if aim or (not j and self._dateline(e)) or circumstance else self.unit(j)
            if e.kind == "rel":
                many = self.tokens[e.first].norm in self.pack.rules.closed("plural_relatives")
                return [] if many and not self._of_many(k) else self._antecedent(j)
            if e.kind == "comp" and j and self._enabled(j - 1):
                return self.unit(j - 1)
            if e.kind in ("stop", "sub", "comp", "conj") or e.is_action:
                return []
        return []

    def _visited(self, j: int) -> bool:
        """Whether the state at element j only belongs to the journey or summit before it: زيارة بيرو يلتقي خلالها."""
        what, m = self.row[j - 1], self.row[j].mention
        if not j or what.last != self.row[j].first or m is None or m.kind not in ("country", "place"):
            return False
        return what.entry("occasion") is not None or (what.kind == "noun" and what.value.value["type"] == "VISIT")

    def _dateline(self, e: Element) -> bool:
        """Whether the first phrase of a sentence only tells where it was written: القاهرة- وصل فلان."""
        behind = self.tokens[e.last].text if e.last < len(self.tokens) else ""
        return behind in MARKS and e.mention is not None and e.mention.kind in ("country", "place")

    def _enabled(self, j: int) -> bool:
        """Whether the phrase at element j is who did, may or must do what follows: سبق للرباط أن, على الرباط أن."""
        m = self.row[j].mention
        if bound(self.row, j):
            return True
        return m is not None and m.prep == "to" and self.tokens[m.first - 1].norm in self.pack.rules["enabling"]

    def _carried(self, k: int) -> list[Mention]:
        """A verb without a subject of its own has that of the verb before."""
        other: list[Mention] = []  # a body or state that did something meanwhile, where people act
        for j in range(k - 1, -1, -1):
            if self._new_subject(j):
                break
            if self.row[j].is_action and not (j and j < self._past_aside(j - 1) <= k):
                found = self._sent(j) or self.subject(j)
                if found and (not self._of_people(k) or any(m.kind in ("person", "pronoun") for m in found)):
                    return found
                other = other or found
        return other

    def _told_ahead(self, k: int) -> list[Mention]:
        """Who does it, where verb k stands in a clause put before that which names him: بعد أن زار باريس، قال فلان."""
        acts = self._of_people(k) or any(e.kind == "verb" and e.value["type"] == "ATTEND" for e in self.row[k].entries)
        before = self.row[k - 1]
        if not acts or before.kind != "sub" or any(e.is_action for e in self.row[:k]):
            return []
        if self.tokens[before.last - 1].norm not in self.pack.rules.closed("put_before"):
            return []
        comma = next((j for j in range(k + 1, min(len(self.row), k + REACH)) if self.row[j].kind == "comma"), None)
        if comma is None or any(e.is_action or e.kind == "stop" for e in self.row[k + 1 : comma]):
            return []
        verb = comma + 1
        if verb >= len(self.row) or self.row[verb].kind not in ("verb", "light", "speech") or self.row[verb].clitic:
            return []
        return [m for m in self._slots(verb)[0] if m.kind == "person" and m.first > self.row[verb].first]

    def _of_people(self, k: int) -> bool:
        """Whether people do what verb k says: they meet and travel."""
        return any(e.kind == "verb" and e.value["type"] in ("MEET", "VISIT") for e in self.row[k].entries)

    def _doer(self, k: int) -> list[Mention]:
        """Whose doing a participle goes on with: that of the last verb before element k that no "that" governs."""
        main, that = -1, False
        for j, e in enumerate(self.row[:k]):
            if e.kind in ("comp", "stop") or (e.kind == "neg" and e.last - e.first > 1):
                that = e.kind != "stop"
            elif e.is_action and e.tense != GERUND and not that and not (main >= 0 and self._of_thing(j)):
                main = j
        if unread := self._made_to(main, k):
            return unread
        if main >= 0 and self.row[main].kind == "speech":
            told = self.subject(main)
            relays = any(
                "spokesperson" in (m.office, getattr(m.entity, "office", None)) for m in told
            )  # he tells what his president says
            return self._carried(k) if relays else told
        found = (self._sent(main) or self.subject(main) if main >= 0 else []) or self._carried(k)
        if found or self.row[k].kind != "speech":
            return found or self._before(k)
        first = next((j for j in range(k) if self.row[j].mention is not None and self._plain(j)), None)
        return self.unit(first) if first is not None else []  # of a verb that no lexicon knows

    def _fill_verb(self, frame: Frame) -> None:
        subject, obj, preps, inherited = self._slots(frame.at)
        self._subjects[frame.at] = subject
        company = self._company(frame.at) if frame.row["type"] in ("VISIT", "ATTEND") else []
        if subject and frame.row["type"] == "VISIT":
            subject = [*subject, *company]
        frame.together = self._of_several(frame.at)
        for prep, mentions in preps.items():
            frame.add(prep, mentions)
        for prep, mentions in self._put_first(frame).items():
            frame.add(prep, mentions)
        frame.inherited = inherited
        if frame.row.get("impersonal"):
            frame.add("obj", [*([] if inherited else subject), *obj])
            return
        if frame.row["id"] == "head-side":
            frame.add("between", self._leaders(frame.at))
            return
        frame.own = frame.own or (
            frame.row["type"] == "MEET" and not frame.slots.keys() & {"with"} and self._with_him(frame.at)
        )
        frame.hers = frame.own and self.tokens[self.row[frame.at].last - 1].norm.endswith("ها")
        frame.add("subj", subject or self._members(frame, frame.at))
        frame.add("obj", obj or self._of_clause(frame))
        told = frame.row["type"] == "MEET" and frame.row.get("transitive")
        if told and bool(subject) != bool(obj) and not frame.own:
            frame.lone, frame.also = self._alone(frame.at, subject or obj), self._goes_on(frame.at)
        stranger = self._strange_name(frame.at) or self._strange_topic(frame.at)
        frame.stranger = stranger and not subject and frame.row["type"] in ("MEET", "VISIT")
        frame.lone = frame.lone and not self._strange_name(frame.at)
        if frame.row.get("owner") and not frame.slots.keys() & {"obj", "loose"}:
            frame.add("obj", self._whose(frame.at, subject))
        if frame.row["type"] == "ATTEND":
            led = self._of_delegation(frame.at)
            frame.own = frame.own and not led
            told = [*self._joined(frame.at), *self._sides(frame.at), *self._represented(frame.at)]
            frame.others = [*(told if frame.row["id"] != "host" else []), *(company if subject else [])]
            frame.occasion = frame.own or (not led and self._occasion(frame.at))
        following = self.row[frame.at + 1] if frame.at + 1 < len(self.row) else None
        if following is not None and following.kind == "np" and following.mention is not None:
            frame.add("next", self.unit(frame.at + 1))

    def _put_first(self, frame: Frame) -> dict[str, list[Mention]]:
        """Where a journey leads, or with whom somebody meets, if that stands before the verb: إلى باريس يتوجه فلان."""
        k, wanted = frame.at, {"VISIT": "to", "MEET": "with"}.get(frame.row["type"])
        before = self.row[k - 1].mention if k > 1 else None
        if before is None or wanted is None or before.prep != wanted or before.last < self.row[k].first - 1:
            return {}
        if k > 2 and self.row[k - 3].kind not in ("stop", "comma"):
            return {}
        return {wanted: self.unit(k - 1)} if self.row[k - 2].value == wanted else {}

    def _of_clause(self, frame: Frame) -> list[Mention]:
        """Whom a pronoun on a relative clause's verb of praise, blame or punishment means: الجبهة التي تدعمها بيرو."""
        k = frame.at
        if not frame.own or frame.row["type"] not in (*JUDGING, "SANCTION") or k < 2 or self.row[k - 1].kind != "rel":
            return []
        near = self.row[k - 2].kind == "np" and self.row[k - 2].last == self.row[k - 1].first
        return self._antecedent(k - 1) if near else []

    def _with_him(self, k: int) -> bool:
        """Whether right behind the verb a pronoun tells who the other is: بحث معه, أقام له مأدبة."""
        at = self.row[k].last
        return at < len(self.tokens) and self.tokens[at].norm in self.pack.rules["with_him"]
