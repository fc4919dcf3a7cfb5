"""API keys of the service: who may do what. The file holds their hashes alone, so that it gives no key away.

A key is 32 random bytes, so a plain SHA-256 of it cannot be guessed back; it needs no slow hash.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

PREFIX = "dpg_"


class Scope(StrEnum):
    """What a key is good for; `admin` includes all others."""

    READ = "read"
    INGEST = "ingest"
    REVIEW = "review"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the file has it."""

    name: str
    sha256: str
    scopes: tuple[str, ...]

    def may(self, scope: Scope) -> bool:
        """Whether it is good for something."""
        return scope.value in self.scopes or Scope.ADMIN.value in self.scopes


class KeyFileError(ValueError):
    """The file of keys is none; the message says what is wrong, and holds nothing of it."""


class Keys:
    """The keys of a file, read again when it changes; a file that is not there has none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_at: tuple[int, int] | None = None
        self._by_hash: dict[str, Key] = {}

    def find(self, key: str) -> Key | None:
        """The key's entry, if the file has it. Raises KeyFileError."""
        self._refresh()
        return self._by_hash.get(_hash(key))

    def _refresh(self) -> None:
        try:
            now = self._path.stat()
        except FileNotFoundError:
            self._by_hash, self._read_at = {}, None
            return
        if (now.st_mtime_ns, now.st_size) != self._read_at:
            self._by_hash = {key.sha256: key for key in read(self._path)}
            self._read_at = now.st_mtime_ns, now.st_size


def read(path: Path) -> list[Key]:
    """The keys of a file, by name; none where there is no file. Raises KeyFileError."""
    try:
        rows = json.loads(path.read_bytes())
        keys = [Key(str(row["name"]), str(row["sha256"]), tuple(map(Scope, row["scopes"]))) for row in rows]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError):
        raise KeyFileError(f"{path} is no file of keys: move it away, and `diplograph key add`") from None
    return sorted(keys, key=lambda key: key.name)


def add(path: Path, name: str, scopes: list[Scope]) -> str:
    """Makes a key, puts its hash into the file, and returns it: it can never be shown again.

    Raises KeyFileError where the name is taken.
    """
    keys = read(path)
    if any(key.name == name for key in keys):
        raise KeyFileError(f"there is a key {name!r} already: remove it first, or choose another name")
    secret = PREFIX + secrets.token_urlsafe(32)
    _write(path, [*keys, Key(name, _hash(secret), tuple(scope.value for scope in scopes))])
    return secret


def remove(path: Path, name: str) -> bool:
    """Takes a key out of the file; whether it was there."""
    keys = read(path)
    _write(path, [key for key in keys if key.name != name])
    return any(key.name == name for key in keys)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def _write(path: Path, keys: list[Key]) -> None:
    """Writes the file at once and for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(draft, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        json.dump([asdict(key) for key in keys], file, indent=1)
    draft.replace(path)
