"""CAMEO codes as types of facts; the table `cameo.tsv` has a row a code.

CAMEO: Schrodt, Conflict and Mediation Event Observations, codebook 1.1b3 (2012). Rules of the table: an intent
is planned, a demand or an appeal is called for, what is halted is cancelled; a refusal is a CRITICIZE, rejected;
words without a type of their own (an appeal, a threat) are a STATE. Deeds of war, police and protest, and what
states do at home, have no type and give no fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph.facts import FactType, Role, Status, Subtype

CLAIMANT = "claimant"  # in place of a role: the source only says that others should


@dataclass(frozen=True, slots=True)
class Coding:
    """What a CAMEO code says: None as `source` is somebody who claims and takes no part."""

    type: FactType
    subtype: Subtype | None
    status: Status
    source: Role | None
    target: Role


@lru_cache(maxsize=1)
def codings() -> dict[str, Coding | None]:
    """What each CAMEO code says, by code ("040"); None for those that give no fact."""
    return {cells[0]: _coding(cells[2:]) for cells in _rows()}


@lru_cache(maxsize=1)
def codes() -> dict[str, str]:
    """The code of each event by its name in lower case: `consult` is 040."""
    return {cells[1].lower(): cells[0] for cells in _rows() if cells[1]}


def _rows() -> list[list[str]]:
    lines = (files("ingest.coded") / "cameo.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def _coding(cells: list[str]) -> Coding | None:
    kind, subtype, status, source, target = cells
    if not kind:
        return None
    return Coding(
        FactType(kind),
        Subtype(subtype) if subtype else None,
        Status(status),
        None if source == CLAIMANT else Role(source),
        Role(target),
    )
