"""What a question asks about: which of its verbs and nouns of action is the one, and what it leaves unanswered."""

from __future__ import annotations

from app.ask import complete, cues
from app.ask.cues import NOUN, Spot
from app.ask.question import ACTS, MEASURES, THANKS, Asked, Question
from app.ask.words import Words

_REFUSED = ("meet", "phone", "visit", "attend", "discuss", "talk")
_GOT = frozenset({"support", "criticize", *THANKS})
_THEN = frozenset({"then", "ثم"})
_VOICED = ("reject", "support", "criticize")
_BUT_NEAR = 3  # tokens between it and the act that it adds


def main_act(words: Words) -> Spot | None:
    """The first verb of action; else the first noun of one."""
    acts = [s for s in words.spots if s.has("act") and not s.has("ask")]
    acts = [s for s in acts if not _is_light(s)] or acts
    acts = [s for s in acts if not (s.has("noun") and complete.after_which(words, s))]
    verbs = [s for s in acts if is_verb(s) and not complete.after_which(words, s)]
    verbs = [s for s in verbs if not _is_owned(words, s) and not _is_governed(words, s)]
    second = next((s for s in acts if verbs and s.first >= verbs[0].last and not s.has("act", "reject")), None)
    refused = second is not None and any(second.has("act", act) for act in _REFUSED)
    if refused and verbs[0].has("act", "reject") and second is not None and second.first - verbs[0].last <= 2:
        return second  # "refused to meet", "رفض لقاء": the act is the second
    accepted = second is not None and verbs[0].has("accepting") and second.first - verbs[0].last <= _BUT_NEAR
    if refused and accepted and second is not None:
        return second  # "قبلت إسرائيل حضور المؤتمر"
    told = next((s for s in acts if verbs and verbs[0].has("act", "say") and _voices(words, verbs[0], s)), None)
    if (
        told is not None
        and any(told.has("act", act) for act in _VOICED)
        and any(c.form == NOUN for c in told.of("act"))
    ):
        return told  # "voiced support", "أعلن رفض"
    over = any(s.has("status", "cancelled") for s in words.spots if verbs and s.first >= verbs[0].last)
    ended = next((s for s in acts if verbs and verbs[0].has("act", "say") and s.has("act", "agree")), None)
    if over and ended is not None and ended.first > verbs[0].first:
        return ended  # "announced the end of the agreement"
    got = next((s for s in acts if verbs and gets(verbs[0], s)), None)
    if got is not None:
        return got
    view = next((s for s in words.spots if s.has("noun", "statement") and s.has("act", "say")), None)
    if view is not None and view not in acts and not verbs:
        return view  # "what is its position on sanctions"
    if verbs and verbs[0].has("status"):  # "denied meeting", "asked for a visit": the act is the other
        others = [s for s in acts if s is not verbs[0] and not s.has("act", "say")]
        return next((s for s in others if s.first > verbs[0].first), next(iter(others), verbs[0]))
    return next(iter(verbs or acts), None)


def gets(verb: Spot, noun: Spot) -> bool:
    """Whether a noun tells what somebody gets: "receive thanks from", "drew criticism from"."""
    own = any(c.form == NOUN and c.value in _GOT for c in noun.of("act"))
    return own and verb.has("getting") and 0 <= noun.first - verb.last <= 1


def _voices(words: Words, verb: Spot, noun: Spot) -> bool:
    """Whether a noun tells what somebody declares: "أعربت باكستان عن دعمها"."""
    asked = any(s.has("ask", "which") for s in words.spots)
    return noun.first == verb.last or (noun.first > verb.last and verb.has("voicing") and not asked)


def _is_governed(words: Words, spot: Spot) -> bool:
    """Whether what may be a verb is a noun behind a preposition: "his position on talks"."""
    prep = words.before(spot.first)
    noun = any(cue.form == NOUN for cue in spot.of("act"))
    governs = prep is not None and prep.has("prep") and not prep.has("ask")
    return noun and governs and words.tokens[spot.first - 1].norm != "to"


def _is_owned(words: Words, spot: Spot) -> bool:
    """Whether a word that may be a verb with its object is somebody's trip that another verb ends: "ألغى رحلته"."""
    ended = any(s.has("status", "cancelled") and not s.has("act") for s in words.spots if s.first < spot.first)
    return ended and all(cue.form == NOUN or cue.form.endswith("+o") for cue in spot.of("act"))


def _is_light(spot: Spot) -> bool:
    """Whether it may say no more than that what another word tells of was held: "أين عقد الرئيسان محادثاتهما"."""
    return spot.has("filler") and all(cue.form == NOUN for cue in spot.of("act"))


