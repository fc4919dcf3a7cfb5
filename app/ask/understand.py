"""From words to a question: what is asked, of what act, when, and with which status. Nothing is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.ask import acts, complete, cues, followup, names, when
from app.ask.apart import IN
from app.ask.cues import NOUN, Spot
from app.ask.question import ACTS, MEASURES, THANKS, Act, Asked, Question, Slot
from app.ask.words import Words, language_of, read
from graph.facts import Status
from ingest.lang import available
from ingest.mentions import Mention

_NOT_HELD = frozenset({Status.PLANNED, Status.CANCELLED, Status.DENIED})
_FUTURE = "س"  # of an Arabic verb
_CALLED_FOR = ("meet", "phone", "visit", "attend")
_AWAY = frozenset({Status.CANCELLED, Status.DENIED})
_NOUNS = {
    "topic": Asked.TOPIC,
    "country": Asked.COUNTRY,
    "people": Asked.PEOPLE,
    "organization": Asked.PEOPLE,
    "event": Asked.EVENT,
    "agreement": Asked.AGREEMENT,
    "date": Asked.DATE,
    "place": Asked.PLACE,
    "statement": Asked.STATEMENT,
}
_WHAT = {
    "say": Asked.STATEMENT,
    "write": Asked.STATEMENT,
    "agree": Asked.AGREEMENT,
    "sign": Asked.AGREEMENT,
    "decide": Asked.STATEMENT,
    "discuss": Asked.TOPIC,
    "cooperate": Asked.TOPIC,
    "meet": Asked.TOPIC,
    "phone": Asked.TOPIC,
    "talk": Asked.TOPIC,
    "criticize": Asked.STATEMENT,
    "reject": Asked.STATEMENT,
    "support": Asked.STATEMENT,
    **dict.fromkeys((*MEASURES, *THANKS), Asked.STATEMENT),
    "mediate": Asked.PEOPLE,
}
# What "which" asks for, before a noun of action: "which meetings", "which remarks"
_WHICH_ACT = {
    **dict.fromkeys(("say", "write", "criticize", "reject", "support", *MEASURES, *THANKS), Asked.STATEMENT),
    **dict.fromkeys(("agree", "sign"), Asked.AGREEMENT),
    "cooperate": Asked.TOPIC,
}
_DEMANDS = (
    "demand",
    "urge",
    "call",
    "appeal",
    "ask",
    "request",
    "طلب",
    "يطلب",
    "تطلب",
    "ناشد",
    "يناشد",
    "تناشد",
    "حث",
    "يحث",
    "تحث",
    "طالب",
    "يطالب",
    "تطالب",
    "دعا",
    "دعت",
    "يدعو",
    "تدعو",
)
_BETWEEN = ("status", "order", "region")  # what may stand between "which" and its noun
# Nouns of what may be asked as statements; of others the statements are: "remarks on the talks"
_TOLD_IN_WORDS = frozenset({"say", "write", "criticize", "reject", "support", *MEASURES, *THANKS})
_TOGETHER = frozenset({Asked.DATE, Asked.PLACE})  # "when and where"


def understand(text: str, lang: str | None = None, context: Sequence[str] = ()) -> Question:
    """What a question asks. `lang` is found from its letters where it is not one that is read.

    `context` are the questions before it, the latest last: what it leaves out is taken from them.
    """
    words, question = _alone(text, lang)
    if not context or not followup.leans(words, question):
        return question
    before = understand(context[-1], None, context[:-1])
    return followup.joined(question, words, before) if before.understood else question


def _alone(text: str, lang: str | None) -> tuple[Words, Question]:
    code = lang if lang in available() else language_of(text)
    words = read(text, code)
    question = Question(text, code)
    main = acts.main_act(words)
    question.act = ACTS[acts.act_name(words, main)] if main else None
    question.asked = _asked(words, question.act)
    if question.asked == (Asked.PEOPLE,) and acts.which_meeting(words, main):
        question.act, question.asked = ACTS["attend"], (Asked.EVENT,)
    raised = question.act is ACTS["discuss"] and any(s.has("noun", "statement") for s in words.spots)
    told = main is not None and (raised or not acts.is_verb(main))
    if question.asked == (Asked.STATEMENT,) and told and question.act is not ACTS["deny"]:
        question.act = question.act if question.act and question.act.name in _TOLD_IN_WORDS else ACTS["say"]
    _status(words, question, main)
    acts.kinds(words, question)
    question.cities = any(s.has("city") for s in words.spots if acts.asked_for(words, s))
    question.received = main is not None and main.has("received")
    question.together = any(s.has("together") for s in words.spots)
    question.persons = any(s.has("in-person") for s in words.spots if acts.asked_for(words, s))
    when.find(words, question)
    names.find(words, question, main)
    complete.complete(words, question)
    denied = question.statuses == {Status.DENIED} and bool(question.slots(Slot.SUBJECT))
    if question.act is ACTS["say"] and denied and question.asked[:1] in ((Asked.STATEMENT,), (Asked.WHETHER,)):
        question.act = ACTS["deny"]  # "What did Peskov deny?"
    question.unknown += [words.text(*run) for run in words.unknown]
    question.unknown += [words.text(s.first, s.last) for s in words.spots if s.has("unread")]
    if question.asked == (Asked.PEOPLE,) and not question.unknown:  # no fact tells who is a diplomat
        question.unknown += [words.text(s.first, s.last) for s in words.spots if _who_are(words, s, question.act)]
    contrast = (
        acts.contrast(words, main) or acts.demanded(words, question, main) or acts.beside(words, question, main)
        if main
        else None
    )
    question.unknown += [contrast] if contrast else []
    return words, question


# -- what is asked ---------------------------------------------------------------------------------


def _asked(words: Words, act: Act | None) -> tuple[Asked, ...]:
    if _cue(words, "ask", "path") and not (_cue(words, "ask", "when") or _cue(words, "ask", "where")):
        return (Asked.PATH,)
    often = _cue(words, "ask", "often")
    if often or _cue(words, "ask", "compare"):
        counted = _noun_after(words, words.spots.index(often), acts=False) if often else None
        return (counted,) if counted in (Asked.PEOPLE, Asked.COUNTRY) else (Asked.COUNT,)
    found = {Asked.PEOPLE: _who(words)}
    for value, asked in (("when", Asked.DATE), ("where", Asked.PLACE)):
        spot = _cue(words, "ask", value)
        found[asked] = spot.first if spot else None
    which = _which(words, act)
    if which is not None:
        found.setdefault(which[1], None)
        found[which[1]] = which[0] if found[which[1]] is None else found[which[1]]
    if act is not None and _cue(words, "ask", "capital") and found[Asked.PLACE] is None:
        found[Asked.PLACE] = 0
    placed = sorted((at, asked) for asked, at in found.items() if at is not None)
    if not placed:
        return _without_question_word(words, act)
    first = placed[0][1]
    return tuple(asked for _, asked in placed if asked in _TOGETHER) if first in _TOGETHER else (first,)


def _cue(words: Words, kind: str, value: str) -> Spot | None:
    return next((spot for spot in words.spots if spot.has(kind, value)), None)


def _who(words: Words) -> int | None:
    """Where "who" stands. من is also "from": it is "who" where the question begins with it."""
    begin = next((i for i, token in enumerate(words.tokens) if token.is_word), 0)
    for spot in words.spots:
        if not spot.has("ask", "who"):
            continue
        several = spot.last - spot.first > 1 or words.tokens[spot.first].norm != "من"
        if several or spot.first == begin:
            return spot.first
    return None


def _which(words: Words, act: Act | None) -> tuple[int, Asked] | None:
    """Where "which" or "what" stands, and what it asks for."""
    for k, spot in enumerate(words.spots):
        follows = words.spots[k + 1] if k + 1 < len(words.spots) else None
        if not spot.has("ask", "which") or (follows is not None and follows.has("ask", "who")):  # "list everyone"
            continue
        found = _noun_after(words, k)
        if found is Asked.STATEMENT and follows is not None and _posted(follows, act):
            found = Asked.PEOPLE
        if found is None and act is not None:
            found = _WHAT.get(act.name)
        if found is not None:
            return spot.first, found
    return None


def _posted(noun: Spot, act: Act | None) -> bool:
    """Whether diplomats are asked for, and nothing is done against them: "which consul did he receive"."""
    measure = noun.has("act", "measure") and not noun.has("noun", "statement")
    return measure and (act is None or act.name not in MEASURES)


def _who_are(words: Words, noun: Spot, act: Act | None) -> bool:
    """Whether diplomats are asked for by "who": "who are the ambassadors whom he met"."""
    asks = [s for s in words.spots if s.has("ask", "who") and s.last <= noun.first <= s.last + 2]
    verbs = [s for s in words.spots if s.first > noun.first and any(c.form != NOUN for c in s.of("act"))]
    return _posted(noun, act) and all(c.form == NOUN for c in noun.of("act")) and bool(asks) and bool(verbs)


def _noun_after(words: Words, k: int, *, acts: bool = True) -> Asked | None:
    """What the noun after "which" says: in English its last noun, in Arabic its first; else a noun of action."""
    found: Asked | None = None
    at = words.spots[k].last
    for spot in words.spots[k + 1 :]:
        between = [m for m in words.mentions if at <= m.first < spot.first]
        if len(between) > 1 or spot.first - at > 3 or (spot.has("act") and not spot.has("noun")):
            break
        nouns = spot.of("noun")
        if found is None and any(spot.has(kind) for kind in _BETWEEN):
            found = _people_in(words, spot)
            if found is not None:
                break
            continue
        if nouns or spot.has("class"):
            found = _NOUNS[nouns[0].value] if nouns else Asked.PEOPLE
            at = spot.last
            if words.pack.code == "ar":
                break
        elif found is not None or not spot.has("filler"):
            break
    following = [s for s in words.spots[k + 1 :] if not any(s.has(kind) for kind in _BETWEEN)]
    if found is None and following and acts:
        told = [cue for cue in following[0].of("act") if cue.form in (NOUN, "gerund")]
        named = sum(m.last - m.first for m in words.mentions if words.spots[k].last <= m.first < following[0].first)
        if told and following[0].first - words.spots[k].last - named <= 2:
            return _WHICH_ACT.get(told[0].value, Asked.PEOPLE)
    if found is None:
        beside = acts and [m for m in words.mentions if m.first == at and _asked_for(m)]
        return Asked.PEOPLE if beside else None
    return found


def _asked_for(mention: Mention) -> bool:
    """Whether "which" may ask for whom a phrase names: "which US president", "which Iranian officials"."""
    if mention.kind == "person":
        return mention.name is None and mention.of is not None
    return mention.kind == "country" and (mention.last - mention.first > 1 or mention.adjective)


def _people_in(words: Words, spot: Spot) -> Asked | None:
    """Whether a group is named with its noun: "Gulf states", "دول الخليج"."""
    if not spot.has("region") or spot.last - spot.first < 2:
        return None
    reader = cues.reader(words.pack.code)
    for i in (spot.first, spot.last - 1):
        part = reader.at(words.tokens, i, i + 1)
        if part is not None and part.has("noun", "country"):
            return Asked.COUNTRY
    return None


def _without_question_word(words: Words, act: Act | None) -> tuple[Asked, ...]:
    """A question that begins with a verb asks whether; a phrase asks for what its act is about."""
    begin = next((i for i, token in enumerate(words.tokens) if token.is_word), 0)
    first = next((spot for spot in words.spots if spot.first == begin), None)
    if first is not None and first.has("whether"):
        return (Asked.WHETHER,)
    if _cue(words, "ask", "happened"):
        return (Asked.WHETHER,)
    if any(spot.has("noun", "topic") for spot in words.spots):
        return (Asked.TOPIC,)
    if act is None:
        return ()
    if _cue(words, "ask", "how") and _WHAT.get(act.name) in (Asked.STATEMENT, Asked.TOPIC):
        return (_WHAT[act.name],)  # "How did Russia retaliate?"
    if act.name in ("say", "write", "agree", "sign"):
        return (_WHAT[act.name],)
    return (Asked.PEOPLE,)


def _hosts(words: Words, main: Spot) -> bool:
    """Whether the country is asked for where it was: "which country hosted them", "in which country did they meet"."""
    if any(s.has("hosting") for s in words.spots if s.first <= main.first < s.last):
        return True
    asks = [s for s in words.spots if s.has("ask", "which")]
    before = words.before(asks[0].first) if asks else None
    within = asks and (words.tokens[asks[0].first].norm in IN or (before is not None and before.has("prep", "in")))
    return bool(within) and not main.has("act", "visit")


def _first_to(words: Words) -> Iterator[Spot]:
    """What an order says that was read as part of an office: "the first pope to visit"."""
    reader = cues.reader(words.pack.code)
    for mention in words.mentions:
        if mention.name is None and mention.last < len(words.tokens) and words.tokens[mention.last].norm == "to":
            spots = (reader.at(words.tokens, i, mention.last) for i in range(mention.first, mention.last))
            yield from (spot for spot in spots if spot is not None)


# -- status ----------------------------------------------------------------------------------------


def _is_to_come(words: Words, question: Question, main: Spot | None) -> bool:
    """Whether an Arabic question of the day is in the present, which is of what is to come: "متى يزور"."""
    if main is None or question.asked[:1] != (Asked.DATE,) or words.pack.rules["capitals"]:
        return False
    present = all(cue.form == "present" for cue in main.of("act")) and any(main.has("act", one) for one in _CALLED_FOR)
    return present and not any(s.has("be") for s in words.spots)


def _is_to(words: Words, main: Spot | None) -> bool:
    """Whether a plan is told by no more than "to": "Whom was he to meet?" """
    if main is None or not any(cue.form == "base" for cue in main.of("act")) or words.pack.code != "en":
        return False
    before = [*(s for s in words.spots if s.last <= main.first), *_first_to(words)]
    to = words.tokens[main.first - 1].norm == "to"
    return to and any(s.has("be") for s in before) and not any(s.has("status") or s.has("order") for s in before)


def _of_statement(words: Words, question: Question, main: Spot | None) -> list[Spot]:
    """The words that tell a status: none behind "about", as in "who called him about the postponed visit"."""
    if main is None or not acts.is_verb(main):
        return words.spots
    stated = question.asked == (Asked.STATEMENT,) and question.act in (ACTS["say"], ACTS["criticize"])
    abouts = (s.first for s in words.spots if s.has("over") or (stated and s.has("prep", "on")))
    about = next((at for at in abouts if at >= main.last), len(words.tokens))
    return [s for s in words.spots if s.first < about]


def _status(words: Words, question: Question, main: Spot | None) -> None:
    """Which status is asked for. "Was due to" asks what came of a plan, so that any status answers."""
    spots = _of_statement(words, question, main)
    told = {cue.value for spot in spots for cue in spot.of("status")}
    if any(spot.clitic.endswith(_FUTURE) and (spot.has("act") or spot.has("filler")) for spot in words.spots):
        told.add("planned")
    if _is_to(words, main) or _is_to_come(words, question, main):
        told.add("planned")
    question.hosting = main is not None and question.asked == (Asked.COUNTRY,) and _hosts(words, main)
    question.invited = "invited" in told
    if question.invited:
        told.add("planned")
    negated = any(spot.has("neg") and not spot.has("except") for spot in spots)
    presumed = any(spot.has("whether-not") for spot in words.spots)
    question.negated = (negated or presumed) and Asked.WHETHER in question.asked
    question.presumed = presumed and not negated
    away = any(spot.has("act", "stay-away") for spot in words.spots)
    refused = any(s.has("act", "reject") for s in words.spots) and question.act is not ACTS["reject"]
    if refused and not away:
        question.statuses = frozenset({Status.CANCELLED})
    elif away or (negated and question.act is ACTS["attend"] and not question.negated):
        question.statuses = _AWAY
    elif "planned" in told and ("cancelled" in told or negated):
        question.statuses = _NOT_HELD
    elif "cancelled" in told or (negated and Asked.WHETHER not in question.asked):
        question.statuses = _AWAY
    elif "denied" in told:
        question.statuses = frozenset({Status.DENIED})
    elif "called_for" in told and question.act is not None and question.act.name in _CALLED_FOR:
        question.statuses = frozenset({Status.CALLED_FOR})
    elif "planned" in told:
        question.told = Status.PLANNED
    if main is not None and question.act is ACTS["say"] and words.tokens[main.first].norm.startswith(_DEMANDS):
        question.told = Status.CALLED_FOR
    question.denier = question.statuses == {Status.DENIED} and acts.denier(words)
    orders = [cue.value for spot in [*words.spots, *_first_to(words)] for cue in spot.of("order")]
    question.order = orders[0] if orders else None
