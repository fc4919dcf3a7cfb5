"""An answer in words, in the question's language: one sentence a happening, with date, place and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.ask import cues
from app.ask.lookup import Meant
from app.ask.models import Answered, Told
from app.ask.query import Found, Row
from app.ask.question import Asked, Question
from app.ask.words import language_of

SHOWN = 12  # sentences; more are counted
_TOPICS = 5
_QUOTED = 240  # characters of a quote
_JOINED = ("participants", "places", "topics", "facts")  # lists of rows that are told as one
_BY = frozenset({"visitor", "source", "speaker", "mediator"})
_TO = frozenset({"destination", "host", "target", "party"})
_WITH_WORDS = frozenset({"STATE", "AGREE"})  # what was said or agreed is in the words alone
_CLAIMS = frozenset({"COOPERATE", "SUPPORT", "CRITICIZE"})  # and of these, where it is asked what was said


def told(
    question: Question, meant: Sequence[Meant], found: Found, answers: Sequence[Answered]
) -> tuple[str, list[Told]]:
    """The answer: a first line where the question calls for one, then a sentence a happening; and these sentences."""
    say = _Teller(question.lang, [identity for one in meant for identity in one.ids])
    say.quoted |= {kind for kind in _CLAIMS if Asked.STATEMENT in question.asked}
    used = {identity for one in answers for identity in one.facts}
    rows = _together([row for row in found.rows if used.intersection(row["facts"])])
    sentences = [
        Told(text=say.sentence(row, found), status=row["status"], date=row["date_start"], facts=row["facts"])
        for row in rows
    ]
    lines = [*say.opening(question, answers), *(one.text for one in sentences[:SHOWN])]
    if found.note:
        lines.insert(0, say.words["notes"][found.note])
    if len(rows) > SHOWN:
        lines.append(say.words["more"].format(len(rows) - SHOWN))
    return "\n".join(lines), sentences


def _together(rows: Sequence[Row]) -> list[Row]:
    """Those who attended the same event on the same day, or stayed away from it, as one row."""
    out: dict[Any, Row] = {}
    for row in rows:
        alike = (row["status"], row["date_start"], tuple(event["id"] for event in row["events"]))
        key = alike if row["type"] == "ATTEND" and row["events"] else row["id"]
        before = out.get(key)
        both = before and {name: before[name] + [x for x in row[name] if x not in before[name]] for name in _JOINED}
        out[key] = before | both if before and both else row
    return list(out.values())


def not_understood(question: Question) -> str:
    """That a question was not understood, which of its words were not, and what can be asked."""
    words = cues.sentences(question.lang)
    unknown = words["list_comma"].join(question.unknown)
    first = words["not_understood_words"].format(unknown) if unknown else words["not_understood"]
    return f"{first}\n{words['can_ask']}"


def unknown_names(question: Question, lost: Sequence[Meant]) -> str:
    """Which names nothing bears, and what they may have been meant for."""
    words = cues.sentences(question.lang)
    lines = []
    for one in lost:
        line = words["unknown"].format(one.name.text)
        if one.suggestions:
            line += " " + words["suggest"].format(words["or"].join(one.suggestions))
        lines.append(line)
    return "\n".join(lines)


def nothing(question: Question, understood: Mapping[str, Any]) -> str:
    """That nothing was found, and what was looked for."""
    words = cues.sentences(question.lang)
    shown = [
        f"{label}: {_listed(words, name, v)}" for name, label in words["fields"].items() if (v := understood.get(name))
    ]
    looked_for = words["looked_for"].format(words["semicolon"].join(shown)) if shown else ""
    return f"{words['nothing']} {looked_for}".strip()


def _listed(words: Mapping[str, Any], name: str, value: Any) -> str:
    """A part of what was looked for; a status in the words of the language."""
    values = value if isinstance(value, list) else [value]
    shown = [words["asked_status"].get(one, one) if name == "status" else str(one) for one in values]
    return str(words["list_comma"].join(shown))


class _Teller:
    """Sentences of one language, which name first those whom the question names."""

    def __init__(self, lang: str, first: Sequence[str]) -> None:
        self.lang = lang
        self._rank = {identity: k for k, identity in reversed(list(enumerate(first)))}
        self.words = cues.sentences(lang)
        self.quoted = set(_WITH_WORDS)

    def opening(self, question: Question, answers: Sequence[Answered]) -> list[str]:
        """Yes or no, how often, or on what."""
        first = question.asked[0]
        if first is Asked.WHETHER:
            return self._verdict(question, answers[0].status) if _is_asked(question) else []
        if first is Asked.DATE and all(one.kind in ("person", "country", "organization") for one in answers):
            planned = all(one.status == "planned" for one in answers)
            return [self.words["no_day"]] if planned else []
        if first is Asked.COUNT:
            counts: dict[str, int] = {}
            for one in answers:
                counts[one.status] = counts.get(one.status, 0) + one.count
            lines = [" ".join(self.words["times"][status].format(n) for status, n in counts.items())]
            return lines + [self._by_period(period, answers) for period in question.periods]
        if first is Asked.TOPIC:
            names = dict.fromkeys(self.name(one.name, one.names.get("ar")) for one in answers)
            return [self.words["topic_list"].format(self.words["list_comma"].join(names))]
        if first is Asked.PATH:
            return [self.words["list"].format(self.name(one.name, one.names.get("ar"))) for one in answers]
        return []

    def _verdict(self, question: Question, status: str) -> list[str]:
        """Yes or no. Asked "did they not", Arabic has its own word for "they did"; English has none, and tells it."""
        if not question.negated:
            return [self.words["verdict"][status]]
        still = self.words["presumed_verdict"].get(status) if question.presumed else None
        return [still] if still else []

    def _by_period(self, period: tuple[str, str], answers: Sequence[Answered]) -> str:
        """How often in one of the periods that are compared."""
        from_, to = period
        held = sum(
            one.count
            for one in answers
            if one.status == "held" and one.date and from_[: len(one.date)] <= one.date <= to
        )
        years = {from_[:4], to[:4]}
        whole = len(years) == 1 and from_.endswith("-01-01") and to.endswith("-12-31")
        shown = years.pop() if whole else self.words["range"].format(*map(self._date, period))
        return f"{shown[0].upper()}{shown[1:]}: {held}."

    def sentence(self, row: Row, found: Found) -> str:
        """One happening: who, what, where, when, and its status."""
        text = " ".join([self._what(row), *self._circumstances(row)])
        if row["type"] in self.quoted:
            text += self._quoted(row, found)
        text = text[0].upper() + text[1:]
        return f"{text} ({self.words['status'][row['status']]}{self.words['semicolon']}{self._sources(row, found)})."

    def _sources(self, row: Row, found: Found) -> str:
        """How many articles tell it."""
        count = len({found.facts[identity].article for identity in row["facts"] if identity in found.facts})
        forms: dict[str, str] = self.words["sources"]
        return forms.get(str(count), forms["few" if count <= 10 else "many"]).format(count)

    def name(self, name: str, arabic: str | None) -> str:
        """A name in the question's language, where it is known there."""
        return arabic if self.lang == "ar" and arabic else name

    def joined(self, names: Sequence[str]) -> str:
        """Names as a list in words."""
        if len(names) < 2:
            return "".join(names)
        return f"{self.words['comma'].join(names[:-1])}{self.words['and']}{names[-1]}"

    def _what(self, row: Row) -> str:
        forms = self.words.get(row["subtype"]) or self.words[row["type"]]
        names = self._names(row, None)
        form = forms.get(row["status"]) or self.words[row["type"]][row["status"]]
        by, to = self._names(row, _BY), self._names(row, _TO)
        at = [self.name(x["name"], x["name_ar"]) for x in row["events"]]
        alone = not {"MEET": names[1:], "ATTEND": at}.get(row["type"], to)
        if alone:
            form = forms.get(f"{row['status']} alone", form)
        nobody = self.words["nobody"]
        return str(
            form.format(
                first=names[0] if names else nobody,
                rest=self.joined(names[1:]) or nobody,
                all=self.joined(names) or nobody,
                by=self.joined(by) or nobody,
                to=self._with_city(row, self.joined(to)) or nobody,
                event=self.joined(at),
                was="were" if len(names) > 1 else "was",
            )
        )

    def _with_city(self, row: Row, to: str) -> str:
        """Where a visit went: the country, and in it the place."""
        places = [self.name(p["name"], p["name_ar"]) for p in row["places"]]
        inside = [place for place in places if place != to]
        return f"{to} ({self.joined(inside)})" if row["type"] == "VISIT" and to and inside else to

    def _names(self, row: Row, roles: frozenset[str] | None) -> list[str]:
        parts = [p for p in row["participants"] if roles is None or p["role"] in roles]
        parts = [p for p in parts if roles is not None or p["role"] not in ("destination", "about")] or parts
        parts = sorted(parts, key=lambda p: self._rank.get(p["id"], len(self._rank)))
        return list(dict.fromkeys(self.name(p["name"], p["name_ar"]) for p in parts))

    def _circumstances(self, row: Row) -> list[str]:
        at = {key: [self.name(x["name"], x["name_ar"]) for x in row[key]] for key in ("places", "events", "topics")}
        out = []
        if row["places"] and row["type"] != "VISIT":
            out.append(self.words["place"].format(self.joined(at["places"])))
        if row["date_start"]:
            out.append(self._when(row))
        if at["events"] and row["type"] != "ATTEND":
            out.append(self.words["event"].format(self.joined(at["events"])))
        if at["topics"] and row["type"] != "ATTEND":
            out.append(self.words["topics"].format(self.joined(_distinct(at["topics"])[:_TOPICS])))
        return out

    def _when(self, row: Row) -> str:
        start, end = self._date(row["date_start"]), row["date_end"]
        if end:
            return str(self.words["range"].format(start, self._date(end)))
        return str(self.words.get(row["date_precision"], self.words["day"]).format(start))

    def _date(self, text: str) -> str:
        year, *rest = text.split("-")
        parts = [str(int(rest[1]))] if len(rest) > 1 else []
        parts += [self.words["months"][int(rest[0]) - 1]] if rest else []
        return " ".join([*parts, *([year] if year != "XXXX" else [])])

    def _quoted(self, row: Row, found: Found) -> str:
        quotes = [" ".join(found.facts[i].evidence[0].quote.split()) for i in row["facts"] if i in found.facts]
        if not quotes:
            return ""
        quote = next((one for one in quotes if language_of(one) == self.lang), quotes[0])
        shown = quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0] + " …"
        return str(self.words["quote"].format(shown))


def _is_asked(question: Question) -> bool:
    """Whether yes or no is asked, and not what is known of it."""
    return question.act is not None and question.act.name not in ("happen", "be") and not question.tells


def _distinct(topics: Sequence[str]) -> list[str]:
    """Topics without those that another one names more closely: "Syria" beside "Syria crisis"."""
    return [one for one in topics if not any(one != other and one in other for other in topics)]