def which_meeting(words: Words, main: Spot | None) -> bool:
    """Whether a meeting is asked for that somebody attends or stays away from: "which meeting did he boycott"."""
    if main is None:
        return False
    attended = any(s.has("act", "attend") or s.has("act", "stay-away") for s in words.spots if is_verb(s))
    meeting = next((s for s in words.spots if complete.after_which(words, s)), None)
    return attended and meeting is not None and meeting.has("act", "meet")


def asked_for(words: Words, spot: Spot) -> bool:
    """Whether a noun is of those who are asked for: no name or act stands between it and "which"."""
    asks = [s for s in words.spots if s.has("ask", "which") and s.last <= spot.first <= s.last + 3]
    return any(not any(s.first in range(ask.last, spot.first) and s.has("act") for s in words.spots) for ask in asks)


def contrast(words: Words, main: Spot) -> str | None:
    """What a "but" adds of another act, which is not answered: "Who attended, but met nobody?" """
    reader = cues.reader(words.pack.code)
    for spot in words.spots:
        if not spot.has("act") or spot.first < main.last or {c.value for c in spot.of("act")} & _acts_of(main):
            continue
        for at in range(max(main.last, spot.first - _BUT_NEAR), spot.first):
            said = reader.at(words.tokens, at, at + 1)
            if said is not None and said.has("but"):
                return words.text(at, spot.last)
    return None


def beside(words: Words, question: Question, main: Spot) -> str | None:
    """What else a question tells of, which is not answered: "did it move its embassy", "to Egypt, then Sudan"."""
    moved = (s for s in words.spots if s.first >= main.last and s.has("act", "measure"))
    told = next(moved, None) if question.act is ACTS["say"] and Asked.WHETHER in question.asked else None
    if told is not None:
        return words.text(told.first, told.last)
    other = next((s for s in words.spots if _asked_whether(words, question, main, s)), None)
    if other is not None:
        return words.text(other.first, other.last)
    if question.act is ACTS["measure"] and not is_verb(main) and Asked.WHETHER in question.asked:
        return words.text(main.first, main.last)  # "Did it move its embassy?"
    letters = any(c.form == NOUN and c.value == "write" for s in words.spots for c in s.of("act"))
    somebody = question.asked[:1] == (Asked.PEOPLE,) or any(s.has("office") or s.has("class") for s in words.spots)
    bare = main.last - main.first == 1 and main.has("act", "write")
    if question.act is ACTS["write"] and bare and somebody and not letters:
        return words.text(main.first, main.last)  # "Which mediator did it send?"
    named = {m.first for m in words.mentions}
    return next((t.text for i, t in enumerate(words.tokens) if t.norm in _THEN and named & {i, i + 1}), None)


def _asked_whether(words: Words, question: Question, main: Spot, spot: Spot) -> bool:
    """Whether it is asked if somebody offered or raised something done: "did he offer to resume the visit"."""
    if Asked.WHETHER not in question.asked or question.act is not ACTS["discuss"] or spot.first < main.last:
        return False
    prep = words.before(spot.first)
    nouns = any(cue.form == NOUN and cue.value in ("visit", "attend", "mediate", "measure") for cue in spot.of("act"))
    return nouns and not (prep is not None and prep.has("span"))


def denier(words: Words) -> bool:
    """Whether it is asked who denies something: "Who denied that they had met?", "أي دولة نفت"."""
    said = (spot for spot in words.spots if spot.has("status", "denied") and spot.has("act", "say"))
    denied = next((spot for spot in said if is_verb(spot)), None)
    before = words.before(denied.first) if denied is not None else None
    while before is not None and before.has("whether"):  # "who has denied"
        before = words.before(before.first)
    return before is not None and (before.has("ask", "who") or before.has("noun"))


def kinds(words: Words, question: Question) -> None:
    """Of which kind the agreement or the talks are: "a military agreement", "اتفاق عسكري"."""
    reader = cues.reader(words.pack.code)
    alone = [run for run in words.unknown if run[1] - run[0] == 1 and reader.kinds(words.tokens, *run)]
    told = [(s.first, s.last) for s in words.spots if any(c.form == NOUN for c in s.of("act")) and s.last - s.first > 1]
    named = {kind for run in [*told, *alone] for kind in reader.kinds(words.tokens, *run)}
    restored = {"restored"} if question.act is ACTS["restore"] else set()
    question.kinds = frozenset(named - {"restored"} | restored)
    words.unknown = [run for run in words.unknown if run not in alone]


def demanded(words: Words, question: Question, main: Spot) -> str | None:
    """What somebody demands of another, where it is asked who demands it: "who asked Congress to sanction Turkey?" """
    if question.act is not ACTS["say"] or question.asked[:1] not in ((Asked.PEOPLE,), (Asked.COUNTRY,)):
        return None
    later = (s for s in words.spots if s.first > main.last and any(cue.form == "base" for cue in s.of("act")))
    to = next((s for s in later if words.tokens[s.first - 1].norm == "to"), None)
    return words.text(to.first - 1, to.last) if to is not None else None


