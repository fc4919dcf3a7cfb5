"""PLOVER and CAMEO codes of facts."""

from __future__ import annotations

import pytest

from graph.codes import cameo, plover
from graph.facts import SUBTYPES, FactType, Role, Status, Subtype


@pytest.mark.parametrize(
    ("kind", "subtype", "status", "code"),
    [
        (FactType.MEET, Subtype.BILATERAL, Status.HELD, "040"),
        (FactType.MEET, Subtype.PHONE, Status.HELD, "041"),
        (FactType.MEET, Subtype.PHONE, Status.PLANNED, "036"),
        (FactType.MEET, None, Status.CANCELLED, "161"),
        (FactType.MEET, None, Status.CALLED_FOR, "026"),
        (FactType.VISIT, None, Status.HELD, "042"),
        (FactType.AGREE, Subtype.SIGNED, Status.HELD, "057"),
        (FactType.AGREE, Subtype.AGREED, Status.HELD, "030"),
        (FactType.CRITICIZE, Subtype.CRITICIZED, Status.HELD, "111"),
        (FactType.CRITICIZE, Subtype.REJECTED, Status.HELD, "120"),
        (FactType.MEDIATE, None, Status.HELD, "045"),
        (FactType.SANCTION, None, Status.HELD, "160"),
        (FactType.SANCTION, None, Status.CANCELLED, "085"),
        (FactType.STATE, None, Status.HELD, "010"),
    ],
)
def test_cameo(kind: FactType, subtype: Subtype | None, status: Status, code: str) -> None:
    assert cameo(kind, subtype, status) == code


def test_a_visit_told_with_its_host_is_hosting_one() -> None:
    assert cameo(FactType.VISIT, roles={Role.VISITOR, Role.HOST}) == "043"


@pytest.mark.parametrize(
    ("status", "context", "code"),
    [
        (Status.HELD, "economic", "061"),
        (Status.HELD, "intelligence", "064"),
        (Status.HELD, "diplomatic", "060"),
        (Status.PLANNED, "military", "0312"),
        (Status.CALLED_FOR, "legal", "0213"),
        (Status.CANCELLED, "economic", "160"),
    ],
)
def test_cooperation_is_coded_by_what_it_is_about(status: Status, context: str, code: str) -> None:
    assert cameo(FactType.COOPERATE, None, status, context=context) == code


@pytest.mark.parametrize("kind", FactType)
def test_what_is_denied_has_no_cameo_code(kind: FactType) -> None:
    for subtype in (None, *SUBTYPES.get(kind, ())):
        assert cameo(kind, subtype, Status.DENIED, {Role.HOST}, "economic") is None


@pytest.mark.parametrize(
    ("kind", "subtype", "status", "name"),
    [
        (FactType.MEET, Subtype.PHONE, Status.PLANNED, "CONSULT"),
        (FactType.ATTEND, None, Status.HELD, "CONSULT"),
        (FactType.COOPERATE, None, Status.HELD, "COOPERATE"),
        (FactType.COOPERATE, None, Status.PLANNED, "AGREE"),
        (FactType.CRITICIZE, Subtype.CRITICIZED, Status.HELD, "ACCUSE"),
        (FactType.CRITICIZE, Subtype.REJECTED, Status.HELD, "REJECT"),
        (FactType.STATE, None, Status.HELD, None),
    ],
)
def test_plover(kind: FactType, subtype: Subtype | None, status: Status, name: str | None) -> None:
    assert plover(kind, subtype, status) == name
