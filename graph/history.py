"""The status of what happened, from what was told of it and when it was published.

- What anybody says was held, was held. If another denies it, it is held and disputed: both stay visible.
- Else what was published last of cancelled, denied and planned counts; of one day, the first in that order. A
  plan takes the place of a cancellation only where it names days that are still ahead: what is told of an old
  plan afterwards is background.
- Else it was called for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.facts import Status

STATUS_ORDER = (Status.HELD, Status.CANCELLED, Status.DENIED, Status.PLANNED, Status.CALLED_FOR)
_ASSERTED = frozenset({Status.HELD, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Telling:
    """That something has a status, in an article of a day; days are ISO 8601, None where unknown."""

    status: Status
    published: str | None
    latest: str | None  # the last day that the telling's own date can mean

    @property
    def since(self) -> str:
        """From when it counts against others; "" for what may be older than any other."""
        if self.status is Status.PLANNED and (self.latest is None or self.latest < (self.published or "9999")):
            return ""
        return self.published or ""


def status(tellings: Sequence[Telling]) -> Status:
    """The status by the rules above. There must be a telling."""
    told = {telling.status for telling in tellings}
    if Status.HELD in told:
        return Status.HELD
    firm = [telling for telling in tellings if telling.status is not Status.CALLED_FOR]
    last = max((telling.since for telling in firm), default="")
    newest = [telling.status for telling in firm if telling.since == last]
    return min(newest, key=STATUS_ORDER.index, default=Status.CALLED_FOR)


def history(tellings: Iterable[Telling]) -> tuple[tuple[str, Status], ...]:
    """The days of publication, in order, on which the status became another, and which it became.

    What was known on a day is the last entry up to it. Articles without a day tell nothing here.
    """
    dated = [(telling.published, telling) for telling in tellings if telling.published]
    found: list[tuple[str, Status]] = []
    for day in sorted({day for day, _ in dated}):
        now = status([telling for published, telling in dated if published <= day])
        if not found or found[-1][1] is not now:
            found.append((day, now))
    return tuple(found)


def disputed(told: Iterable[Status]) -> bool:
    """Whether one says that it was, or is to be, and another that it is not so."""
    statuses = frozenset(told)
    return Status.DENIED in statuses and bool(statuses & _ASSERTED)
