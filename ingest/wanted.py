"""Whether a frame has about it the words without which its trigger means something else."""

from __future__ import annotations

from typing import Any

from ingest.clauses import comments
from ingest.element import Element
from ingest.frames import JUDGING, Frame
from ingest.lang.forms import GERUND, PAST
from ingest.lexicon import Entry
from ingest.near import ARTICLES, has, near_phrases, near_words
from ingest.text import Token
from ingest.text.normalize import is_arabic

_NEAR = 14  # tokens behind a verb in which the word that it needs stands
_NAMED = 4  # tokens of a body's name before the noun in it
_ATTACHED = 5  # tokens between a meeting and the verb of whom it brings together


def wanted(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether the words that a trigger needs about it are there: "ties" alone is no cooperation."""
    if not frame.noun:
        return _verb_wanted(frame, row, tokens)
    if frame.governor is not None and frame.row["type"] == "MEET":
        governor = row[frame.governor]
        verbs = [e.value for e in governor.entries if e.kind == "verb"]
        attended = any(v["type"] == "ATTEND" and v["id"] not in ("host", "include") for v in verbs)
        partner = any(m.kind == "person" for m in frame.slots.get("with", ()))
        if attended and not partner:
            return False  # taking part in talks is not meeting all of them
    if frame.governor is not None and _only_there(frame, row[frame.governor]):
        return False
    before = row[frame.at - 1] if frame.at else None
    joins = before is not None and before.kind == "noun" and before.value.value["type"] == "ATTEND"
    if (
        frame.row["id"] in ("multilateral", "meet")
        and joins
        and before is not None
        and before.last == row[frame.at].first
    ):
        return False  # للمشاركة في القمة: who is to attend has not met all of them
    eased = before is not None and any(e.kind == "noun" and e.value["id"] == "lift" for e in before.entries)
    if frame.row["id"] == "sanctions" and eased and before is not None and before.last == row[frame.at].first:
        return False  # سياسة تخفيف العقوبات
    needs = frame.row.get("needs")
    if needs:
        verbs = [row[k] for k in (frame.governor, frame.predicate) if k is not None]
        told = any(m.kind == "person" for slot in frame.row.get("or_slots", ()) for m in frame.slots.get(slot, ()))
        # "Britain's expulsion of the envoy", "the expulsion of its envoys by Britain"
        told = told or ("or_own" in frame.row and bool(frame.slots.keys() & {"poss", "by"}))
        if not told and not any(_tells(e, needs, frame.row) for verb in verbs for e in verb.entries):
            return False
    near = frame.headline or _near(frame, row, tokens)
    return _slots_wanted(frame) and near and not _barred(frame, row, tokens)


def _only_there(frame: Frame, governor: Element) -> bool:
    """Whether those of whom the verb tells only came to a summit, or were there when others signed: حضر التوقيع."""
    kinds = {e.value["type"] for e in governor.entries if e.kind == "verb"}
    came = frame.row["id"] == "multilateral" and kinds == {"VISIT"} and not frame.slots.keys() & {"with", "between"}
    if frame.row["type"] == "AGREE" and any(e.kind == "verb" and e.value["id"] == "mediate" for e in governor.entries):
        return True  # تتوسط في صفقة بين: it is not yet made
    if frame.row["id"] == "attend" and any(e.kind == "verb" and e.value["id"] == "speak-at" for e in governor.entries):
        return True  # ألقى كلمة أمام القمة: the verb tells it
    if frame.row["id"] == "sanctions" and any(e.kind == "verb" and e.value["id"] == "lift" for e in governor.entries):
        return True  # رفع العقوبات المفروضة على بيرو
    return came or (frame.row["type"] == "AGREE" and kinds == {"ATTEND"} and "between" not in frame.slots)


def _barred(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether words behind a noun make it something else, or before it, as the name of a body does: thanks for a warm
    welcome are no support, رابطة التعاون no cooperation."""
    barred, first = tuple(frame.row.get("not_near", ())), row[frame.at].first
    named = tuple(frame.row.get("not_before", ()))
    if named and {t.norm for t in tokens[max(0, first - _NAMED) : first]} & near_words(named):
        return True
    return bool(barred) and has(tokens[first : first + _NEAR], barred)


def _tells(entry: Entry, needs: list[str], row: dict[str, Any]) -> bool:
    """Whether a reading of the verb that governs a noun is a light verb that the noun's row needs, or of a row's."""
    if entry.kind == "light":
        return entry.value in needs
    return entry.kind == "verb" and entry.value["id"] in row.get("needs_rows", ())


def _slots_wanted(frame: Frame) -> bool:
    """Whether one of the slots without which the words mean something else is filled."""
    needed = frame.row.get("needs_slot")
    return not needed or any(slot in frame.slots or (slot == "own" and frame.own) for slot in needed)


def _near(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether one of the words that a row wants is near its noun: before it, or, as of the verb, behind."""
    near, first = frame.row.get("needs_near"), row[frame.at].first
    if not near:
        return True
    back = _NEAR if frame.row["type"] == "MEDIATE" else 6  # "the visit of the prime minister of X, Y, is to calm"
    span = tokens[first : first + _NEAR] if "verbs" in frame.row else tokens[max(0, first - back) : first + 3]
    light = row[frame.governor] if frame.governor is not None and frame.row["type"] == "SANCTION" else None
    if light is not None and light.kind == "light":  # فرضت باريس رسميا، اليوم الاثنين، عقوبات
        span = [*span, *tokens[light.first : light.last]]
    return bool({t.norm for t in span} & near_words(tuple(near)))


def _verb_wanted(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether the noun without which a verb means something else is there: وقع هجوم is no signing."""
    said = row[frame.at].entry("speech")
    if said is not None and said.value == "comment" and comments(row, frame.at):
        return False
    if frame.row["type"] in JUDGING and _attributive(row[frame.at], tokens):
        return False
    if frame.row.get("said_of_obj") and not _said_of(frame, row, tokens):
        return False
    nouns = frame.row.get("needs_noun")
    told = [o for o in row if any(e.kind == "noun" and e.value["id"] in nouns for e in o.entries)] if nouns else []
    if nouns and frame.row.get("impersonal"):  # it is a meeting that "brings together", not ties
        verb = row[frame.at]
        told = [o for o in told if -_ATTACHED <= o.last - verb.first <= 0 or 0 <= o.first - verb.last <= 2]
    if (nouns and not told) or _only_meant(frame, row, tokens) or _missed_else(frame, row, tokens):
        return False
    if frame.row.get("beside_speech") and frame.row.get("near_before") and not _told_him(frame, row, tokens):
        return False
    if frame.row.get("clearly") and not frame.phone:
        return False  # تحدث إلى فلان في باريس ثم اتصل هاتفيا بفلان
    return _slots_wanted(frame) and not (frame.row["id"] == "agree" and _on_meeting(frame, row))


def _said_of(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether what somebody is called stands right behind him, or behind the verb that says it: "called X a friend",
    but "called X's aide a friend"."""
    ends = {row[frame.at].last, *(m.last for m in frame.slots.get("obj", ()))}
    phrases = near_phrases(tuple(frame.row["needs_near"]))
    behind = (f" {' '.join(t.norm for t in tokens[end : end + _NEAR])} " for end in ends)
    return any(said.removeprefix(" as").startswith(phrase) for said in behind for phrase in phrases)


def _attributive(verb: Element, tokens: list[Token]) -> bool:
    """Whether a participle only tells of what kind something is: "an internationally recognised border"."""
    before = tokens[max(0, verb.first - 2) : verb.first]
    return verb.tense == PAST and len(before) > 1 and before[0].norm in ARTICLES and before[1].norm.endswith("ly")


def _missed_else(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether somebody was at a summit, and missed there something else: "missed the point at the summit"."""
    behind = row[frame.at + 1] if frame.at + 1 < len(row) else None
    if frame.row["id"] != "absent" or behind is None or behind.kind != "prep" or behind.value not in ("at", "in"):
        return False
    between = tokens[row[frame.at].last : behind.first]
    return not is_arabic(tokens[row[frame.at].first].norm) and any(t.norm not in ARTICLES for t in between)


def _told_him(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether who is told something stands right behind the verb, or behind a comma, "told his host, President X":
    not "told reporters Mr. X would resign"."""
    gaps = (tokens[row[frame.at].last : m.first] for m in frame.slots.get("obj", ()))
    return any(not gap or gap[-1].text == "," for gap in gaps)


def _only_meant(frame: Frame, row: list[Element], tokens: list[Token]) -> bool:
    """Whether an accord is only what something else is about: "a role in settling disputes", "hopes of signing"."""
    k, managed = frame.at, frame.row.get("managed")  # words as "succeeded" before "in signing"
    if row[k].tense != GERUND or managed is None:
        return False
    j = k - 1
    while j > 0 and (row[j].kind == "conj" or (row[j].is_action and row[j].tense == GERUND)):
        j -= 1
    if j < 0 or row[j].kind != "prep" or row[j].value not in ("in", "of", "for", "at") or not row[j].first:
        return False
    return tokens[row[j].first - 1].norm not in managed


def _on_meeting(frame: Frame, row: list[Element]) -> bool:
    """Whether what is agreed on is to meet: that is a meeting to come, and no accord."""
    behind = row[frame.at + 1] if frame.at + 1 < len(row) else None
    adjacent = behind is not None and behind.kind == "noun" and behind.first == row[frame.at].last
    if adjacent and behind is not None and row[frame.at].last - row[frame.at].first > 1:
        return bool(
            behind.value.value["type"] in ("MEET", "VISIT")
        )  # اتفقا على اللقاء, the preposition within the verb
    for k in range(frame.at + 1, min(len(row) - 1, frame.at + 6)):
        if row[k].kind == "prep" and row[k].value == "upon":
            noun = next((e for e in row[k + 1 : k + 3] if e.kind == "noun"), None)
            return noun is not None and noun.first - row[k].last <= 1 and noun.value.value["type"] in ("MEET", "VISIT")
        if row[k].kind not in ("np", "prep", "comma"):
            break
    return False
