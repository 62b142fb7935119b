"""What a replayed record may do, and the trouble it makes where it may not.

A business conflict never raises: the record is stored with an outcome, and a case with the
evidence of both sides is opened (sync.md, "Claim, scan, replay" step 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.exception_queue.kinds import CaseKind, severity_of, time_allowed
from app.fulfilment.own_label import LabelMade, LabelPrinted
from app.lifecycle import OrderState
from app.station.records import ScanRecord
from app.store.books.capture.case_book import NewCase
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow, WorkRow
from app.store.books.stations.late_book import late_key
from app.store.schema.floor import WorkState
from app.store.schema.station import ScanOutcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record; ``detail`` and ``facts`` are evidence, not for the screen."""

    kind: ScanOutcome
    detail: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


APPLIED = Outcome(ScanOutcome.APPLIED)


def invalid(detail: str) -> Outcome:
    """The record cannot be true of this work."""
    return Outcome(ScanOutcome.INVALID, detail)


def over(detail: str) -> Outcome:
    """The record says more units than there is need for."""
    return Outcome(ScanOutcome.OVER, detail)


ORDER_CHANGED = Outcome(ScanOutcome.ORDER_CHANGED, "order changed after the claim")


@dataclass(frozen=True, slots=True)
class Audit:
    """What goes into the audit with the batch: whose act it was, and on which order."""

    badge: str
    action: str
    subject: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnPapers:
    """A label that a station made by itself, or how its print ended; kept with the batch."""

    record: ScanRecord
    order_no: str
    event: LabelMade | LabelPrinted


@dataclass
class Bench:
    """One batch at work: the picture that it changes and the cases that it opens.

    ``supervisors`` are those of the badges in this batch that may let a deviation pass;
    ``mismatched`` are works whose two counts differ, so that both bins are counted.
    ``epoch`` is the journal's; None where a supervisor adopts records of another one.
    """

    picture: Picture
    station: str
    at: datetime
    cases: dict[str, NewCase] = field(default_factory=dict)
    supervisors: frozenset[str] = frozenset()
    audits: list[Audit] = field(default_factory=list)
    mismatched: set[int] = field(default_factory=set)
    papers: list[OwnPapers] = field(default_factory=list)
    epoch: UUID | None = None

    def open_case(
        self,
        record: ScanRecord,
        key: str,
        kind: CaseKind,
        subject: str,
        facts: Mapping[str, Any],
        order: OrderRow | None,
    ) -> None:
        """Put trouble before a person, with the scan as evidence; one case for each ``key``."""
        before = self.cases[key].facts if key in self.cases else {}
        event = record.event.model_dump(mode="json", exclude={"papers"})
        scan = {"scan_id": str(record.scan_id), "event": event}
        severity = severity_of(kind)
        self.cases[key] = NewCase(
            key=key,
            kind=kind,
            severity=severity,
            subject=subject,
            facts={**before, **facts, "scans": [*before.get("scans", []), scan]},
            opened_at=self.at,
            due_at=self.at + time_allowed(severity),
            order_id=order.id if order else None,
            station=self.station,
            badge=record.badge,
        )


@dataclass(frozen=True, slots=True)
class Happened:
    """One record at its work."""

    bench: Bench
    record: ScanRecord
    work: WorkRow

    @property
    def picture(self) -> Picture:
        """What the batch changes."""
        return self.bench.picture


def claim_of(bench: Bench, record: ScanRecord, work: WorkRow | None) -> Outcome:
    """Say whether the record was made under the claim that stands."""
    if work is None:
        return invalid("no such work")
    if record.fence != work.fence:
        return Outcome(ScanOutcome.STALE_FENCE, f"fence {record.fence}, now {work.fence}")
    if work.state == WorkState.WITHDRAWN:
        return ORDER_CHANGED
    if work.state != WorkState.CLAIMED or work.holder != bench.station:
        return invalid(f"work is {work.state}")
    return APPLIED


def version_of(order: OrderRow, made_for: int) -> Outcome:
    """Say whether the order still is what the package was made for (D10)."""
    if order.state == OrderState.CANCELLED or order.version != made_for:
        return ORDER_CHANGED
    return APPLIED


def report_refused(
    bench: Bench, record: ScanRecord, work: WorkRow | None, outcome: Outcome
) -> None:
    """Open the one case of this work and outcome: goods moved, the books did not."""
    subject = work.work_no if work else f"work {record.work_id}"
    order = bench.picture.orders.get(work.order_id) if work else None
    facts = {
        "work_no": subject,
        "outcome": outcome.kind.value,
        "detail": outcome.detail,
        "fence": record.fence,
        "fence_now": work.fence if work else 0,
        "holder_now": work.holder if work else "",
        "order_no": order.order_no if order else "",
        **outcome.facts,
    }
    key = late_key(subject, outcome.kind)
    bench.open_case(record, key, CaseKind.REPLAY, subject, facts, order)
