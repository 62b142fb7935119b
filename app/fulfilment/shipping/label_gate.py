"""No label before verification (D8): what must hold before a carton is booked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Resolution, Severity
from app.fulfilment.shipping.parcel.facts import CartonFacts, OrderFacts
from app.lifecycle import OrderState
from app.store.books.capture.case_book import NewCase
from app.store.unit_of_work import UnitOfWork

_DUE_IN = timedelta(hours=1)  # a packed carton without a label blocks a packing table
_SHOWN = 20  # of the unverified lines; more help nobody


class LabelRefusal(StrEnum):
    """Why no label is made."""

    ORDER_CANCELLED = "order cancelled"
    NOT_VERIFIED = "not verified"
    CARTON_EMPTY = "carton empty"
    LOT_RECALLED = "lot recalled"
    NO_CARRIER = "no carrier"
    DOES_NOT_FIT = "does not fit"


@dataclass(frozen=True, slots=True)
class Refused:
    """No label, and the fact behind it."""

    reason: LabelRefusal
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A supervisor lets a label out before everything is verified, and why (D8)."""

    badge: str
    reason: str


@dataclass(frozen=True, slots=True)
class EarlyPass:
    """A label may be bought and printed, nothing else; ``unverified`` are SKUs."""

    override: Override
    unverified: tuple[str, ...]


def judge_label(
    state: OrderState, units: int, unverified: Collection[str], recalled: str = ""
) -> LabelRefusal | None:
    """Say whether a carton may have its label; None if it may.

    Args:
        state: of the order.
        units: in this carton.
        unverified: SKUs of the order's lines whose two counts do not agree with what it needs.
        recalled: a lot in it that may not leave the house, or "".
    """
    if state is OrderState.CANCELLED:
        return LabelRefusal.ORDER_CANCELLED
    if units == 0:
        return LabelRefusal.CARTON_EMPTY
    if recalled:
        return LabelRefusal.LOT_RECALLED
    return LabelRefusal.NOT_VERIFIED if unverified else None


def pass_gate(
    uow: UnitOfWork, order: OrderFacts, carton: CartonFacts, override: Override | None
) -> Refused | EarlyPass | None:
    """Refuse a label, let it pass because all is verified (None), or early, by an override.

    No override lets a recalled lot pass: the dock would not either.

    Raises:
        NotAllowed: the badge of the override is no supervisor's, or it gives no reason.
    """
    unverified = uow.shipments.unverified_lines(order.order_id)
    recalled = uow.lots.recalled_in(carton.carton_id)
    refusal = judge_label(order.state, carton.units, unverified, recalled)
    if refusal is LabelRefusal.NOT_VERIFIED and override is not None:
        _check_override(uow, override)
        return EarlyPass(override, tuple(unverified[:_SHOWN]))
    if refusal is LabelRefusal.LOT_RECALLED:
        return Refused(refusal, recalled)
    return None if refusal is None else Refused(refusal, ", ".join(unverified[:_SHOWN]))


def open_label_case(
    uow: UnitOfWork,
    kind: CaseKind,
    order: OrderFacts,
    carton: CartonFacts,
    station: str,
    badge: str,
    facts: dict[str, object],
) -> None:
    """Open the case of a carton that is packed and cannot leave; once, whoever tries again."""
    uow.cases.open(
        NewCase(
            _case_key(kind, order, carton),
            kind,
            Severity.HIGH,
            order.order_no,
            {"order_no": order.order_no, "carton": carton.number, **facts},
            opened_at=uow.now,
            due_at=uow.now + _DUE_IN,
            order_id=order.order_id,
            station=station,
            badge=badge,
        )
    )


def close_label_cases(uow: UnitOfWork, order: OrderFacts, carton: CartonFacts) -> None:
    """The carton has its carrier and its label: what stood in the way is solved."""
    kinds = (CaseKind.NO_CARRIER, CaseKind.LABEL_FAILED)
    keys = {_case_key(kind, order, carton) for kind in kinds}
    for case in uow.cases.open_of_orders([order.order_id]).get(order.order_id, []):
        if case.key in keys:
            uow.cases.solve(case.case_id, Resolution.CHECK_AGAIN, "", uow.now)


def _case_key(kind: CaseKind, order: OrderFacts, carton: CartonFacts) -> str:
    return f"{kind.value}:{order.order_no}/{carton.number}"


def note_early_label(
    uow: UnitOfWork, order: OrderFacts, carton: CartonFacts, station: str, early: EarlyPass
) -> None:
    """Audit a label that was let out before all is verified, and put it before a supervisor."""
    badge = early.override.badge
    facts: dict[str, object] = {
        "carton": carton.number,
        "reason": early.override.reason,
        "unverified": sorted(early.unverified),
    }
    uow.people.audit(uow.now, badge, station, "label unverified", order.order_no, facts)
    open_label_case(uow, CaseKind.EARLY_LABEL, order, carton, station, badge, facts)


def _check_override(uow: UnitOfWork, override: Override) -> None:
    if not override.reason.strip():
        raise NotAllowed(action="label unverified", reason="no reason given")
    found = uow.people.find(override.badge)
    if found is None or not found.person.supervises:
        raise NotAllowed(action="label unverified", reason="not a supervisor")
