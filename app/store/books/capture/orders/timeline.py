"""What happened to an order, from everywhere that keeps it: one list in order of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.schema.cases import Case, CaseEvent, OutboxMessage
from app.store.schema.floor import PickLine, Work
from app.store.schema.orders import Order, OrderLine
from app.store.schema.shipping import Manifest, Shipment
from app.store.schema.station import AuditEntry, ScanEvent

_SCANS = 500
"""The last scans of an order that its timeline shows; all of them stay in the database."""


class TimelineSource(StrEnum):
    """What kept an entry of the timeline."""

    ORDER = "order"
    AUDIT = "audit"
    CASE = "case"
    SCAN = "scan"
    SHIPMENT = "shipment"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened; ``what`` is a word of its source, ``facts`` fill the sentence."""

    at: datetime
    source: TimelineSource
    what: str
    badge: str = ""
    station: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def timeline_of(session: Session, order: Order) -> tuple[TimelineEntry, ...]:
    """Everything that is known to have happened to an order, the oldest first."""
    entries = [
        *_own(order),
        *_audit(session, order),
        *_cases(session, order),
        *_scans(session, order),
        *_shipments(session, order),
        *_notices(session, order),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at))


def _own(order: Order) -> list[TimelineEntry]:
    times = {
        "placed": order.placed_at,
        "received": order.received_at,
        "staged": order.staged_at,
        "shipped": order.shipped_at,
        "cancelled by the customer": order.cancelled_at,
    }
    return [
        TimelineEntry(at, TimelineSource.ORDER, what)
        for what, at in times.items()
        if at is not None
    ]


def _audit(session: Session, order: Order) -> list[TimelineEntry]:
    rows = session.scalars(select(AuditEntry).where(AuditEntry.subject == order.order_no))
    return [
        TimelineEntry(row.at, TimelineSource.AUDIT, row.action, row.badge, row.station, row.facts)
        for row in rows
    ]


def _cases(session: Session, order: Order) -> list[TimelineEntry]:
    query = select(CaseEvent, Case).join(Case).where(Case.order_id == order.id)
    return [
        TimelineEntry(
            event.at,
            TimelineSource.CASE,
            event.what,
            event.badge,
            case.station,
            {**event.facts, "kind": case.kind, "case_no": case.case_no},
        )
        for event, case in session.execute(query).tuples()
    ]


def _scans(session: Session, order: Order) -> list[TimelineEntry]:
    """Scans at the packing desk for this order, and scans of its own stops on the walks."""
    lines = select(OrderLine.id).where(OrderLine.order_id == order.id)
    stops = set(session.scalars(select(PickLine.id).where(PickLine.order_line_id.in_(lines))))
    picks = select(PickLine.work_id).where(PickLine.order_line_id.in_(lines))
    packs = select(Work.id).where(Work.order_id == order.id)
    found: list[TimelineEntry] = []
    for works, is_pick in ((packs, False), (picks, True)):
        query = select(ScanEvent).where(ScanEvent.work_id.in_(works))
        scans = session.scalars(query.order_by(ScanEvent.received_at.desc()).limit(_SCANS))
        found += [
            _scan(scan) for scan in scans if not is_pick or scan.event.get("pick_line_id") in stops
        ]
    return found


def _scan(scan: ScanEvent) -> TimelineEntry:
    facts = {"verdict": scan.verdict, "parsed": scan.parsed, "outcome": scan.outcome}
    return TimelineEntry(
        scan.station_at,
        TimelineSource.SCAN,
        str(scan.event.get("kind", scan.verdict)),
        scan.badge,
        scan.station,
        {**scan.event, **facts},
    )


def _shipments(session: Session, order: Order) -> list[TimelineEntry]:
    query = (
        select(Shipment, Manifest)
        .outerjoin(Manifest, Manifest.id == Shipment.manifest_id)
        .where(Shipment.order_id == order.id)
    )
    found: list[TimelineEntry] = []
    for row, manifest in session.execute(query).tuples():
        facts = {"carrier": row.carrier, "service": row.service, "tracking_no": row.tracking_no}
        times = {
            "booked": row.booked_at,
            "label scanned": row.label_scanned_at,
            "dispatched": row.dispatched_at,
        }
        found += [
            TimelineEntry(at, TimelineSource.SHIPMENT, what, facts=facts)
            for what, at in times.items()
            if at is not None
        ]
        if manifest is not None:
            found.append(_handed_over(manifest, facts))
    return found


def _handed_over(manifest: Manifest, facts: Mapping[str, Any]) -> TimelineEntry:
    return TimelineEntry(
        manifest.closed_at,
        TimelineSource.SHIPMENT,
        "manifest closed",
        manifest.closed_by,
        manifest.station,
        {**facts, "manifest_no": manifest.manifest_no},
    )


def _notices(session: Session, order: Order) -> list[TimelineEntry]:
    found: list[TimelineEntry] = []
    for row in session.scalars(select(OutboxMessage).where(OutboxMessage.order_id == order.id)):
        facts = {"kind": row.kind, "state": row.state, "detail": row.detail}
        found.append(TimelineEntry(row.created_at, TimelineSource.NOTICE, "queued", facts=facts))
        if row.done_at is not None:
            found.append(TimelineEntry(row.done_at, TimelineSource.NOTICE, "done", facts=facts))
    return found
