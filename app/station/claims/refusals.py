"""Why a station may not have a work (D11; scenarios 3, 25, 26)."""

from __future__ import annotations

from enum import StrEnum

from app.errors import NotAllowed
from app.store.schema.floor import WorkKind
from app.store.statements.own_rights import NO_RIGHT
from app.store.unit_of_work import UnitOfWork


class ClaimRefusal(StrEnum):
    """The ``reason`` of a NotAllowed at a claim."""

    CLAIMED = "claimed"
    WAITS_FOR_UNITS = "waits for units"
    CANCELLED = "cancelled"
    NOT_CANCELLED = "not cancelled"
    FINISHED = "finished"
    SET_ASIDE = "set aside"
    OTHER_BADGE = "other badge"
    PICKER_THERE = "picker there"
    NO_RIGHT = NO_RIGHT


CLAIM_LOST = "claim lost"
"""The ``reason`` of a NotAllowed that says that a claim which was had is gone (scenario 27)."""


def refuse_without_right(uow: UnitOfWork, kind: WorkKind, code: str) -> None:
    """Say so before goods are touched where this login may not write what its scans would move.

    Else its records came to a database that denies them, after the goods have moved.

    Raises:
        NotAllowed: the groups of this station's login neither pick nor do stock work.
    """
    refuse_unless(kind, code, may_do=uow.claims.may_move_stock())


def refuse_unless(kind: WorkKind, code: str, *, may_do: bool) -> None:
    """As ``refuse_without_right``, where the login's right was told with the work (D11).

    Raises:
        NotAllowed: it has none; whatever was claimed is to be rolled back with it.
    """
    if not may_do:
        reason = ClaimRefusal.NO_RIGHT
        raise NotAllowed(action=kind.value, reason=reason, work_no=code, holder="")
