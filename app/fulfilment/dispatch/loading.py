"""Final dispatch (F6): each label is scanned on to the van; the last carton ships the order.

The last carton of a split order's delivery ships only that: the rest waits for stock as the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Severity
from app.fulfilment.shipping.parcel.facts import ParcelFacts
from app.lifecycle import OrderState
from app.notices.telling import tell_shipped
from app.scanning.codes import label_in
from app.store.books.capture.case_book import NewCase
from app.store.statements.own_rights import NO_RIGHT
from app.store.unit_of_work import Change, Store, UnitOfWork

_DUE_IN = timedelta(minutes=30)  # the van leaves within the hour


class DispatchVerdict(StrEnum):
    """Every answer of the dock to a scanned label."""

    LOADED = "loaded"
    ORDER_SHIPPED = "order shipped"
    PART_SHIPPED = "part shipped"
    ALREADY_LOADED = "already loaded"
    NOT_CLOSED = "not closed"
    OTHER_CARRIER = "other carrier"
    UNKNOWN_LABEL = "unknown label"
    ORDER_CANCELLED = "order cancelled"
    RECALLED = "recalled"

    @property
    def leaves(self) -> bool:
        """True if the parcel goes on to the van."""
        return self in {
            DispatchVerdict.LOADED,
            DispatchVerdict.ORDER_SHIPPED,
            DispatchVerdict.PART_SHIPPED,
        }


@dataclass(frozen=True, slots=True)
class DispatchAnswer:
    """The verdict and what the dock's screen needs; empty where no parcel was found."""

    verdict: DispatchVerdict
    label: str
    order_no: str = ""
    carton_number: int = 0
    carrier: str = ""
    tracking_no: str = ""
    others_left: int = 0


def judge_parcel(parcel: ParcelFacts | None, carrier: str | None) -> DispatchVerdict:
    """Say whether a scanned parcel may go on to the van of ``carrier``.

    Args:
        parcel: whose label was scanned; None if nobody's.
        carrier: whose van is being loaded; None where one lane takes all.

    Source: verification.md, D9 and scenarios 24, 25, 41.
    """
    if parcel is None:
        return DispatchVerdict.UNKNOWN_LABEL
    if parcel.carton_state == "shipped":
        return DispatchVerdict.ALREADY_LOADED
    if parcel.order_state is OrderState.CANCELLED:
        return DispatchVerdict.ORDER_CANCELLED
    if parcel.recalled:
        return DispatchVerdict.RECALLED
    last = parcel.others_left == 0
    # The last carton waits until the whole order is packed, else nothing would ship the order.
    if parcel.carton_state != "closed" or (last and parcel.order_state is not OrderState.PACKED):
        return DispatchVerdict.NOT_CLOSED
    if carrier is not None and parcel.carrier != carrier:
        return DispatchVerdict.OTHER_CARRIER
    if not last:
        return DispatchVerdict.LOADED
    return DispatchVerdict.PART_SHIPPED if parcel.units_follow else DispatchVerdict.ORDER_SHIPPED


def dispatch_parcel(
    store: Store, label: str, carrier: str | None, badge: str, station: str
) -> DispatchAnswer:
    """Judge a scanned label and, if the parcel leaves, ship it: carton, ledger, line counts.

    With its last carton the order is Shipped, or Backordered again if more of it follows, and
    the customer is told, once a delivery.  A parcel of a cancelled order is refused and becomes
    a case.

    Args:
        store: the shared database.
        label: an SSCC or tracking number as ``label_in`` reads it, or a number of another shape.
        carrier: as in ``judge_parcel``.
        badge: who loads.
        station: where.

    Raises:
        NotAllowed: the parcel may leave, but the groups of this station's login do not load.
        StoreUnreachable: nothing was saved.
    """
    return store.run(
        lambda uow: _dispatch(
            uow, label_in(label) or label.strip().upper(), carrier, badge, station
        ),
        Change.ORDERS,
    )


def _dispatch(
    uow: UnitOfWork, label: str, carrier: str | None, badge: str, station: str
) -> DispatchAnswer:
    parcel = uow.shipments.loading.lock_parcel(label)
    verdict = judge_parcel(parcel, carrier)
    if parcel is None:
        return DispatchAnswer(verdict, label)
    if verdict.leaves and not parcel.may_load:
        raise NotAllowed(action="load", reason=NO_RIGHT, order_no=parcel.order_no)
    if verdict.leaves:
        uow.change = Change.FLOOR
        uow.shipments.loading.load(parcel, uow.now, badge, station)
    if verdict is DispatchVerdict.ORDER_SHIPPED:
        uow.shipments.loading.finish_order(parcel.order_id, uow.now)
        tell_shipped(uow, parcel.order_no, parcel.delivery)
    if verdict is DispatchVerdict.PART_SHIPPED:
        uow.shipments.loading.finish_delivery(parcel.order_id)
        tell_shipped(uow, parcel.order_no, parcel.delivery)
    if verdict is DispatchVerdict.ORDER_CANCELLED:
        _open_case(uow, parcel, badge, station)
    _audit(uow, parcel, verdict, badge, station)
    return DispatchAnswer(
        verdict,
        label,
        order_no=parcel.order_no,
        carton_number=parcel.number,
        carrier=parcel.carrier,
        tracking_no=parcel.tracking_no,
        others_left=parcel.others_left,
    )


def _open_case(uow: UnitOfWork, parcel: ParcelFacts, badge: str, station: str) -> None:
    uow.cases.open(
        NewCase(
            f"cancelled at the dock:{parcel.sscc}",
            CaseKind.CANCELLATION,
            Severity.HIGH,
            parcel.order_no,
            {
                "order_no": parcel.order_no,
                "carton": parcel.number,
                "sscc": parcel.sscc,
                "tracking_no": parcel.tracking_no,
                "carrier": parcel.carrier,
            },
            opened_at=uow.now,
            due_at=uow.now + _DUE_IN,
            order_id=parcel.order_id,
            station=station,
            badge=badge,
        )
    )


def _audit(
    uow: UnitOfWork, parcel: ParcelFacts, verdict: DispatchVerdict, badge: str, station: str
) -> None:
    facts = {"verdict": verdict.value, "sscc": parcel.sscc, "carton": parcel.number}
    uow.people.audit(uow.now, badge, station, "label at the dock", parcel.order_no, facts)
