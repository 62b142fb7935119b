"""What the warehouse learns from wrong scans: pairs that are confused, bins that are to be counted.

Source: verification.md D1 (a mismatch is looked into at both bins) and D5 (look-alike products).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.exception_queue.kinds import CaseKind
from app.fulfilment.events import (
    AnyEvent,
    Approved,
    CartonWeighed,
    LabelLetOut,
    LineDropped,
    Refused,
)
from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from app.station.replay.judging import Bench
from app.store.unit_of_work import UnitOfWork

Records = Sequence[tuple[int, ScanRecord]]

_LATCHED = "latched"
"""The state in which every scan is refused for the reason of the first."""


def supervisors_in(uow: UnitOfWork, records: Records) -> frozenset[str]:
    """The badges that let something pass in these records, as far as they supervise."""
    badges = {badge for _seq, record in records for badge in _approver(record.event)}
    found = (uow.people.find(badge) for badge in sorted(badges))
    return frozenset(one.person.badge for one in found if one and one.person.supervises)


def _approver(event: AnyEvent) -> Iterator[str]:
    letting_pass = Approved | CartonWeighed | LineDropped | LabelLetOut
    if isinstance(event, letting_pass) and event.approved_by:
        yield event.approved_by


def note_mistakes(uow: UnitOfWork, bench: Bench, records: Records) -> None:
    """Remember confused pairs, write the audit, count the bins of what was scanned instead."""
    mistakes = [record for _seq, record in records if is_wrong_item(record)]
    pairs = ((_scanned(record), _expected(record)) for record in mistakes)
    uow.verification.note_confused(pair for pair in pairs if all(pair))
    for audit in bench.audits:
        uow.people.audit(
            bench.at, audit.badge, bench.station, audit.action, audit.subject, audit.facts
        )
    for work_id in sorted(bench.mismatched):
        here = {_scanned(record) for record in mistakes if record.work_id == work_id}
        _count_bins(uow, bench, here | uow.scans.wrong_items(work_id))


def _count_bins(uow: UnitOfWork, bench: Bench, skus: set[str]) -> None:
    for product_id in uow.catalogue.product_ids(skus).values():
        for place in uow.stock.where(product_id):
            bin_id = uow.stock.bin_id(place.bin_code)
            if bin_id is not None and place.on_hand:
                uow.stock.open_count(bin_id, product_id, CaseKind.DOUBLE_SCAN.value, bench.at)


def is_wrong_item(record: ScanRecord) -> bool:
    """Say whether an item was scanned that belongs elsewhere; ``note_mistakes`` learns from it."""
    wrong = record.verdict is Verdict.WRONG_ITEM and isinstance(record.event, Refused)
    return wrong and record.state != _LATCHED


def _scanned(record: ScanRecord) -> str:
    return record.event.scanned if isinstance(record.event, Refused) else ""


def _expected(record: ScanRecord) -> str:
    return record.event.expected if isinstance(record.event, Refused) else ""
