"""What bringing back does: a cancelled order's units lie in bins; with the last its case closes."""

from __future__ import annotations

from app.fulfilment.cancelling.goods import Stray, serials_in, settle, strays_of, take_out
from app.lifecycle import OrderState
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over
from app.station.replay.picking import end_work
from app.station.replay.stock.receiving import why
from app.stock.events import Goods, UnitsPutBack
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow
from app.store.books.shelves.shelf_book import Spot
from app.store.schema.stock import Movement, Place
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork

Taken = list[tuple[Stray, int]]


def put_units_back(uow: UnitOfWork, happened: Happened, event: UnitsPutBack) -> Outcome:
    """Bring units of a cancelled order from its totes and cartons into a bin."""
    quarantine = uow.shelves.is_quarantine(event.to_bin)
    found = uow.claims.find_order(event.order_no)
    if quarantine is None or found is None:
        return invalid(f"no bin {event.to_bin}" if found else f"no order {event.order_no}")
    picture = uow.waves.picture(order_ids=[found.order_id])
    order = picture.orders[found.order_id]
    if order.state != OrderState.CANCELLED:
        return invalid(f"{order.order_no} is {order.state}")
    for goods in event.goods:
        taken = taken_of(picture, order, event.places, goods)
        there = sum(units for _stray, units in taken)
        if there < goods.units:
            return over(f"{goods.units} of {goods.sku}, {there} are out of a bin")
    place = Place.QUARANTINE if quarantine else Place.FREE
    for goods in event.goods:
        _bring(uow, happened, (picture, order), goods, event, place)
    settle(uow, picture, order, happened.record.badge)
    uow.waves.save(picture, happened.bench.at)
    if event.last:
        end_work(happened.work, happened)
    return APPLIED


def taken_of(picture: Picture, order: OrderRow, places: tuple[str, ...], goods: Goods) -> Taken:
    """From which totes and cartons units come: numbers from where they are, others in turn.

    They may be fewer than ``goods`` says: what lies in a bin by now is in none of them.
    """
    strays = [
        stray
        for stray in strays_of(picture, order)
        if stray.account.code in places and (stray.line.product_id, stray.lot) == goods.key
    ]
    left, taken = goods.units, []
    for stray in strays:
        units = min(left, stray.units)
        if goods.serials:
            known = {one.serial for one in serials_in(picture, order, stray)}
            units = min(units, len(known.intersection(goods.serials)))
        if units:
            taken.append((stray, units))
            left -= units
    return taken


def _bring(
    uow: UnitOfWork,
    happened: Happened,
    at: tuple[Picture, OrderRow],
    goods: Goods,
    event: UnitsPutBack,
    place: Place,
) -> None:
    picture, order = at
    shelf = uow.shelves.shelf(goods.product_id, event.to_bin, goods.lot)
    move = why(happened, Movement.MOVE, order.order_no)
    for stray, units in taken_of(picture, order, event.places, goods):
        source = Spot(stray.account.kind, code=stray.account.code)
        uow.shelves.shift(move, units, source, Spot(place, shelf))
        take_out(picture, order, stray, units)
    for serial in goods.serials:
        one = picture.serial(goods.product_id, serial)
        if one is not None:
            one.place, one.bin_id = SerialPlace.BIN.value, shelf.bin_id
            one.order_line_id = one.carton_id = None
