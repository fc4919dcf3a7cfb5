"""What governs a phrase: the preposition or conjunction before it or on it, or a noun that it owns."""

from __future__ import annotations

from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lexicon import words
from ingest.mention import COMMAS, DASHES, QUOTES, Mention
from ingest.text import Token, among
from ingest.text.normalize import fold, stems

_REACH = 3  # unknown words between an Arabic preposition and the phrase that owns the last of them
_DELEGATION = 9  # tokens between a delegation and the words that name its head
_DEFINITE = ("ال", "لل", "وال", "بال", "كال", "فال")
_SUFFIXES = ("ه", "ها", "هم", "هما", "نا")  # of a pronoun that owns the word; what it owns nothing else can


def govern(pack: LanguagePack, tokens: list[Token], mention: Mention, previous: Element | None) -> None:
    """Note on a mention what governs it; `previous` is the element before it."""
    rules = pack.rules
    clitic = _clitic(pack, tokens, mention)
    mention.clitic = clitic
    if clitic:
        mention.prep = rules.get("clitic_prepositions", {}).get(clitic)
        mention.conj = clitic in rules.get("clitic_conjunctions", ())
    if mention.prep is not None:
        return
    gap = tokens[previous.last if previous is not None else max(0, mention.first - 1) : mention.first]
    if not rules["capitals"] and gap and (prep := _written_on(pack, gap[-1])):
        mention.prep = prep
        return
    if not rules["capitals"] and gap and not clitic and (prep := _written_on(pack, gap[-1], owner=True)):
        mention.prep, mention.genitive = prep, True
        return
    if previous is None:
        return
    if mention.kind == "country" and mention.known == "name" and previous.last == mention.first:
        town = previous.mention
        if town is not None and town.kind == "place" and getattr(town.value, "country", None) == mention.value.iso3:
            mention.prep = town.prep or "in"  # مدينة جدة السعودية
            return
    owner = previous.mention
    if owner is not None and owner.poss and owner.prep is not None and len(gap) == 1 and rules["capitals"]:
        mention.prep, owner.prep = owner.prep, None  # "by Chad's Oubangui rebels"
    elif previous.kind == "prep" and _reaches(pack, gap, mention):
        headed = _headed(pack, tokens, previous) if previous.value == "under" and mention.kind == "person" else None
        plain = "by" if tokens[previous.last - 1].norm == "by" else previous.value
        mention.prep, mention.heads = (plain, False) if headed is None else (headed or None, True)
        if plain == "of" and mention.group and mention.kind == "country":
            mention.prep = _of_members(pack, tokens, previous.first)
    elif not rules["capitals"] and _ends_in_preposition(previous) and all(t.norm in pack.transparent for t in gap):
        mention.prep = pack.prepositions.get(tokens[previous.last - 1].norm)
    if not clitic and gap and not rules["capitals"]:
        mention.genitive = _owns(pack, gap[-1])
        if mention.known == "metonym" and mention.prep is None and gap[-1].norm in rules["of_towns"]:
            mention.prep = "at"  # بلدية باريس: no government
        if mention.kind == "country" and len(gap) > 1 and gap[-1].text in QUOTES and gap[-2].norm in rules["of_towns"]:
            mention.prep = "at"  # حركة «فرنسا الأبية»: no state


def _of_members(pack: LanguagePack, tokens: list[Token], of: int) -> str | None:
    """What governs "members" before an "of" at token `of`, who speak for their government: "met with members of the
    Peruvian cabinet"; the "of" itself where none are told of."""
    if not of or tokens[of - 1].norm not in pack.rules.get("members", ()):
        return "of"
    at = of - 2
    while (
        at > 0
        and at > of - _REACH - 2
        and tokens[at].norm in pack.rules.closed("determiners") | pack.rules.closed("ranks")
    ):
        at -= 1
    return pack.prepositions.get(tokens[at].norm) if at >= 0 else None


