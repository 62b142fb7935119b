"""The goods of a cancelled order: where they are, and their way back into bins.

Nothing is undone silently: what was picked or packed stays in its tote or carton, bound to the
order, until it lies in a bin again (verification.md, scenarios 25 and 41).  On the floor each unit
is scanned out of its tote or carton into a bin (``take_out``); a supervisor may also say that all
of it lies where it came from (``put_away``).  With the last unit the totes are free and the case
is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.errors import NotAllowed
from app.exception_queue.kinds import Resolution
from app.lifecycle import OrderState
from app.store.books.floor.postings import Account, carton_of, free_in, tote_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow, OrderRow, PickLineRow, SerialRow, StockRow
from app.store.schema.stock import Movement, Place
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Stray:
    """Units of a cancelled order's line that lie in a tote or carton; ``lot`` is "" without one."""

    line: LineRow
    account: Account
    lot: str
    units: int


def strays_of(picture: Picture, order: OrderRow) -> list[Stray]:
    """All that was picked for an order and lies in no bin, line by line."""
    return [
        Stray(line, account, lot, units)
        for line in picture.lines_of(order)
        for account, lot, units in _where(picture, order, line)
    ]


def serials_in(picture: Picture, order: OrderRow, stray: Stray) -> list[SerialRow]:
    """The numbers of a line's units that lie in the same tote or carton."""
    cartons = {
        carton.id: carton_of(order.order_no, carton.number) for carton in picture.cartons_of(order)
    }
    in_carton = stray.account.kind is Place.CARTON
    return [
        one
        for one in picture.serials_of(stray.line)
        if one.lot == stray.lot
        and (
            cartons.get(one.carton_id or 0) == stray.account
            if in_carton
            else one.place == SerialPlace.TOTE
        )
    ]


def case_key(order: OrderRow) -> str:
    """The key of the case that waits until a cancelled order's goods lie in bins."""
    return f"put away {order.order_no}"


def facts_of(picture: Picture, order: OrderRow) -> dict[str, Any]:
    """What that case says: which units lie in which tote and carton."""
    goods: list[dict[str, Any]] = [
        {"sku": stray.line.sku, "units": stray.units, "place": stray.account.code}
        for stray in strays_of(picture, order)
    ]
    totes = sorted(tote.code for tote in picture.totes if tote.order_id == order.id)
    return {"order_no": order.order_no, "put_away": goods, "totes": totes}


# -- unit by unit -----------------------------------------------------------------------------


def take_out(picture: Picture, order: OrderRow, stray: Stray, units: int) -> None:
    """Forget so many units where they lay; the caller brings them to a shelf and posts it."""
    line, left = stray.line, units
    for stop in _stops_of(picture, stray):
        some = min(left, stop.units_picked)
        stop.units_picked, stop.units_short = stop.units_picked - some, stop.units_short + some
        left -= some
    if stray.account.kind is Place.CARTON:
        _take_out_of_carton(picture, order, stray, units)
        line.units_packed -= units
    line.units_picked -= units
    line.units_allocated -= units


def bins_of(picture: Picture, stray: Stray, units: int) -> list[tuple[StockRow, int]]:
    """The stock that so many units of a stray were picked from: those that ``take_out`` forgets."""
    left, found = units, []
    for stop in _stops_of(picture, stray):
        some = min(left, stop.units_picked)
        if some:
            found.append((picture.stock_of(stop), some))
            left -= some
    return found


def _stops_of(picture: Picture, stray: Stray) -> list[PickLineRow]:
    """The stops that a stray's units come from: those in cartons left the totes first."""
    mine = [
        stop
        for stop in picture.picked_of(stray.line)
        if not stray.lot or picture.stock_of(stop).lot == stray.lot
    ]
    if stray.account.kind is Place.CARTON:
        return mine
    in_tote = [stop for stop in mine if picture.tote_of(stop) == stray.account.code]
    return in_tote[::-1]


def _take_out_of_carton(picture: Picture, order: OrderRow, stray: Stray, units: int) -> None:
    for carton in picture.cartons_of(order):
        if carton_of(order.order_no, carton.number) != stray.account:
            continue
        for content in picture.contents_of(carton):
            if content.order_line_id == stray.line.id and content.lot == stray.lot:
                content.units -= units


