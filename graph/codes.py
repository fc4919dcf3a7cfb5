"""Codes of a fact for exchange with others: its PLOVER event type and its CAMEO code.

PLOVER: Open Event Data Alliance, Political Language Ontology for Verifiable Event Records (2018, draft of
2021). CAMEO: Schrodt, Conflict and Mediation Event Observations, codebook 1.1b3 (2012), as GDELT and ICEWS
have it.
CAMEO has no negation: what is denied has no code, rather than the code of what did not happen.
"""

from __future__ import annotations

from collections.abc import Collection

from graph.facts import FactType, Role, Status, Subtype

PLOVER: dict[FactType, str | None] = {
    FactType.MEET: "CONSULT",
    FactType.VISIT: "CONSULT",
    FactType.ATTEND: "CONSULT",
    FactType.COOPERATE: "COOPERATE",
    FactType.AGREE: "AGREE",
    FactType.SUPPORT: "SUPPORT",
    FactType.CRITICIZE: "ACCUSE",
    FactType.SANCTION: "SANCTION",
    FactType.MEDIATE: "CONSULT",
    FactType.STATE: None,
}

# 036 intent to meet, 026 appeal to meet; 161 includes meetings that are called off, by its usage notes.
_TALKS = {Status.PLANNED: "036", Status.CANCELLED: "161", Status.CALLED_FOR: "026"}

CAMEO: dict[FactType, dict[Status, str]] = {
    FactType.MEET: {Status.HELD: "040", **_TALKS},
    FactType.VISIT: {Status.HELD: "042", **_TALKS},
    FactType.ATTEND: {Status.HELD: "040", **_TALKS},
    FactType.COOPERATE: {
        Status.HELD: "060",
        Status.PLANNED: "030",
        Status.CANCELLED: "160",
        Status.CALLED_FOR: "021",
    },
    FactType.AGREE: {
        Status.HELD: "030",
        Status.PLANNED: "030",
        Status.CANCELLED: "160",
        Status.CALLED_FOR: "022",
    },
    FactType.SUPPORT: {Status.HELD: "051", Status.PLANNED: "032", Status.CALLED_FOR: "022"},
    FactType.CRITICIZE: {Status.HELD: "111"},
    FactType.SANCTION: {Status.HELD: "160", Status.PLANNED: "1312", Status.CANCELLED: "085"},
    FactType.MEDIATE: {
        Status.HELD: "045",
        Status.PLANNED: "039",
        Status.CANCELLED: "165",
        Status.CALLED_FOR: "028",
    },
    FactType.STATE: {Status.HELD: "010"},
}

_BY_SUBTYPE = {
    (Subtype.PHONE, Status.HELD): "041",
    (Subtype.SIGNED, Status.HELD): "057",
    (Subtype.REJECTED, Status.HELD): "120",
}

# The finer codes of cooperation, by the PLOVER context of what it is about.
_CONTEXTS = ("economic", "military", "legal", "intelligence")
_FINER = {"060": "06{n}", "030": "031{n}", "021": "021{n}"}


def plover(kind: FactType, subtype: Subtype | None = None, status: Status = Status.HELD) -> str | None:
    """The PLOVER event type; None where it has none (STATE). Planned cooperation is an agreement there."""
    if kind is FactType.COOPERATE and status is Status.PLANNED:
        return "AGREE"
    if subtype is Subtype.REJECTED:
        return "REJECT"
    return PLOVER[kind]


def cameo(
    kind: FactType,
    subtype: Subtype | None = None,
    status: Status = Status.HELD,
    roles: Collection[Role] = (),
    context: str | None = None,
) -> str | None:
    """The CAMEO code; None where it has none.

    `roles` are those of the participants: a visit told with its host is hosting one (043). `context` is
    the PLOVER context of the topics, which cooperation is coded by: economic, military, legal, intelligence.
    """
    if subtype is not None and (subtype, status) in _BY_SUBTYPE:
        return _BY_SUBTYPE[subtype, status]
    if kind is FactType.VISIT and status is Status.HELD and Role.HOST in roles:
        return "043"
    code = CAMEO[kind].get(status)
    if kind in (FactType.COOPERATE, FactType.AGREE) and code in _FINER and context in _CONTEXTS:
        return _FINER[code].format(n=_CONTEXTS.index(context) + 1)
    return code
