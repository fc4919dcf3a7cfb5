"""What takes long to make of the data files is made once, and kept in the user's cache folder.

Invariant: `compiled` gives what `make` would give now. The name of a kept file holds a signature of all
that `make` depends on, and the file begins with a checksum of its content: so what is stale is never looked
at, what is damaged is made anew, and where nothing can be kept it is made in memory. A file appears whole or not
at all; of several processes that make the same, the last one's stays.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import threading
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

_CHECK = 4  # bytes of the checksum
_KEPT = 8  # files of one name: several versions and interpreters may be in use


def folder() -> Path:
    """Where compiled data is kept (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplograph"


def signature(paths: Iterable[Path], *more: str) -> str:
    """A digest of the content of files, of further signatures, and of what the format of a kept file depends on."""
    out = hashlib.sha256("\0".join([sys.version, *more]).encode())
    for path in sorted([Path(__file__), *paths]):
        content = path.read_bytes()
        out.update(f"\0{path.name}\0{len(content)}\0".encode())
        out.update(content)
    return out.hexdigest()[:32]


def compiled(name: str, signed: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `make` gives, which must be of the types that `marshal` knows; `signed` is the signature of its sources."""
    try:
        path = folder() / f"{name}-{signed}"
    except RuntimeError:  # nobody's home
        return make()
    try:
        raw = memoryview(path.read_bytes())
        if len(raw) > _CHECK and zlib.crc32(raw[_CHECK:]) == int.from_bytes(raw[:_CHECK]):
            return marshal.loads(raw[_CHECK:])  # type: ignore[no-any-return]
    except OSError:
        pass
    made = make()
    with suppress(OSError):
        _keep(path, marshal.dumps(made))
    return made


def _keep(path: Path, content: bytes) -> None:
    """Writes a file, and takes away those of its name that nobody seems to need any more."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        draft.write_bytes(zlib.crc32(content).to_bytes(_CHECK) + content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    name = path.name.rpartition("-")[0]
    for old in sorted(path.parent.glob(f"{name}-*"), key=lambda p: p.stat().st_mtime)[:-_KEPT]:
        old.unlink(missing_ok=True)
