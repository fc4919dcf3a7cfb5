"""Whether a word of blame or praise is meant as it stands: not doubted, hoped for, denied, past or nobody's, not said
of somebody else's friend, nor of who acts against what everybody blames."""

from __future__ import annotations

from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.near import ARTICLES
from ingest.text import Token

_REACH = 22  # tokens between a word of doubt and what is doubted
_OPINION = 3  # tokens between a "not" and the "believe" that it denies
_OBJECT = 5  # tokens of whom or what a verb acts upon
_WHOSE = 4  # tokens behind "of" or "for" that say whose friend somebody is
_BACK = 4  # tokens between a "but" and the "not" that takes a clause back


class Meaning:
    """Judges the words of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        said = pack.stances
        words = {name: frozenset(said.get(name, ())) for name in _LISTS}
        self._doubts, self._opinions = words["doubts"], words["opinions"]
        self._nobody = pack.rules.closed("nobody")
        self._past, self._again, self._ours = words["past"], words["again"], words["ours"]
        self._but, self._evils, self._whose = words["but"], words["evils"], words["whose"]
        self._breeds = tuple(said.get("breeds", ()))
        self._negations = frozenset((*pack.rules["words"]["neg"], *pack.statuses.get("negations", ())))
        self._of = frozenset(said.get("owned", ()))
        self._to = frozenset(pack.rules["words"].get("inf", ()))
        self._tells = self._to | frozenset(pack.rules["words"]["comp"])
        self._particles = pack.rules.get("particles", ())
        self._ends = frozenset((*pack.prepositions, *pack.rules["words"]["comp"])) - {"by", "of"}

    def is_open(self, tokens: list[Token], first: int, at: int) -> bool:
        """Whether what stands at token `at` is doubted, hoped for or denied by the words from `first` on, or taken
        back by those behind it."""
        said = [t.norm for t in tokens[max(first, at - _REACH) : at]]
        denied = (i for i, w in enumerate(said) if w in self._opinions)
        unheld = any(
            {*said[max(0, i - _OPINION) : i]} & (self._negations | self._nobody) or said[max(0, i - 1)] in self._to
            for i in denied
        )  # "did not believe that", "wrong to say that"
        return unheld or any(w in self._doubts for w in said) or self._taken_back(tokens, at)

    def _taken_back(self, tokens: list[Token], at: int) -> bool:
        """Whether a bare "but it was not" follows."""
        for i in range(at, min(len(tokens), at + _REACH) - 2):
            if tokens[i].text in ".!?":
                return False
            near = range(i + 1, min(i + _BACK, len(tokens) - 2) + 1) if tokens[i].norm in self._but else ()
            if any(tokens[n].norm in self._negations and not tokens[n + 1].is_word for n in near):
                return True
        return False

    def is_called_false(self, tokens: list[Token], last: int) -> bool:
        """Whether what a word up to token `last` calls false is what follows: "a lie that X had bombed"."""
        return tokens[last - 1].norm in self._doubts and last < len(tokens) and tokens[last].norm in self._tells

    def is_past(self, tokens: list[Token], first: int, at: int) -> bool:
        """Whether it held only then: "was once a partner", "used to be"."""
        said = {t.norm for t in tokens[first:at]}
        return bool(said & self._past) and not said & self._again

    def is_nobody(self, tokens: list[Token], at: int) -> bool:
        """Whether "nobody" or "neither" stands at token `at`."""
        return at < len(tokens) and tokens[at].norm in self._nobody

    def is_foiled(self, tokens: list[Token], first: int, last: int) -> bool:
        """Whether what is done by tokens `first` up to `last` is done to those whom everybody blames, "had bombed the
        gunmen", or is another verb: "had shelled out"."""
        if last == first + 1 and last < len(tokens) and tokens[last].norm in self._particles:
            return True
        if tokens[first].norm.startswith(self._breeds):
            return False
        for token in tokens[last : last + _OBJECT]:
            if not token.is_word or token.norm in self._ends:
                return False
            if token.norm in self._evils:
                return True
        return False

    def is_anothers(self, tokens: list[Token], row: list[Element], first: int, last: int, own: set[str | None]) -> bool:
        """Whether praise, tokens `first` up to `last`, is that of somebody else's friend: "the closest ally of X"."""
        end = first - (tokens[first - 1].norm in self._of)  # "X's closest ally"
        owner = next((e.mention for e in row if e.mention is not None and e.last == end), None)
        if owner is not None and (owner.poss or end < first) and not _names(owner.entity, own):
            return True
        if any(t.norm in self._evils for t in tokens[last + 1 : last + 2]):
            return True  # "a partner in crime"
        said = tokens[last - 1].norm if tokens[last - 1].norm in self._whose else ""
        at = last if said else last + 1
        if not said and not (last < len(tokens) and tokens[last].norm in self._whose):
            return False
        behind = tokens[at : at + _WHOSE]
        if any(t.norm in self._ours for t in behind):
            return False
        at += bool(behind) and behind[0].norm in ARTICLES
        named = next((e.mention for e in row if e.mention is not None and at <= e.first < at + _WHOSE), None)
        if said:  # "a model for" belongs to whoever follows it
            return named is not None and named.kind != "place" and not _names(named.entity, own)
        return named is None or not _names(named.entity, own)


_LISTS = ("doubts", "opinions", "past", "again", "ours", "but", "evils", "whose")


def _names(entity: object, own: set[str | None]) -> bool:
    """Whether somebody is of the speaker's side."""
    return entity is not None and bool({getattr(entity, "id", None), getattr(entity, "country", None)} & (own - {None}))
