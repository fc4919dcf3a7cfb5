"""How a page is made: its language, its template, and the headers that keep it to itself."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from app.api.errors import ForbiddenError
from app.api.models import Term
from app.ask import cues
from app.explorer.lands import land
from graph.facts import DateRange, Precision
from graph.when import OPEN_YEAR
from ingest import kb

HERE = Path(__file__).parent
STATIC = HERE / "static"
LANGUAGES = ("en", "ar")
# Nothing is loaded from elsewhere. Cytoscape puts a style element of its own into the page, hence the one exception.
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "Link": '</v1>; rel="alternate"; type="application/json", </openapi.json>; rel="service-desc"',  # for programs
}


@cache
def phrases(lang: str) -> dict[str, Any]:
    """The words of the pages in a language of `LANGUAGES`."""
    words: dict[str, Any] = json.loads((HERE / "phrases" / f"{lang}.json").read_text("utf-8"))
    return words


@cache
def _templates() -> Environment:
    made = Environment(loader=PackageLoader("app.explorer"), autoescape=True, undefined=StrictUndefined)
    made.trim_blocks = made.lstrip_blocks = True
    made.filters |= {"direction": direction, "in_lang": in_lang, "host": host}
    made.globals |= {"drawing": (STATIC / "lib" / "cytoscape.min.js").is_file(), "land": land}
    return made


def direction(lang: str | None) -> str:
    """The direction in which a language is written, as HTML's `dir`."""
    return "rtl" if lang in ("ar", "fa", "he", "ur") else "ltr"


def in_lang(thing: Any, lang: str) -> str:
    """The name of anything that has a `name` and `names`, in a language where it is known; `name` is the English one,
    and a town's `names["en"]` a longer one than a page has room for."""
    return str(thing.name if lang == "en" else thing.names.get(lang) or thing.name)


def host(url: str) -> str:
    """The host of an address, to say where a link goes."""
    return urlsplit(url).hostname or url


class Page:
    """A page being answered: the language that was asked for, and whether only a part of it is wanted.

    `lang` is the address's, so that an address shows everybody the same; else what the browser prefers.
    """

    def __init__(
        self,
        request: Request,
        lang: Annotated[Literal["en", "ar"] | None, Query(description="Language of the page")] = None,
    ) -> None:
        self.request = request
        self.lang = lang or _preferred(request.headers.get("accept-language", ""))
        self.part = request.headers.get("hx-request") == "true"
        self.words = phrases(self.lang)

    def html(self, template: str, *, code: int = 200, **values: Any) -> HTMLResponse:
        """The template, filled; `t` is the words of the language, `named` gives an entity's name in it."""
        text = (
            _templates()
            .get_template(template)
            .render(t=self.words, lang=self.lang, page=self, named=self.named, path=self.request.url.path, **values)
        )
        return HTMLResponse(text, status_code=code, headers=_HEADERS | {"Vary": "HX-Request, Accept-Language"})

    def named(self, thing: Any) -> str:
        """A name in the page's language where it is known."""
        return in_lang(thing, self.lang)

    def office(self, term: Term) -> str:
        """An office in the page's language; as it stands in the graph where there is no word for it."""
        kind = term.office.partition("@")[0]
        of = kb.load().by_id.get(term.of or "")
        known = self.words["office"].get(kind)
        return str(known.format(of.name.get(self.lang, term.of_name))) if known and of else term.name

    def address(self, **changed: str | list[str] | None) -> str:
        """The address of this page with some of its parameters changed, or dropped where None or empty."""
        given = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changed]
        given += [("lang", self.lang)] if "lang" not in changed and "lang" not in self.request.query_params else []
        more = [(name, value) for name, value in changed.items() if value is not None]
        return f"{quote(self.request.url.path)}?{urlencode([*given, *more], doseq=True)}"

    def entity(self, identity: str) -> str:
        """The address of an entity's page."""
        return f"/entities/{quote(identity, safe='')}?lang={self.lang}"

    def article(self, identity: str, fact: str = "") -> str:
        """The address of an article's page, and in it of a fact."""
        return f"/articles/{quote(identity)}?lang={self.lang}{'#' if fact else ''}{quote(fact)}"

    def dated(self, when: DateRange | None) -> str:
        """A date in words of the page's language; "" where there is none."""
        if when is None:
            return ""
        words = cues.sentences(self.lang)
        start, end = (_day(text, words["months"]) if text else "" for text in (when.start, when.end))
        told = f"{start} – {end}" if end else start
        return str(words["approx"].format(told)) if when.precision is Precision.APPROX else told

    def day(self, text: str | None) -> str:
        """A day, month or year, ISO 8601, in words; "" where there is none."""
        return _day(text[:10], cues.sentences(self.lang)["months"]) if text else ""


PageDep = Annotated[Page, Depends()]


def _same_site(request: Request) -> None:
    """Refuses a form that another site sends in the name of whoever looks at it."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForbiddenError("the form was sent by another site")


SameSite = Depends(_same_site)


def _day(text: str, months: list[str]) -> str:
    year, *rest = text.split("-")
    parts = [str(int(rest[1]))] if len(rest) > 1 else []
    parts += [months[int(rest[0]) - 1]] if rest else []
    return " ".join([*parts, *([year] if year != OPEN_YEAR else [])])


def _preferred(accept: str) -> str:
    """The first language of an Accept-Language header that there are words for."""
    for part in accept.split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]
