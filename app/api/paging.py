"""Lists in pages: `{"items": [...], "next": cursor or null}`. A cursor is opaque, and says where to go on."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from app.api.errors import NoPageError

T = TypeVar("T")

MAX_LIMIT = 500
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many items a page has at most")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the page before")]
Key = tuple[str, ...]


class Page(BaseModel, Generic[T]):
    """A page of a list; `next` is null on the last one."""

    items: list[T]
    next: str | None


def decode(cursor: str | None, length: int) -> Key | None:
    """The sort key, of `length` strings, after which the page starts; None for the first page."""
    if cursor is None:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=="))
    except (binascii.Error, UnicodeError, ValueError):
        key = None
    if not isinstance(key, list) or len(key) != length or not all(isinstance(part, str) for part in key):
        raise NoPageError("not a cursor of this list")
    return tuple(key)


def encode(key: Key) -> str:
    """The cursor that stands for a sort key."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).rstrip(b"=").decode()


def page(rows: Sequence[T], limit: int, key: Callable[[T], Key]) -> Page[T]:
    """A page of rows that were asked for with one more than the limit: the one more says that it goes on."""
    more = encode(key(rows[limit - 1])) if len(rows) > limit else None
    return Page(items=list(rows[:limit]), next=more)


def skipped(cursor: str | None) -> int:
    """How many rows were shown before, where scores or counts make no sort key that a cursor could hold."""
    key = decode(cursor, 1)
    if key is None:
        return 0
    if not key[0].isdecimal() or len(key[0]) > 6:
        raise NoPageError("not a cursor of this list")
    return int(key[0])
