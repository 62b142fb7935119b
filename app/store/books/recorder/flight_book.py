"""Recorded sessions: every claim of an order's work, with all that was scanned under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.fulfilment.double_scan.circumstances import Circumstances
from app.fulfilment.events import EVENT
from app.scanning.verdicts import Verdict
from app.station.flight_recorder.recording import (
    STOCK_WORK,
    RecordedScan,
    RecordedSession,
    packages_of,
)
from app.station.records import ScanRecord
from app.store.books.shipping.by_label import cartons_bearing
from app.store.schema.catalogue import Bin
from app.store.schema.floor import Carton, ClaimedPackage, PickLine, Work, WorkKind
from app.store.schema.orders import Order, OrderLine
from app.store.schema.station import ScanEvent
from app.store.schema.stock import CountTask, PurchaseOrder
from hardware.ports import Scan


class FlightBook:
    """What the flight recorder reads; it changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def cartons(self, label: str) -> list[tuple[str, int]]:
        """Order number and carton number of a label; [] for "" and for one that nobody gave."""
        query = select(Order.order_no, Carton.number).join(Carton, Carton.order_id == Order.id)
        found = self._session.execute(query.where(Carton.id.in_(cartons_bearing(label))))
        return [(row[0], row[1]) for row in found]

    def sessions(self, order_no: str) -> list[RecordedSession]:
        """Every claim of every walk and packing of an order, oldest first."""
        return [session for work in self._works(order_no) for session in self._claims(work)]

    def stock_sessions(self, code: str) -> list[RecordedSession]:
        """Every claim of stock work by its number, its purchase order or its bin, oldest first."""
        query = (
            select(Work)
            .outerjoin(PurchaseOrder, PurchaseOrder.id == Work.purchase_order_id)
            .outerjoin(CountTask, CountTask.id == Work.count_task_id)
            .outerjoin(Bin, Bin.id == CountTask.bin_id)
            .where(
                Work.kind.in_(sorted(STOCK_WORK)),
                or_(
                    Work.work_no == code,
                    PurchaseOrder.po_no == code,
                    Bin.code == code,
                    Work.id.in_(_moves_out_of(code)),
                    Work.id.in_(_put_away_of(code)),
                ),
            )
        )
        works = self._session.scalars(query.order_by(Work.id)).all()
        return [session for work in works for session in self._claims(work)]

    def _works(self, order_no: str) -> Sequence[Work]:
        order = select(Order.id).where(Order.order_no == order_no).scalar_subquery()
        walks = (
            select(PickLine.work_id)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .where(OrderLine.order_id == order)
        )
        query = select(Work).where(or_(Work.order_id == order, Work.id.in_(walks)))
        return self._session.scalars(query.order_by(Work.id)).all()

    def _claims(self, work: Work) -> Iterator[RecordedSession]:
        query = select(ScanEvent).where(ScanEvent.work_id == work.id)
        events = self._session.scalars(
            query.order_by(ScanEvent.fence, ScanEvent.received_at, ScanEvent.epoch, ScanEvent.seq)
        )
        for fence, of_fence in groupby(events, lambda event: event.fence):
            packages = packages_of(work.kind, self._packages(work.id, fence))
            scans = tuple(_recorded(event) for event in of_fence)
            yield RecordedSession(work.kind, work.work_no, fence, packages, scans)

    def _packages(self, work_id: int, fence: int) -> list[object]:
        query = select(ClaimedPackage.package).where(
            ClaimedPackage.work_id == work_id, ClaimedPackage.fence == fence
        )
        return list(self._session.scalars(query.order_by(ClaimedPackage.edition)))


def _moves_out_of(bin_code: str) -> Select[tuple[int]]:
    """Works that took units out of a bin: nothing but their package says which."""
    return (
        select(Work.id)
        .join(ClaimedPackage, ClaimedPackage.work_id == Work.id)
        .where(
            Work.kind == WorkKind.MOVE.value,
            ClaimedPackage.package["bin_code"].as_string() == bin_code,
        )
    )


def _put_away_of(code: str) -> Select[tuple[int]]:
    """Works that brought a cancelled order's goods back, by what opened them or by the order."""
    package = ClaimedPackage.package
    return (
        select(Work.id)
        .join(ClaimedPackage, ClaimedPackage.work_id == Work.id)
        .where(
            Work.kind == WorkKind.PUT_AWAY.value,
            or_(package["code"].as_string() == code, package["order_no"].as_string() == code),
        )
    )


def _recorded(event: ScanEvent) -> RecordedScan:
    kept = event.circumstances
    record = ScanRecord(
        scan_id=event.id,
        station=event.station,
        badge=event.badge,
        work_id=event.work_id,
        fence=event.fence,
        state=event.state,
        scan=_scan_of(event),
        parsed=event.parsed,
        verdict=Verdict(event.verdict),
        event=EVENT.validate_python(event.event),
        station_at=event.station_at,
        circumstances=None if kept is None else Circumstances.model_validate(kept),
    )
    return RecordedScan(record, event.outcome)


def _scan_of(event: ScanEvent) -> Scan:
    """The scan as it came; records older than the flight recorder have its bytes only."""
    text = event.raw if event.text is None else event.text
    return Scan(
        source_id=event.device,
        raw=event.raw,
        text=text.decode("utf-8", "replace" if event.text is None else "surrogatepass"),
        aim_id=event.aim_id,
        monotonic_s=event.monotonic_s or 0.0,
        sequence=event.device_sequence or 0,
    )
