"""What a unit does that is missing from a cancelled order's tote: its bin is doubted and counted.

Nobody knows whether it ever left the bin that it was picked from.  The books have it there again,
as one that must not be promised (suspect), exactly as at a short pick; a blind count of the bin
says whether it is (S6), and a supervisor hears of it in any case.
"""

from __future__ import annotations

from typing import Any

from app.exception_queue.kinds import CaseKind
from app.fulfilment.cancelling.goods import bins_of, settle, take_out
from app.lifecycle import OrderState
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid
from app.station.replay.picking import end_work
from app.station.replay.stock.putting_back import taken_of
from app.station.replay.stock.receiving import why
from app.stock.events import Goods, UnitsMissing
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow
from app.store.books.shelves.shelf_book import Shelf, Spot
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import Movement, Place
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork

NOT_IN_TOTE = "not in tote"
"""Why a bin is counted whose units did not come back."""

Row = dict[str, Any]


def miss_units(uow: UnitOfWork, happened: Happened, event: UnitsMissing) -> Outcome:
    """Doubt the bins that missing units of a cancelled order were picked from; end the work.

    What another station has brought back meanwhile is not missing.
    """
    found = uow.claims.find_order(event.order_no)
    if found is None:
        return invalid(f"no order {event.order_no}")
    picture = uow.waves.picture(order_ids=[found.order_id])
    order = picture.orders[found.order_id]
    if order.state != OrderState.CANCELLED:
        return invalid(f"{order.order_no} is {order.state}")
    rows = [
        row
        for goods in event.goods
        for row in _doubt(uow, happened, (picture, order), goods, event.places)
    ]
    settle(uow, picture, order, happened.record.badge)
    uow.waves.save(picture, happened.bench.at)
    end_work(happened.work, happened)
    if not rows:
        return Outcome(ScanOutcome.APPLIED, "all of it lies in bins by now")
    facts = {"order_no": order.order_no, "missing": rows}
    key = f"missing {order.order_no} {happened.work.work_no}"
    kind, subject = CaseKind.CANCELLATION, order.order_no
    happened.bench.open_case(happened.record, key, kind, subject, facts, order)
    return APPLIED


def _doubt(
    uow: UnitOfWork,
    happened: Happened,
    at: tuple[Picture, OrderRow],
    goods: Goods,
    places: tuple[str, ...],
) -> list[Row]:
    picture, order = at
    numbers, rows = list(goods.serials), []
    move = why(happened, Movement.DOUBT, order.order_no)
    for stray, units in taken_of(picture, order, places, goods):
        source = Spot(stray.account.kind, code=stray.account.code)
        for stock, some in bins_of(picture, stray, units):
            shelf = uow.shelves.shelf(goods.product_id, stock.bin_code, goods.lot)
            uow.shelves.shift(move, some, source, Spot(Place.SUSPECT, shelf))
            mine, numbers = numbers[:some], numbers[some:]
            _doubt_numbers(picture, shelf, mine)
            badge, opened_at = happened.record.badge, happened.bench.at
            uow.stock.open_count(shelf.bin_id, shelf.product_id, NOT_IN_TOTE, opened_at, badge)
            rows.append(_row(goods, some, stray.account.code, shelf, mine))
        take_out(picture, order, stray, units)
    return rows


def _doubt_numbers(picture: Picture, shelf: Shelf, numbers: list[str]) -> None:
    """Numbers that are missing are looked for where they came from, as the units are."""
    for number in numbers:
        one = picture.serial(shelf.product_id, number)
        if one is not None:
            one.place, one.bin_id = SerialPlace.BIN.value, shelf.bin_id
            one.order_line_id = one.carton_id = None


def _row(goods: Goods, units: int, place: str, shelf: Shelf, numbers: list[str]) -> Row:
    return {
        "sku": goods.sku,
        "lot": goods.lot,
        "units": units,
        "serials": numbers,
        "place": place,
        "bin": shelf.bin_code,
    }