def _headed(pack: LanguagePack, tokens: list[Token], head: Element) -> str | None:
    """What governs a delegation whose head is named, "" for nothing; None where none is headed: وفدا برئاسة فلان."""
    if tokens[head.first].norm not in {fold(w) for w in pack.rules.get("headed_by", ())}:
        return None
    delegations = {fold(w) for w in pack.rules["delegations"]}
    for i in range(head.first - 1, max(-1, head.first - _DELEGATION), -1):
        if not tokens[i].is_word and tokens[i].text not in COMMAS:
            return None
        hit = next((clitic for clitic, s, _ in stems(tokens[i].norm) if s in delegations), None)
        if hit is not None:
            before = tokens[i - 1].norm if i else ""
            return pack.rules.get("clitic_prepositions", {}).get(hit) or pack.prepositions.get(before) or ""
    return None


def _ends_in_preposition(element: Element) -> bool:
    """Whether an action is of several words, of which the last may govern: وصل إلى."""
    return element.is_named_action and element.last - element.first > 1


def _written_on(pack: LanguagePack, token: Token, *, owner: bool = False) -> str | None:
    """The preposition on a word that only introduces the phrase, لدولة قطر, or that the phrase owns, بدور مصر."""
    preps = pack.rules["clitic_prepositions"]
    if owner:
        word = token.norm[1:] if token.norm[:1] in "بل" and token.norm not in pack.common_words else ""
        known = word in pack.common_words or word in pack.not_names
        return preps.get(token.norm[0]) if known and _owns(pack, token) else None
    return next((preps.get(clitic) for clitic, s, _ in stems(token.norm) if clitic and s in pack.transparent), None)


def _reaches(pack: LanguagePack, gap: list[Token], mention: Mention) -> bool:
    """Whether a preposition governs the phrase behind these words: not "in the evening Putin"."""
    if any(t.text in ",،" for t in gap):
        return False
    if not pack.rules["capitals"]:
        rest = [t for t in gap if t.norm not in pack.transparent and t.text not in QUOTES]
        if len(gap) > 1 and len(rest) < len(gap) and rest and rest[0].norm == "من":
            rest = rest[1:]  # كل من فلان وفلان
        return len(rest) <= _REACH and all(_owns(pack, t) for t in rest)
    if among(pack.time_words, gap):
        return False  # "on Wednesday it expelled …"
    named = mention.kind == "person" and mention.office is None
    hyphened = 2 * sum(t.text in DASHES for t in gap)  # "by non-communist Prime Minister X"
    gap = [t for t in gap if not named or t.norm not in pack.particles]  # "with de Mistura"
    return len(gap) - hyphened <= (0 if named else 2) and not (gap and gap[0].norm in pack.rules["determiners"])


def _owns(pack: LanguagePack, token: Token) -> bool:
    """Whether an Arabic word may be a noun that the phrase right behind it owns."""
    if not token.is_word or token.norm in pack.time_words:
        return False
    if token.text.isdigit():
        return len(token.text) < 4
    if token.norm in pack.transparent or token.norm in pack.not_names or token.norm in pack.given_names:
        return False
    return not token.norm.startswith(_DEFINITE) and not token.text.endswith((*_SUFFIXES, "ا"))


def _clitic(pack: LanguagePack, tokens: list[Token], mention: Mention) -> str:
    if not pack.rules.get("clitic_prepositions"):
        return ""
    hit = pack.names.longest(tokens, mention.first, mention.last)
    if hit is None and mention.known == "surname" and mention.entity is not None:
        return _written_before(tokens[mention.first].norm, mention)
    if (
        hit is None
        and tokens[mention.first].norm[:1] in ("و", "ب", "ل")
        and mention.name
        and mention.name[0] == mention.first
    ):
        return tokens[mention.first].norm[0] if tokens[mention.first].norm[1:] in pack.name_words else ""
    return hit.clitic if hit else ""


def _written_before(word: str, mention: Mention) -> str:
    """The proclitics on a surname that only the article knows."""
    known = {w for form in (mention.entity.form,) for w in form}
    if mention.entity.person is not None:
        known |= {w for n in mention.entity.person.name.values() for w in words(n)}
    return next((clitic for clitic, s, _ in stems(word) if s in known), "")
