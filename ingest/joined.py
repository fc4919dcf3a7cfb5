"""What "and" joins to a verb, and which phrases before it are none that act, where the verb follows its subject."""

from __future__ import annotations

from ingest.clauses import is_time
from ingest.frames import Frame
from ingest.lang.forms import GERUND, PAST, PRESENT
from ingest.mention import Mention
from ingest.owners import ADVERBS
from ingest.presence import Presence
from ingest.text import among

_ENDS = ("stop", "comp", "sub", "rel")  # of a clause
_CHAIN = ("be", "modal", "aux", "neg", "verb", "light", "speech", "inf")


class Joined(Presence):
    """Finds the verb or the phrase to which another verb belongs too."""

    def _conjunction(self, k: int) -> int | None:
        """The "and" before verb k, past what helps it: "… and has met", and past a day: "… and on Friday met"."""
        j = k - 1
        while j >= 0 and self.row[j].kind in ("aux", "modal", "neg"):
            j -= 1
        verb = j + 1
        while j >= 0 and self.row[j].kind in ("prep", "comma"):
            j -= 1
        if j < 0 or self.row[j].kind != "conj":
            return None
        between = self.tokens[self.row[j].last : self.row[verb].first]
        return j if (j + 1 == verb and len(between) <= 1) or is_time(between, self.pack) else None

    def _past_relative(self, k: int) -> int | None:
        """The verb before a relative clause that ", and" joins to verb k: "mourns whom X killed, and condemns"."""
        conj = self._conjunction(k) or 0
        if not conj or self.row[conj - 1].kind != "comma" or self.row[k].tense != PRESENT:
            return None
        closing = ("stop", "comp", "sub")
        start = next((j + 1 for j in range(conj - 1, -1, -1) if self.row[j].kind in closing), 0)
        rel = next((j for j in range(start, conj) if self.row[j].kind == "rel"), None)
        if rel is None or any(e.is_action and e.tense == PRESENT for e in self.row[rel:conj]):
            return None
        return next(
            (j for j in range(rel - 1, start - 1, -1) if self.row[j].is_action and self.row[j].tense == PRESENT), None
        )

    def _earlier_verb(self, k: int) -> int | None:
        """The verb that "and" joins to verb k: "expelled the diplomats and recalled its ambassador"."""
        if (main := self._past_relative(k)) is not None:
            return main
        said = self.row[k].kind == "speech"
        for j in range((self._conjunction(k) or 1) - 1, -1, -1):
            if self.row[j].kind == "stop" or (not said and self.row[j].kind in ("comp", "rel", "sub")):
                return None
            if said and self.row[j].kind != "speech":
                continue
            if self.row[j].is_action and self.row[j].tense != GERUND:
                said = said or self._to_come(j, k)
                if self.row[j].kind == "speech" or not said:
                    return j
        return None

    def _to_come(self, j: int, k: int) -> bool:
        """Whether verb k, in the past, goes on with no clause of what is to come, but with who told of it: "told Y that
        X would come, but criticised Z"."""
        coming = j > 0 and self.row[j - 1].kind == "modal"
        return coming and self.row[k].tense == PAST and self.row[k - 1].kind not in ("modal", "aux", "be")

    def _spare(self, frame: Frame) -> None:
        """Take out whoever suffers what is blamed: "condemned X's arrest", "an attempt to undermine X"."""
        if frame.row["type"] != "CRITICIZE":
            return
        kept = {k: [m for m in group if not self._suffers(frame, m)] for k, group in frame.slots.items()}
        frame.slots = {slot: group for slot, group in kept.items() if group}

    def _suffers(self, frame: Frame, m: Mention) -> bool:
        last = self.row[frame.at].last
        if m.first >= last and m.prep != "by" and among(self.pack.rules.closed("harms"), self.tokens[last : m.first]):
            return True
        if m.prep == "against":  # "condemned the violence against X"
            done = next((i for i in range(m.first - 1, last, -1) if self.tokens[i].norm == m.prep), last)
            return done > last and self.tokens[done - 1].norm in self.pack.rules.get("suffered_from", ())
        fates = self.pack.rules.get("fates", ())
        owns = self.pack.rules.get("possessive", ())
        if m.prep == "of" and self.tokens[m.first - 2].norm in fates and self.tokens[m.first - 3].text in owns:
            return True  # "X's killing of civilians"
        return m.poss and m.kind == "person" and self.tokens[m.last + 1].norm in fates and not self._does(m.last + 1)

    def _does(self, fate: int) -> bool:
        """Whether somebody else suffers the fate at this token: "X's arrest and killing of civilians"."""
        passed = {*self.pack.rules["fates"], *self.pack.rules["words"]["conj"]}
        behind = next((t.norm for t in self.tokens[fate:] if t.norm not in passed), "")
        return self.pack.prepositions.get(behind) == "of"

    def _in_return(self, j: int) -> bool:
        """Whether the preposition at element j tells what something is done for: "in exchange for"."""
        first = self.row[j].first
        return first > 0 and self.tokens[first - 1].norm in self.pack.rules.get("in_return", ())

    def _decreed(self, k: int) -> list[Mention] | None:
        """Who signs the law whose content verb k tells: "signed a decree banning imports from X"."""
        at = self.row[k].first - 1
        if at < 0 or self.tokens[at].norm not in self.pack.rules.get("decrees", ()):
            return None
        verb = next((j for j in range(k - 1, -1, -1) if self.row[j].is_action and self.row[j].last <= at), None)
        return self.subject(verb) if verb is not None else None

    def _clause_subject(self, k: int) -> list[Mention]:
        """The first of the clause, where "and" joins verb k to one that no lexicon knows."""
        ends = (j for j in range(k - 1, -1, -1) if self.row[j].kind in ("stop", "comp", "rel", "sub"))
        start = next((j + 1 for j in ends if not self._in_commas(j, k)), 0)
        phrases = (j for j in range(start, k) if self.row[j].kind == "np" and self._plain(j) and not self._reached(j))
        return next((self.unit(j) for j in phrases), [])

    def _in_commas(self, j: int, k: int) -> bool:
        """Whether a relative clause at element j ends before verb k: "X, who chairs it, smiled and said"."""
        set_off = self.row[j].kind == "rel" and j > 0 and self.row[j - 1].kind == "comma"
        return set_off and any(e.kind == "comma" for e in self.row[j:k])

    def _of_deed(self, j: int) -> bool:
        """Whether phrase j belongs to a noun that has its preposition in it: "Iran's criticism of Israel angered X"."""
        noun = self.row[j - 1] if j else None
        if noun is None or noun.kind != "noun" or noun.last != self.row[j].first or noun.last - noun.first < 2:
            return False
        return self.tokens[noun.last - 1].norm in self.pack.prepositions

    def _reached(self, j: int) -> bool:
        """Whether phrase j is where the verb before it leads: "arrived in Beirut and planned", "is in nearby Tyre"."""
        verb, mention = self.row[j - 1] if j else None, self.row[j].mention
        if mention is None or mention.kind not in ("country", "place") or verb is None or verb.kind != "verb":
            return False
        between = self.tokens[verb.last : mention.first]
        return len(between) < 2 and all(t.text.islower() for t in between) and verb.last - verb.first > 1

    def _occasion_before(self, frame: Frame) -> bool:
        """ "The summit was attended by …": the event is what stands before the verb."""
        before = self.row[max(0, frame.at - 8) : frame.at]
        frame.add("event", [e.mention for e in before if e.mention is not None and e.mention.kind == "event"][-1:])
        return any(
            x.kind == "occasion" or (x.kind == "noun" and x.value["type"] == "MEET") for e in before for x in e.entries
        )

    def _strangers_clause(self, k: int) -> bool:
        """Whether a clause of its own tells in verb k of people whom no lexicon knows: ", after some camps left"."""
        if k < 2 or self.row[k - 2].kind != "comma" or not self.unknown_subject(k):
            return False
        opens, doer = self.row[k - 1], self.tokens[self.row[k].first - 1]
        clause = opens.kind == "sub" or (opens.kind == "prep" and opens.value in ("after", "before"))
        counted = self.tokens[opens.last].norm in self.pack.rules["determiners"]
        return clause and counted and doer.text.islower()

    def _others_quoted(self, j: int, k: int) -> bool:
        """Whether verb k, in what verb j says, is of people whom no lexicon knows: "said some states had imposed",
        or anybody where it is quoted."""
        i = next((i for i in range(k - 1, j, -1) if self.row[i].kind == "quote"), j)
        if any(e.kind not in _CHAIN for e in self.row[i + 1 : k]) or not self._of_others(i + 1):
            return False
        opens = self.tokens[self.row[i].last].norm
        return not opens.endswith("ly") if i > j else opens in self.pack.rules["quantities"]

    def _of_others(self, k: int) -> bool:
        """Whether a word that no lexicon knows acts in verb k, past what helps it: "some states have now imposed"."""
        while k and self.row[k - 1].kind in ("aux", "modal", "neg") and self._adjacent(k):
            k -= 1
        at = self.row[k].first
        while at and self.tokens[at - 1].norm in ADVERBS:
            at -= 1
        return at > 0 and self.tokens[at - 1].is_word and not (k and self.row[k - 1].last >= at)

    def _of_some(self, k: int) -> bool:
        """Whether verb k tells of people of whom it is only told whose they are: "the group of ministers met X"."""
        before = self.row[k - 1] if k else None
        return before is not None and before.mention is not None and before.mention.prep == "of" and self._adjacent(k)

    def _strangers_own(self, k: int) -> bool:
        """Whether somebody whom no lexicon knows goes to the meeting at element k: "the union's men are in Accra for
        talks with X"."""
        verb = next((j for j in range(k - 1, -1, -1) if self.row[j].is_action or self.row[j].kind in _ENDS), -1)
        goes = verb >= 0 and any(x.kind == "verb" and x.value["type"] == "VISIT" for x in self.row[verb].entries)
        return goes and self.unknown_subject(verb) and not self.subject(verb)

    def _adjacent(self, k: int) -> bool:
        return self.row[k - 1].last == self.row[k].first

    def _sets_scene(self, j: int) -> bool:
        """Whether behind a comma the "with" at element j tells what else was so: ", with X set to mediate"."""
        behind = next((i for i in range(j + 1, len(self.row)) if self.row[i].kind != "np"), None)
        alone = self.row[j].last - self.row[j].first == 1
        return (
            alone
            and behind is not None
            and self.tokens[self.row[behind - 1].last].norm in self.pack.rules.get("scenes", ())
        )
