"""The three endings of late scans: adopted, returned, put away (D11; sync.md, step 6).

Never discarded and never applied silently: a supervisor who has seen the goods says what became of
them, and only then do the books follow.  Whatever is chosen, ledger and holds stay true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

from app.errors import NotAllowed, NothingFound
from app.fulfilment.cancelling import put_away as put_order_away
from app.lifecycle import OrderState
from app.station.late.goods import in_words, units_moved
from app.station.records import ScanRecord
from app.station.replay.batch import picture_of, save_bench
from app.station.replay.effects import apply, changes_floor
from app.station.replay.judging import Bench, Happened
from app.store.books.floor.scan_book import Judged
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import StockRow, WorkRow
from app.store.books.stations.late_book import PutAway
from app.store.schema.floor import WorkKind, WorkState
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LateCase:
    """The case of late scans that is decided.

    Attributes:
        case_no: the case; what is adopted is kept under it.
        facts: its evidence: work_no and outcome name the records.
        badge: who decides.
        station: where.
        at: when.
    """

    case_no: str
    facts: Mapping[str, Any]
    badge: str
    station: str
    at: datetime


Settled = dict[str, Any]
"""For the case's history: "goods" (SKU, units, bin) and the "scans" that are settled."""


def adopt(uow: UnitOfWork, case: LateCase) -> Settled:
    """The goods lie where the late scans say: write that under the present fence.

    Each late record stays what it is; another one, of the supervisor's, compensates it.

    Raises:
        NotAllowed: ``reason`` is "in hand" (another station works on it: release it first) or
            "went on" (the work or order is not what the scans were made for); nothing was saved.
    """
    records, work, bench = _open(uow, case, "adopt")
    _need_goods_of_orders(work, "adopt")
    if work.state == WorkState.CLAIMED:
        raise NotAllowed(action="adopt", reason="in hand", holder=work.holder)
    if work.state != WorkState.OPEN:
        raise NotAllowed(action="adopt", reason="went on")
    judged = [
        _adopted(uow, bench, work, record, seq) for seq, record in enumerate(records, start=1)
    ]
    save_bench(uow, bench)
    epoch = uuid5(NAMESPACE_OID, f"packbench adopts {case.case_no}")
    uow.scans.add(judged, case.station, epoch, case.at, {work.id})
    uow.cases.open_many(list(bench.cases.values()))
    return _known_again(uow, bench.picture, work, records)


def _adopted(uow: UnitOfWork, bench: Bench, work: WorkRow, late: ScanRecord, seq: int) -> Judged:
    fresh = replace(late, scan_id=uuid4(), station=bench.station, fence=work.fence, state="adopted")
    outcome = apply(uow, Happened(bench, fresh, work))
    if outcome.kind is not ScanOutcome.APPLIED:
        raise NotAllowed(action="adopt", reason="went on", detail=outcome.detail)
    return seq, fresh, outcome.kind, f"adopts {late.scan_id}"


def return_goods(uow: UnitOfWork, case: LateCase) -> Settled:
    """The goods are where the books never stopped having them: in their bin, or in their tote.

    Nothing is posted: the late scans were never applied, and now are not true any more either.

    Raises:
        NotAllowed: ``reason`` is "kind": the scans name no work that is known.
    """
    records, work, bench = _open(uow, case, "return goods")
    return _known_again(uow, bench.picture, work, records)


def put_away(uow: UnitOfWork, case: LateCase, bin_code: str) -> Settled:
    """The goods lie in another bin now: take them out of the books of the one they came from.

    Raises:
        NotAllowed: ``reason`` is "promised" (the bin they came from would not hold what is promised
            from it: adopt or return them) or "packing" (goods of a carton belong to their order).
        NothingFound: no such bin.
    """
    records, work, bench = _open(uow, case, "put away")
    _need_goods_of_orders(work, "put away")
    picture = bench.picture
    if work.kind == WorkKind.PACK:
        order = picture.orders[work.order_id or 0]
        if order.state != OrderState.CANCELLED:
            raise NotAllowed(action="put away", reason="packing")
        put_order_away(uow, order.id, case.badge)
        return _known_again(uow, picture, work, records)
    bin_id = uow.stock.bin_id(bin_code)
    if bin_id is None:
        raise NothingFound(kind="bin", code=bin_code)
    by = PutAway(case.case_no, case.badge, case.station, case.at)
    for stock, units in _taken_from(picture, records):
        if stock.free < units:
            raise NotAllowed(action="put away", reason="promised")
        uow.late.put_away(stock.id, bin_id, units, by)
    return {**_known_again(uow, picture, work, records), "to": bin_code}


def _taken_from(picture: Picture, records: Sequence[ScanRecord]) -> list[tuple[StockRow, int]]:
    """The stock rows that the goods came from, with the units."""
    units: Counter[int] = Counter()
    for line_id, moved in units_moved([record.event for record in records]).items():
        stop = picture.pick_lines.get(line_id)
        if stop is not None:
            units[picture.holds[stop.hold_id].stock_id] += moved
    return [(picture.stock[stock_id], some) for stock_id, some in sorted(units.items())]


def _open(uow: UnitOfWork, case: LateCase, action: str) -> tuple[list[ScanRecord], WorkRow, Bench]:
    """Lock the work and read its late records that moved goods."""
    outcome = ScanOutcome(str(case.facts.get("outcome")))
    work_no = str(case.facts.get("work_no"))
    found = uow.late.records(work_no, outcome)
    work_ids = {record.work_id for record in found if record.work_id is not None}
    events = [record.event for record in found]
    picture = picture_of(uow, work_ids, events) if work_ids else Picture()
    work = next((picture.works[work_id] for work_id in sorted(work_ids)), None)
    if work is None:
        raise NotAllowed(action=action, reason="kind")
    records = [record for record in found if changes_floor(record.event, work.kind)]
    return records, work, Bench(picture, case.station, case.at)


def _need_goods_of_orders(work: WorkRow, action: str) -> None:
    """Stock work is counted or moved anew; only goods of orders are adopted or put away."""
    if work.kind not in {WorkKind.PICK, WorkKind.PACK}:
        raise NotAllowed(action=action, reason="kind")


def _known_again(
    uow: UnitOfWork, picture: Picture, work: WorkRow, records: Sequence[ScanRecord]
) -> Settled:
    """What was doubtful about the work is known; says which goods it was about."""
    uow.leases.clear_suspicion(work.id)
    moved = units_moved([record.event for record in records])
    goods = in_words(picture, moved, picked=work.kind == WorkKind.PICK)
    return {"goods": goods, "scans": [str(record.scan_id) for record in records]}