def settle(uow: UnitOfWork, picture: Picture, order: OrderRow, badge: str) -> None:
    """Free the totes that are empty by now; the case says what is left, or is closed."""
    places = {stray.account.code for stray in strays_of(picture, order)}
    for tote in picture.totes:
        if tote.order_id == order.id and tote.code not in places:
            tote.order_id = tote.work_id = tote.slot = None
    case = uow.cases.open_with(case_key(order))
    if case is not None and places:
        facts = {**case.facts, **facts_of(picture, order)}
        uow.cases.restate(case.case_id, facts, uow.now)
    elif case is not None:
        uow.cases.solve(case.case_id, Resolution.PUT_AWAY, badge, uow.now)


# -- all at once ------------------------------------------------------------------------------


def put_away(uow: UnitOfWork, order_id: int, badge: str) -> None:
    """The goods of a cancelled order lie in the bins again that they came from; totes are free.

    Raises:
        NotAllowed: it is not cancelled; facts: action, reason "state".
    """
    picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    if order.state != OrderState.CANCELLED:
        raise NotAllowed(action="put away", reason="state")
    for line in picture.lines_of(order):
        _return_units(picture, order, line, badge)
    for carton in picture.cartons_of(order):
        for content in picture.contents_of(carton):
            content.units = 0
    for tote in picture.totes:
        if tote.order_id == order.id:
            tote.order_id = tote.work_id = tote.slot = None
    uow.waves.save(picture, uow.now)
    uow.people.audit(uow.now, badge, "", "put away", order.order_no, {})


def _return_units(picture: Picture, order: OrderRow, line: LineRow, badge: str) -> None:
    bins = _bins_of(picture, line)
    for account, lot, units in _where(picture, order, line):
        mine = [stock for stock in bins if not lot or stock.lot == lot][:units]
        for stock in mine:
            bins.remove(stock)
        for stock, some in _counted(mine):
            stock.on_hand += some
            target = free_in(stock.bin_code)
            picture.move(Movement.MOVE, line, some, account, target, lot=lot, badge=badge)
    _return_serials(picture, line)
    line.units_packed = line.units_picked = line.units_allocated = 0


def _bins_of(picture: Picture, line: LineRow) -> list[StockRow]:
    """The stock that each picked unit of a line was taken from, in pick order."""
    return [
        stock
        for stop in picture.picked_of(line)
        for stock in [picture.stock_of(stop)] * stop.units_picked
    ]


def _return_serials(picture: Picture, line: LineRow) -> None:
    """The numbers lie where units of their lot came from; of several bins, in pick order."""
    bins = _bins_of(picture, line)
    for one in picture.serials_of(line):
        stock = next((stock for stock in bins if stock.lot == one.lot), None)
        if stock is not None:
            bins.remove(stock)
            one.place, one.bin_id = SerialPlace.BIN.value, stock.bin_id
            one.order_line_id = one.carton_id = None


def _counted(bins: list[StockRow]) -> list[tuple[StockRow, int]]:
    found: dict[int, tuple[StockRow, int]] = {}
    for stock in bins:
        found[stock.id] = (stock, found.get(stock.id, (stock, 0))[1] + 1)
    return list(found.values())


def _where(picture: Picture, order: OrderRow, line: LineRow) -> list[tuple[Account, str, int]]:
    """Where the picked units of a line are: in cartons, the rest in totes."""
    packed = [
        (carton_of(order.order_no, carton.number), content.lot, content.units)
        for carton in picture.cartons_of(order)
        for content in picture.contents_of(carton)
        if content.order_line_id == line.id and content.units
    ]
    by_lot = picture.packed_by_lot(line)
    if by_lot.keys() <= {""}:
        left = list(picture.from_totes(line, line.units_packed, line.units_picked))
    else:
        left = [
            place
            for lot, units in picture.picked_by_lot(line).items()
            for place in picture.from_totes(line, by_lot.get(lot, 0), units, lot)
        ]
    return packed + [(tote_of(tote), lot, units) for tote, lot, units in left]
