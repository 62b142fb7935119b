"""What a receipt does: units lie in a bin, the purchase order knows, strange ones are a case."""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid
from app.stock.events import Goods, UnitsReceived
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
    """What came that nobody ordered, or so much, waits in quarantine for a decision."""
    order = uow.purchases.find(po_no)
    facts = {
        "po_no": po_no,
        "supplier": order.supplier if order else "",
        "sku": event.goods.sku,
        "units": event.goods.units,
        "bin": event.bin_code,
        "apart": event.apart.value if event.apart else "",
    }
    key = f"receipt {facts['apart']} {po_no} {event.goods.sku}"
    happened.bench.open_case(happened.record, key, CaseKind.RECEIPT, po_no, facts, None)