def _acts_of(main: Spot) -> set[str]:
    """The acts that a verb may be; whoever stays away attends or visits not."""
    return {cue.value for cue in main.of("act")} | {"stay-away", "attend", "come"}


def is_verb(spot: Spot) -> bool:
    """Whether an act is told by a verb."""
    return any(cue.form not in (NOUN, "gerund") for cue in spot.of("act"))


def act_name(words: Words, main: Spot) -> str:
    cue = main.of("act")[0]
    if cue.value == "stay-away" and any(s.has("act", "agree") for s in words.spots):
        return "agree"  # "What deal did it walk away from?"
    if _is_owned(words, main):
        return next(c.value for c in main.of("act") if c.form == NOUN)
    if words.pack.code == "ar" and cue.form == NOUN:
        cue = next((c for c in main.of("act") if c.form.endswith("+o")), cue)  # "كلمه بايدن": no word of his
    if _called_upon(words, main):
        return "meet"
    if cue.value == "write" and _sends(words, main):
        return "visit"
    if cue.value == "agree" and is_verb(main) and _together(words, main):
        return "cooperate"  # "What did they agree to cooperate on?"
    if cue.value == "agree" and is_verb(main) and (taken := _measure_asked_for(words)):
        return taken  # "Which sanctions has it adopted?"
    if (broader := _either(words, main)) is not None:
        return broader
    if main.has("act", "attend") and _at_event(words):
        return "attend"  # "were expected at the summit", which is a visit elsewhere
    name = {"stay-away": "attend", "get-letter": "write"}.get(cue.value, cue.value)
    if cue.value == "get-letter" and any(s.has("act", "phone") for s in words.spots):
        return "phone"
    phones = [s for s in words.spots if s.has("act", "phone")]
    if name in ("meet", "discuss", "talk") and any(not _alternative(words, main, s) for s in phones):
        return "phone"
    if name == "meet" and phones:
        return "discuss"  # "met or called"
    if name == "phone" and main.has("act", "say") and not cue.form.endswith("+o"):
        return "say"
    if name == "meet" and cue.form == NOUN and any(s.has("act", "sign") for s in words.spots):
        return "sign"
    return name


def _either(words: Words, main: Spot) -> str | None:
    """What two verbs of one type amount to: "congratulate or praise", "expel or sanction"."""
    other = next((s for s in words.spots if s.first > main.last and s.has("act")), None)
    if other is None or not _alternative(words, main, other):
        return None
    types = [{ACTS[c.value].types for c in s.of("act") if c.value in ACTS} for s in (main, other)]
    both = types[0] & types[1]
    return next((name for name in ("support", "criticize", "measure", "visit") if ACTS[name].types in both), None)


def _sends(words: Words, main: Spot) -> bool:
    """Whether people are sent, and no letter: "sent a delegation to Moscow"."""
    reader = cues.reader(words.pack.code)
    near = range(main.last, min(main.last + 3, len(words.tokens)))
    return any((spot := reader.at(words.tokens, i, i + 1)) is not None and spot.has("delegation") for i in near)


def _together(words: Words, main: Spot) -> bool:
    """Whether it is agreed to work together."""
    after = next((s for s in words.spots if s.first >= main.last and s.has("act")), None)
    return after is not None and after.has("act", "cooperate") and after.first - main.last <= 1


def _measure_asked_for(words: Words) -> str | None:
    """The measure that stands behind "which"."""
    nouns = (s for s in words.spots if complete.after_which(words, s))
    return next((c.value for s in nouns for c in s.of("act") if c.value in MEASURES and c.form == NOUN), None)


def _called_upon(words: Words, main: Spot) -> bool:
    """Whether "call on" says that somebody is visited: nothing is named that he is to do."""
    if [t.norm for t in words.tokens[main.first : main.last]][1:] not in (["on"], ["upon"]):
        return False
    rest = words.tokens[main.last :]
    asked = words.spots and words.spots[0].has("ask", "who")
    return bool(asked) and not any(t.norm in ("to", "for") for t in rest)


def _at_event(words: Words) -> bool:
    return any(m.kind == "event" for m in words.mentions) or any(s.has("noun", "event") for s in words.spots)


def _alternative(words: Words, main: Spot, spot: Spot) -> bool:
    """Whether it is asked of either: "met or called"."""
    between = [t.norm for t in words.tokens[main.last : spot.first]]
    told = is_verb(spot) or spot.last - spot.first > 1  # "praise in"
    return told and (between[-1:] in (["or"], ["and"], ["او"]))
