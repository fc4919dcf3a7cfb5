"""Inflected forms of a pack's verbs and nouns, made by the plain rules of each language.

A verb's row is its principal parts, a noun's its singular and plural, separated by spaces or commas;
what is irregular is written out. Multi-word entries ("call off") inflect in their first word; of what follows in an
English one, [a|b] may be left out and of {a|b} one must be there: "suspend [all] {ties|relations} with". An
English noun may be written so too, and a predicate, which does not inflect: "{critical|wary} of". An Arabic noun of
several words takes possessive pronouns where it ends in "+".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PAST, PRESENT, BASE, GERUND = "past", "present", "base", "gerund"
PREDICATE = "predicate"  # what stands behind "is": "critical of"
_CHOICE = re.compile(r"\[[^]]*\]|\{[^}]*\}")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ني", "نا")


def verb_forms(row: str, code: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of a verb; tense is past, present, base or gerund; "+o" marks an object pronoun."""
    if code == "ar":
        past, _, present = row.partition("/")
        yield from _arabic_past(past.strip())
        if present:
            yield from _arabic_present(present.strip())
    elif code == "en":
        for wording in _wordings(row):
            yield from _english_verb(wording)
    else:  # a pack that writes its forms out: "tense:form,form;tense:form"
        for part in row.split(";"):
            tense, _, forms = part.partition(":")
            yield from ((form.strip(), tense.strip()) for form in forms.split(","))


def predicate_forms(row: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of what an English sentence says with "is": an adjective with its preposition."""
    yield from ((form, PREDICATE) for form in _wordings(row))


def judgement_forms(row: str, code: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of what blames or praises: of a verb's principal parts all forms but "I", as nobody blames himself,
    of another phrase each of its wordings."""
    if "/" not in row:
        yield from ((form, _phrase_tense(row, form)) for form in _wordings(row))
        return
    for form, tense in verb_forms(row, code):
        if not (tense.startswith(PRESENT) and form.startswith("ا")):
            yield form, tense.removesuffix("+o")


def _phrase_tense(row: str, form: str) -> str:
    """The tense of a phrase that opens with a choice of forms of a verb: {منع|منعت|يمنع|تمنع} وصول."""
    verb = row[:1] == "{" and any(word.startswith("ي") for word in row[1 : row.index("}")].split("|"))
    return "" if not verb else PRESENT if form.startswith(("ي", "ت")) else PAST


def noun_forms(row: str, code: str) -> Iterator[tuple[str, str]]:
    """(form, owner) of a noun; owner is "pron" where a possessive pronoun is written on it."""
    for written in _wordings(row) if code == "en" else (w for f in row.split(",") for w in _wordings(f)):
        form = written.removesuffix("+")
        yield form, ""
        if form != written:  # خيبة أملها
            yield from ((owned, "pron") for owned in _arabic_owned(form))
        if code == "ar" and " " not in form and not form.startswith("ال"):
            yield from ((inflected, "") for inflected in _arabic_cases(form))
        if code == "ar" and " " not in form:
            yield from ((owned, "pron") for owned in _arabic_owned(form))


def owned_forms(phrase: str) -> Iterator[str]:
    """An Arabic office that somebody of "his" or "her" country holds: وزير خارجيتها."""
    head, _, last = phrase.rpartition(" ")
    if not last.startswith("ال"):
        yield from (f"{head} {form}".strip() for form in _arabic_owned(last) if form.endswith(("ه", "ها")))


def _wordings(row: str) -> Iterator[str]:
    """A row once for each choice of its alternatives."""
    choice = _CHOICE.search(row)
    if choice is None:
        yield " ".join(row.split())
        return
    for word in (*choice[0][1:-1].split("|"), *([""] if choice[0][0] == "[" else [])):
        yield from _wordings(row[: choice.start()] + word + row[choice.end() :])


def _english_verb(row: str) -> Iterator[tuple[str, str]]:
    head, _, tail = row.partition(" ")
    tail = f" {tail}" if tail else ""
    parts = head.split("/")
    base = parts[0]
    stem = base[:-1] if base.endswith("e") else base
    third = parts[1] if len(parts) > 1 else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = parts[2] if len(parts) > 2 else stem + "ed"
    participle = parts[3] if len(parts) > 3 else past
    gerund = parts[4] if len(parts) > 4 else stem + "ing"
    if len(parts) == 1 and base.endswith("y") and base[-2] not in "aeiou":
        third, past, participle = base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied"
        gerund = base + "ing"
    yield base + tail, BASE
    yield third + tail, PRESENT
    yield past + tail, PAST
    if participle != past:
        yield participle + tail, PAST
    yield gerund + tail, GERUND


def _with_tail(form: str, tail: str) -> str:
    return f"{form} {tail}" if tail else form


def _arabic_past(past: str) -> Iterator[tuple[str, str]]:
    head, _, tail = past.partition(" ")
    stem = head[:-1] if head[-1] in "ىا" else head
    weak = head[-1] in "ىا"
    bases = [head, stem + "ت", stem + ("يا" if weak else "ا"), stem + "وا", stem + "تا"]
    bases += [stem + "يت", stem + "ينا"] if weak and head[-1] == "ى" else []  # التقيت, "I met"
    yield from ((_with_tail(form, tail), PAST) for form in bases)
    if not tail:
        owned = (stem + "ا" if weak else head, stem + "ت", stem + "و" if weak else head + "و")
        yield from ((form + pronoun, PAST + "+o") for form in owned for pronoun in _PRONOUNS)


def _arabic_present(present: str) -> Iterator[tuple[str, str]]:
    head, _, tail = present.partition(" ")
    body = head[1:]
    core = body[:-1] if body[-1] in "ىيو" else body
    for prefix in "يتنا":
        for form in (
            prefix + body,
            prefix + body + "ان",
            prefix + body + "ا",
            prefix + core + "ون",
            prefix + core + "وا",
        ):
            yield _with_tail(form, tail), PRESENT
        if body[-1] == "ي":
            yield _with_tail(prefix + core, tail), PRESENT  # jussive: لم يلتق
        if not tail:
            yield from ((prefix + body + pronoun, PRESENT + "+o") for pronoun in _PRONOUNS)


def _arabic_cases(noun: str) -> Iterator[str]:
    """The accusative and the duals of a singular: اتصالا, اتصالين."""
    if noun.endswith(("ا", "ات", "ين", "ون", "ان")):
        return
    if noun.endswith("ة"):
        yield from (noun[:-1] + "تين", noun[:-1] + "تان", noun[:-1] + "تي", noun[:-1] + "تا")
    else:
        yield from (noun + "ين", noun + "ان")
        if not noun.endswith("اء"):
            yield noun + "ا"


def _arabic_owned(noun: str) -> Iterator[str]:
    if noun.endswith("ة"):
        stems = [noun[:-1] + "ت"]
    elif noun.endswith("ه"):  # the ending without its dots, or a letter of the root: توجه
        stems = [noun[:-1] + "ت", noun]
    elif noun.endswith("اء"):
        stems = [noun, noun[:-1] + "ئ", noun[:-1] + "ؤ"]
    else:
        stems = [noun]
    yield from (stem + pronoun for stem in stems for pronoun in (*_PRONOUNS, "ي"))
