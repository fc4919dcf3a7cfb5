"""Waiting for what is to come, for as long as a machine takes that does other work too."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LONG = 300.0  # seconds: many times what anything takes here


def until(found: Callable[[], T | None]) -> T:
    """What is found in the end; fails where it never is."""
    deadline = time.monotonic() + LONG
    while (it := found()) is None:
        assert time.monotonic() < deadline, f"waited {LONG:.0f} s in vain for {found.__qualname__}"
        time.sleep(0.05)
    return it
