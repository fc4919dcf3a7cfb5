"""What several modules of commands share: the graph's option, the consoles that they write to, and how they run."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

Graph = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The graph; else DIPLOGRAPH_GRAPH_URL, else the embedded one."),
]
Url = Annotated[
    str | None,
    typer.Option(metavar="URL", help="A diplograph service to use instead of a graph; else DIPLOGRAPH_URL."),
]


def run(command: Coroutine[Any, Any, T]) -> T:
    """What a command that waits comes to."""
    import asyncio  # noqa: PLC0415

    return asyncio.run(command)


def output() -> Console:
    """For results."""
    from rich.console import Console  # noqa: PLC0415

    return Console(soft_wrap=False, highlight=False)


def messages() -> Console:
    """For progress and everything that is no result."""
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=True, soft_wrap=True, highlight=False)
