"""How a page is made: its language, its template, and the headers that keep it to itself."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from app.show import when

HERE = Path(__file__).parent
STATIC = HERE / "static"
LANGUAGES = ("en", "ar")
# Nothing is loaded from elsewhere. Cytoscape puts a style element of its own into the page, hence the one exception.
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


@cache
def phrases(lang: str) -> dict[str, Any]:
    """The words of the pages in a language of `LANGUAGES`."""
    words: dict[str, Any] = json.loads((HERE / "phrases" / f"{lang}.json").read_text("utf-8"))
    return words


@cache
def _templates() -> Environment:
    made = Environment(loader=PackageLoader("app.explorer"), autoescape=True, undefined=StrictUndefined)
    made.trim_blocks = made.lstrip_blocks = True
    made.filters |= {"when": when, "direction": direction}
    made.globals["drawing"] = (STATIC / "lib" / "cytoscape.min.js").is_file()
    return made


def direction(lang: str | None) -> str:
    """The direction in which a language is written, as HTML's `dir`."""
    return "rtl" if lang in ("ar", "fa", "he", "ur") else "ltr"


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
        """The name of anything that has a `name` and `names`, in the page's language where it is known."""
        return str(thing.names.get(self.lang) or thing.name)

    def address(self, lang: str | None = None) -> str:
        """The address of this page in a language, for a link to it."""
        return str(self.request.url.include_query_params(lang=lang or self.lang).replace(scheme="", netloc=""))


PageDep = Annotated[Page, Depends()]


def _preferred(accept: str) -> str:
    """The first language of an Accept-Language header that there are words for."""
    for part in accept.split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]
