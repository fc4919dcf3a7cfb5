"""`python -m bench [WHAT]`: speed (extract, graph), quality (eval, meetings, questions), runs over data (gsr, travels),
the explorer in a browser (explorer), and pictures of it (screenshots).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from rich.console import Console

BENCHES = {
    "api": "bench.api",
    "extract": "bench.extract",
    "eval": "bench.evaluate",
    "graph": "bench.graph",
    "explorer": "bench.explorer",
    "gsr": "bench.gsr",
    "meetings": "bench.meetings",
    "screenshots": "bench.screenshots",
    "questions": "bench.questions",
    "terms": "bench.terms",
    "travels": "bench.travels",
}


def main(arguments: list[str]) -> None:
    """Runs the bench that is named; what each prints is told in its module."""
    name = arguments[0] if arguments else "extract"
    sized = name == "graph" and all(a.isdecimal() for a in arguments[1:])
    if name not in BENCHES or len(arguments) > (2 if sized else 1):
        sys.exit(f"python -m bench [{' | '.join(BENCHES)}]; of graph also how many FACTS")
    run: Callable[..., None] = import_module(BENCHES[name]).run
    run(Console(soft_wrap=not sys.stdout.isatty()), *arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
