"""The article in a web page: its text without menus and advertisements, its title, date and address."""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what fails is said by whoever calls
logging.getLogger("htmldate").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding; the standard says 1024


@dataclass(slots=True, frozen=True)
class Page:
    """What a page tells of its article; `published` is an ISO date."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    source: str | None


def decode(raw: bytes) -> str:
    """A page's characters: UTF-8, else the encoding that it declares.

    Raises UnicodeDecodeError where neither fits; it is never guessed, since a wrong guess makes wrong names.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(raw[:_HEAD])
        if declared is None:
            raise
    try:
        return codecs.decode(raw, declared.group(1).decode())
    except LookupError:
        return raw.decode()


def read_page(markup: str) -> Page | None:
    """The article of a page, or None where there is none to be found."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (a third of a second that only HTML needs)

    document = bare_extraction(
        markup,
        include_comments=False,
        with_metadata=True,
        # Only dates that the page states, and none bounded by the machine's clock.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2199-12-31"},
    )
    if document is None or isinstance(document, dict) or not (document.text or "").strip():
        return None
    return Page(document.text or "", document.title, document.date, document.url, document.sitename)
