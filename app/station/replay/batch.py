"""Replays a station's records into the shared database (sync.md, "Claim, scan, replay" step 4).

At most 500 records a transaction.  Each record is stored with an outcome; a batch that comes
again, because its answer was lost, gets the outcomes of the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from app.errors import JournalRefused
from app.fulfilment.allocation import allocate
from app.fulfilment.allocation.restocking import tell_who_waits
from app.fulfilment.events import AnyEvent, LabelMade
from app.station.records import ScanRecord
from app.station.replay.effects import apply, change_by, changes_floor, moves_goods
from app.station.replay.judging import (
    APPLIED,
    Bench,
    Happened,
    Outcome,
    claim_of,
    report_refused,
)
from app.station.replay.own_labels import save_papers
from app.station.replay.policy.mistakes import is_wrong_item, note_mistakes, supervisors_in
from app.station.replay.stock.effects import STOCK_KINDS, apply_stock
from app.station.replay.stock.runs import moves_stock, runs_of
from app.station.replay.tracked.named_goods import NamedGoods
from app.store.books.floor.scan_book import Judged
from app.store.books.picture.picture import Picture
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Change, Store, UnitOfWork

BATCH = 500
"""Records of one transaction."""

Records = Sequence[tuple[int, ScanRecord]]
Outcomes = list[tuple[UUID, ScanOutcome]]


def replay(
    store: Store, station: str, epoch: UUID, records: Records, at: datetime | None = None
) -> Outcomes:
    """Bring records into the shared database, in order, with all that they moved.

    Args:
        store: the shared database.
        station: whose journal it is.
        epoch: the journal's file.
        records: with their sequence in the journal, ascending.
        at: the time of arrival; None is by the database's clock, in the records' transaction.

    Returns:
        The outcome of every record, in order.

    Raises:
        JournalRefused: records are missing before or among these, or others came under the same
            numbers; nothing of the batch was saved.
        StoreUnreachable: nothing of the batch was saved.
    """
    outcomes: Outcomes = []
    for some in runs_of(records, BATCH):
        job = partial(_replay, station=station, epoch=epoch, records=some, at=at)
        outcomes += _kept_as_evidence(store, station, epoch, some, at) or store.run(job)
        if any(moves_stock(record) for _seq, record in some):
            allocate(store, at or store.now())  # who waits for these units is served at once (Q1)
    return outcomes


def _kept_as_evidence(
    store: Store, station: str, epoch: UUID, records: Records, at: datetime | None
) -> Outcomes:
    """The outcome of a single record that moved nothing, as most do: it goes on one way.

    There is none, and nothing was saved, where more than keeping it is to be done.
    """
    number, record = records[0]
    if len(records) > 1 or moves_goods(record.event) or is_wrong_item(record):
        return []

    def keep(uow: UnitOfWork) -> Callable[[], datetime | None]:
        return uow.scans.keep_evidence(station, epoch, number, record, at or uow.near_now)

    is_kept = store.run(keep, Change.PROGRESS)
    return [(record.scan_id, ScanOutcome.APPLIED)] if is_kept() else []


def _replay(
    uow: UnitOfWork, *, station: str, epoch: UUID, records: Records, at: datetime | None
) -> Outcomes:
    at, known, fresh, picture = _open(uow, station, epoch, records, at)
    bench = Bench(picture, station, at, supervisors=supervisors_in(uow, fresh))
    bench.epoch = epoch
    judged = list(_judge(uow, bench, fresh))
    works = {work.id for work in bench.picture.works}
    uow.scans.add(judged, station, epoch, at, works)
    if any(moves_goods(record.event) for _seq, record in fresh):  # else they are evidence only
        save_bench(uow, bench)
    note_mistakes(uow, bench, fresh)
    uow.cases.open_many(list(bench.cases.values()))
    owing = _walked(bench)
    tell_who_waits(uow, owing, at)
    uow.change = max(_change_by(bench, judged), Change.ORDERS if owing else Change.NOTHING)
    known |= {record.scan_id: outcome for _seq, record, outcome, _detail in judged}
    return [(record.scan_id, known[record.scan_id]) for _seq, record in records]


def _open(
    uow: UnitOfWork, station: str, epoch: UUID, records: Records, at: datetime | None
) -> tuple[datetime, dict[UUID, ScanOutcome], Records, Picture]:
    """The journal and the picture of what it may change are asked for at once, on one way.

    Mostly the records are just the next ones, and that is all.  Else the journal is locked behind
    the picture: should another loop of this very station hold it, one of both begins anew.
    """
    first, last = records[0][0], records[-1][0]
    went_on = uow.scans.go_on(station, epoch, range(first, last + 1), at or uow.near_now)
    picture = _picture_of(uow, records)
    if (came_at := went_on()) is not None:
        _check_sequence(station, first - 1, [seq for seq, _record in records])
        return came_at, {}, records, picture
    at = at or uow.now
    return at, *_open_journal(uow, station, epoch, records, at), picture


def _open_journal(
    uow: UnitOfWork, station: str, epoch: UUID, records: Records, at: datetime
) -> tuple[dict[UUID, ScanOutcome], Records]:
    """Lock the journal, note how far it is here then; outcomes known before, and what is new."""
    here = uow.scans.lock_journal(station, epoch)
    seen = [record.scan_id for seq, record in records if seq <= here]
    known = uow.scans.outcomes(seen) if seen else {}
    fresh = [(seq, record) for seq, record in records if record.scan_id not in known]
    _check_sequence(station, here, [seq for seq, _record in fresh])
    uow.scans.note_journal(station, epoch, max([here, *(seq for seq, _record in fresh)]), at)
    return known, fresh


def save_bench(uow: UnitOfWork, bench: Bench) -> None:
    """Write what a batch did to the floor, with the counts that it asks for."""
    uow.waves.save(bench.picture, bench.at)
    save_papers(uow, bench)
    for count in bench.picture.counts:
        uow.stock.open_count(count.bin_id, count.product_id, count.reason, bench.at, count.badge)
    uow.waves.end_waves(work.id for work in bench.picture.works if work.done_at == bench.at)


def _change_by(bench: Bench, judged: Iterable[Judged]) -> Change:
    """What the batch changed on the screens of others."""
    changed = change_by(record.event for _seq, record, _kind, _why in judged)
    troubled = bench.cases or bench.audits or bench.mismatched or bench.picture.counts
    if troubled or any(kind is not ScanOutcome.APPLIED for _seq, _one, kind, _why in judged):
        return max(changed, Change.ORDERS)
    return max(changed, Change.FLOOR) if bench.picture.pack_orders else changed


def _walked(bench: Bench) -> list[int]:
    """The orders of the walks that ended in this batch, as far as they owe what was not found."""
    picture = bench.picture
    ended = {work.id for work in picture.works if work.done_at == bench.at}
    walked = {stop.order_line_id for stop in picture.pick_lines if stop.work_id in ended}
    orders = {picture.lines[line_id].order_id for line_id in walked}
    owing = {line.order_id for line in picture.lines if line.units_backordered}
    return sorted(orders & owing)


def _check_sequence(station: str, last: int, sequences: Sequence[int]) -> None:
    """Lock out a copied journal, and notice what is missing (sync.md, steps 4 and 7)."""
    for expected, found in enumerate(sequences, start=last + 1):
        if found != expected:
            reason = "copied" if found < expected else "gap"
            detail = f"expected record {expected}, got {found}"
            raise JournalRefused(station=station, reason=reason, detail=detail)


def _picture_of(uow: UnitOfWork, records: Records) -> Picture:
    """What the records may change, locked; of works that they only tell of, where those stand."""
    said = [(record.work_id, record.event) for _seq, record in records if record.work_id]
    moved = {work_id for work_id, event in said if moves_goods(event)}
    picture = _moved_by(uow, moved, [event for _work_id, event in said]) if moved else Picture()
    if told := {work_id for work_id, _event in said} - moved:
        picture.works.know(uow.waves.works(told))
    return picture


def _moved_by(uow: UnitOfWork, works: Collection[int], events: Sequence[AnyEvent]) -> Picture:
    """No more than one stop, where only plain units of it moved; else the works with all theirs."""
    named = NamedGoods.of(events)
    if named.is_plain and len(named.filled) == len(works) == 1:
        stop = uow.waves.picture_of_stop(*works, *named.filled)
        if stop is not None:
            return stop
    return picture_of(uow, works, events, lock_stock=named.asks_stock)


def picture_of(
    uow: UnitOfWork, works: Collection[int], events: Iterable[AnyEvent], *, lock_stock: bool = True
) -> Picture:
    """Lock and read works with everything besides that events of them name.

    Stock is locked at once only where it is to be decided by; it is what others wait for.
    """
    named = NamedGoods.of(events)
    return uow.waves.picture(
        work_ids=works,
        order_ids=uow.lots.orders_holding(named.lots),
        stock_of_stops=named.stops,
        serials=named.serials,
        totes=named.totes,
        lock_stock=lock_stock,
    )


def _judge(uow: UnitOfWork, bench: Bench, records: Records) -> Iterator[Judged]:
    for seq, record in records:
        outcome = _outcome_of(uow, bench, record)
        yield seq, _as_kept(record, outcome), outcome.kind, outcome.detail


def _as_kept(record: ScanRecord, outcome: Outcome) -> ScanRecord:
    """The papers of a label that was booked are kept as documents, not once more as evidence."""
    event = record.event
    if outcome.kind is ScanOutcome.APPLIED and isinstance(event, LabelMade):
        return replace(record, event=event.without_bytes())
    return record


def _outcome_of(uow: UnitOfWork, bench: Bench, record: ScanRecord) -> Outcome:
    if record.work_id is None:
        return APPLIED
    work = bench.picture.works.get(record.work_id)
    changes = changes_floor(record.event, work.kind) if work else moves_goods(record.event)
    outcome = claim_of(bench, record, work)
    if not changes:  # evidence only; nothing moved
        return outcome if outcome.kind is ScanOutcome.STALE_FENCE else APPLIED
    if outcome.kind is ScanOutcome.APPLIED and work:
        happened = Happened(bench, record, work)
        in_stock = work.kind in STOCK_KINDS
        outcome = apply_stock(uow, happened) if in_stock else apply(uow, happened)
    if outcome.kind is not ScanOutcome.APPLIED:
        report_refused(bench, record, work, outcome)
    return outcome
