"""What several modules of commands share: the graph's option, and the consoles that they write to."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

Graph = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The graph; else DIPLOGRAPH_GRAPH_URL, else the embedded one."),
]


def output() -> Console:
    """For results."""
    return Console(soft_wrap=False, highlight=False)


def messages() -> Console:
    """For progress and everything that is no result."""
    return Console(stderr=True, soft_wrap=True, highlight=False)
