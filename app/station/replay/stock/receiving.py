"""What a receipt does: units lie in a bin, the purchase order knows, strange ones are a case."""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind, Resolution
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid
from app.stock.events import Goods, UnitsReceived
from app.stock.receipts import SHORT, short_facts
from app.store.books.shelves.shelf_book import Spot, Why
from app.store.books.tracking.lot_book import LotRow
from app.store.schema.stock import Movement, Place
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork


def why(happened: Happened, movement: Movement, reference: str) -> Why:
    """Who moves units, where and when, as the record says."""
    record, bench = happened.record, happened.bench
    return Why(movement, reference[:48], record.badge, bench.station, bench.at)


def is_supervisor(uow: UnitOfWork, badge: str) -> bool:
    """Say whether a badge may approve: the station's word for it is not enough."""
    found = uow.people.find(badge) if badge else None
    return found is not None and found.person.supervises


def enter_lots(uow: UnitOfWork, goods: Goods) -> None:
    """Enter a lot that is new, or its date."""
    if goods.lot:
        uow.lots.put_lots([LotRow(goods.product_id, goods.lot, goods.expires_on)])


def receive_units(uow: UnitOfWork, happened: Happened, event: UnitsReceived) -> Outcome:
    """Put units of a delivery on their shelf: free, or in quarantine."""
    purchase_order_id, _count = uow.claims.stock_subject(happened.work.id)
    quarantine, goods = uow.shelves.is_quarantine(event.bin_code), event.goods
    if quarantine is None or purchase_order_id is None:
        return invalid(f"no bin {event.bin_code} for {happened.work.work_no}")
    strange = event.apart is not None and not is_supervisor(uow, event.approved_by)
    if strange and not quarantine:
        return invalid(f"{goods.sku} is {event.apart} and not in quarantine")
    enter_lots(uow, goods)
    shelf = uow.shelves.shelf(goods.product_id, event.bin_code, goods.lot)
    po_no = uow.purchases.number(purchase_order_id)
    target = Spot(Place.QUARANTINE if quarantine else Place.FREE, shelf)
    receipt = why(happened, Movement.RECEIPT, po_no)
    uow.shelves.shift(receipt, goods.units, Spot(Place.SUPPLIER), target)
    uow.shelves.place_serials(shelf, goods.serials, SerialPlace.BIN)
    if strange:
        _tell(uow, happened, event, po_no)
        return APPLIED
    uow.purchases.count_received(purchase_order_id, goods.product_id, goods.units)
    uow.purchases.close_if_complete(purchase_order_id)
    if event.approved_by:
        facts = {"sku": goods.sku, "units": goods.units, "bin": event.bin_code}
        bench = happened.bench
        uow.people.audit(bench.at, event.approved_by, bench.station, "receive more", po_no, facts)
    return APPLIED


def _tell(uow: UnitOfWork, happened: Happened, event: UnitsReceived, po_no: str) -> None:
    """What came that nobody ordered, or so much, waits in quarantine for a decision.

    More of the same into the same bin is of the same case, as long as nobody has decided it.
    """
    order, goods = uow.purchases.find(po_no), event.goods
    apart = event.apart.value if event.apart else ""
    key = f"receipt {apart} {po_no} {goods.sku} {goods.lot} {event.bin_code}"
    before = uow.cases.open_with(key)
    facts = {
        "po_no": po_no,
        "supplier": order.supplier if order else "",
        "sku": goods.sku,
        "lot": goods.lot,
        "units": goods.units + (int(before.facts["units"]) if before else 0),
        "serials": [*(before.facts["serials"] if before else ()), *goods.serials],
        "bin": event.bin_code,
        "apart": apart,
    }
    if before is None:
        happened.bench.open_case(happened.record, key, CaseKind.RECEIPT, po_no, facts, None)
    else:
        uow.cases.restate(before.case_id, {**before.facts, **facts}, happened.bench.at)


def end_delivery(uow: UnitOfWork, happened: Happened) -> None:
    """A delivery is put away: what is still owed of it is a case, until it has come or is closed.

    A delivery of which nothing ever came is none.
    """
    purchase_order_id, _count = uow.claims.stock_subject(happened.work.id)
    if purchase_order_id is None:
        return
    order = uow.purchases.find(uow.purchases.number(purchase_order_id))
    if order is None or not order.units_received:
        return
    owed = uow.purchases.owed(purchase_order_id)
    key = f"receipt {SHORT} {order.po_no}"
    facts = short_facts(order.po_no, order.supplier, owed)
    before = uow.cases.open_with(key)
    if before is None and owed:
        happened.bench.open_case(happened.record, key, CaseKind.RECEIPT, order.po_no, facts, None)
    elif before is not None and owed:
        uow.cases.restate(before.case_id, {**before.facts, **facts}, happened.bench.at)
    elif before is not None:
        uow.cases.solve(before.case_id, Resolution.DISMISS, "", happened.bench.at)
