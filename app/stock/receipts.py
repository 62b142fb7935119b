"""What a supervisor makes of a delivery that is not what was ordered (S6, T1).

What came beyond the order, or that nobody ordered, waits in quarantine with its case: it is taken
into a bin, or goes back to the supplier.  What did not come is waited for, or not any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import NotAllowed, NothingFound
from app.store.books.shelves.purchase_book import OwedLine
from app.store.books.shelves.shelf_book import Shelf, Spot, Why
from app.store.schema.stock import Movement, Place
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork

SHORT = "short"
"""What the facts of a case call units that did not come; the others are of ``Apart``."""


@dataclass(frozen=True, slots=True)
class Says:
    """Who decides about a receipt, and where; ``bin_code`` is where the goods lie now."""

    badge: str
    station: str
    bin_code: str = ""


def accept_receipt(uow: UnitOfWork, facts: Mapping[str, Any], says: Says) -> None:
    """The units are ours: they lie in a bin, and the purchase order has them.

    Raises:
        NothingFound: there is no such bin.
        NotAllowed: they do not lie in quarantine any more (reason "not there").
    """
    into = uow.shelves.is_quarantine(says.bin_code)
    if into is None:
        raise NothingFound(kind="bin", code=says.bin_code)
    source, why = _set_apart(uow, facts, says, Movement.MOVE)
    target = uow.shelves.shelf(source.product_id, says.bin_code, source.lot)
    spot = Spot(Place.QUARANTINE if into else Place.FREE, target)
    units = int(facts["units"])
    if target.stock_id != source.stock_id:
        uow.shelves.shift(why, units, Spot(Place.QUARANTINE, source), spot)
        uow.shelves.place_serials(target, facts.get("serials", ()), SerialPlace.BIN)
    uow.purchases.take_more(str(facts["po_no"]), source.product_id, units)
    _note(uow, "accept receipt", facts, says)


def return_to_supplier(uow: UnitOfWork, facts: Mapping[str, Any], says: Says) -> None:
    """The units have left the house: they go back to whoever sent them.

    Raises:
        NotAllowed: they do not lie in quarantine any more (reason "not there").
    """
    source, why = _set_apart(uow, facts, says, Movement.RETURN)
    units = int(facts["units"])
    uow.shelves.shift(why, units, Spot(Place.QUARANTINE, source), Spot(Place.SUPPLIER))
    uow.shelves.place_serials(source, facts.get("serials", ()), SerialPlace.GONE)
    _note(uow, "return to supplier", facts, says)


def close_lines(uow: UnitOfWork, facts: Mapping[str, Any], says: Says) -> None:
    """What did not come of these lines is not waited for any more."""
    uow.purchases.close_lines(str(facts["po_no"]), [str(one["sku"]) for one in facts["lines"]])
    _note(uow, "close purchase lines", facts, says)


def short_facts(po_no: str, supplier: str, owed: Sequence[OwedLine]) -> dict[str, Any]:
    """What a case says of lines of which less came than was ordered."""
    lines = [
        {"sku": one.sku, "units_missing": one.ordered - one.received, "ordered": one.ordered}
        for one in owed
    ]
    return {"po_no": po_no, "supplier": supplier, "apart": SHORT, "lines": lines}


def _set_apart(
    uow: UnitOfWork, facts: Mapping[str, Any], says: Says, movement: Movement
) -> tuple[Shelf, Why]:
    """The shelf in quarantine where the units of a case lie, locked."""
    sku, bin_code = str(facts.get("sku", "")), str(facts.get("bin", ""))
    product_id = uow.catalogue.product_ids([sku]).get(sku)
    if product_id is None or uow.stock.bin_id(bin_code) is None:
        raise NotAllowed(action=movement.value, reason="not there")
    shelf = uow.shelves.shelf(product_id, bin_code, str(facts.get("lot") or ""))
    if shelf.quarantined < int(facts["units"]):
        raise NotAllowed(action=movement.value, reason="not there")
    return shelf, Why(movement, str(facts["po_no"]), says.badge, says.station, uow.now)


def _note(uow: UnitOfWork, action: str, facts: Mapping[str, Any], says: Says) -> None:
    named = {name: facts[name] for name in ("sku", "lot", "units", "lines") if name in facts}
    told = {**named, "bin": says.bin_code} if says.bin_code else named
    uow.people.audit(uow.now, says.badge, says.station, action, str(facts["po_no"]), told)
