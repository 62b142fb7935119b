"""Tracked units taken from a bin: the lot that was asked for, or another one of the same bin.

Scenario 29: another lot that is free is taken; one that is promised to others is swapped, they get
the lot that was asked for; one that is picked, or lies elsewhere, is refused.  The pick lines of
one line, bin and tote are judged together, so that two lots of one bin come in any order.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.fulfilment.events import Taken
from app.station.replay.goods import Goods, move_to_tote
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over
from app.station.replay.tracked import serials
from app.station.replay.tracked.promises import add_stop, hold_of, hold_units, release
from app.store.books.picture.rows import HoldRow, LineRow, PickLineRow, StockRow

_Swap = tuple[HoldRow, int]
"""A promise of the lot in hand to another line, and how many units of it are swapped."""


def take_tracked(happened: Happened, goods: Goods, taken: Sequence[Taken]) -> Outcome:
    """Take lots and numbers into the tote, all of a record or nothing of it."""
    _stop, line, _hold, stock = goods
    group = _group(happened, goods)
    needed = sum(stop.left for stop in group)
    promised = sum(hold.live for hold in _promised_here(happened, line, stock))
    if sum(one.units for one in taken) > min(needed, promised):
        return over(f"{sum(one.units for one in taken)} units, {min(needed, promised)} needed")
    for one in taken:
        refused = serials.may_be_taken(happened, stock, one.lot, one.serials)
        if refused is None:
            refused = _may_be_had(happened, group, stock, one)
        if refused is not None:
            return refused
    for one in taken:
        _take_lot(happened, group, stock, one)
        serials.take(happened, line, stock, one.lot, one.serials)
    return APPLIED


def give_back_tracked(happened: Happened, goods: Goods, taken: Sequence[Taken]) -> Outcome:
    """Reverse ``take_tracked``: the units are in their bin again, and held."""
    _stop, line, _hold, stock = goods
    group = _group(happened, goods)
    if sum(one.units for one in taken) > line.units_picked - line.units_packed:
        return invalid("fewer units were picked")
    for one in taken:
        if one.units > sum(s.units_picked for s in _of_lot(happened, group, one.lot)):
            return invalid(f"fewer units of lot {one.lot} were picked")
    for one in taken:
        units = one.units
        for stop in _of_lot(happened, group, one.lot):
            some = min(units, stop.units_picked)
            if some:
                move_to_tote(happened, _goods(happened, stop), -some)
                units -= some
        serials.give_back(happened, stock, one.serials)
    return APPLIED


def _group(happened: Happened, goods: Goods) -> list[PickLineRow]:
    """The stops of one walk for one line, bin and tote; the one that the record names first."""
    first, line, _hold, stock = goods
    others = [
        stop
        for stop in happened.picture.stops_of(happened.work)
        if stop.id != first.id
        and (stop.order_line_id, stop.tote_id) == (line.id, first.tote_id)
        and happened.picture.stock_of(stop).bin_id == stock.bin_id
    ]
    return [first, *others]


def _goods(happened: Happened, stop: PickLineRow) -> Goods:
    hold = happened.picture.holds[stop.hold_id]
    line = happened.picture.lines[stop.order_line_id]
    return stop, line, hold, happened.picture.stock[hold.stock_id]


def _left(happened: Happened, stop: PickLineRow) -> int:
    return min(stop.left, happened.picture.holds[stop.hold_id].live)


def _of_lot(happened: Happened, group: Sequence[PickLineRow], lot: str) -> list[PickLineRow]:
    return [stop for stop in group if happened.picture.stock_of(stop).lot == lot]


def _may_be_had(
    happened: Happened, group: Sequence[PickLineRow], asked: StockRow, one: Taken
) -> Outcome | None:
    """Say why units of another lot cannot be taken instead; None if they can."""
    other = _beside(happened, asked, one.lot)
    if other is None or other.on_hand < one.units:
        return invalid(f"lot {one.lot} is not in bin {asked.bin_code}")
    line = happened.picture.lines[group[0].order_line_id]
    wanted = one.units - sum(hold.live for hold in _promised(happened, line, other))
    if wanted <= 0:
        return None
    if not other.may_be_promised(happened.bench.at.date()):
        return invalid(f"lot {one.lot} may not leave the house")
    to_swap = wanted - max(other.free, 0)
    if to_swap > sum(units for _hold, units in _swaps(happened, line, other, to_swap)):
        return invalid(f"lot {one.lot} in bin {asked.bin_code} is picked for other orders")
    return None


def _beside(happened: Happened, asked: StockRow, lot: str) -> StockRow | None:
    """The stock row of another lot of the same product in the same bin."""
    for stock in happened.picture.stock:
        if (stock.product_id, stock.bin_id, stock.lot) == (asked.product_id, asked.bin_id, lot):
            return stock
    return None


def _promised(happened: Happened, line: LineRow, stock: StockRow) -> list[HoldRow]:
    """What is promised to the line of a stock row."""
    return [hold for hold in happened.picture.holds_of(line) if hold.stock_id == stock.id]


def _promised_here(happened: Happened, line: LineRow, stock: StockRow) -> list[HoldRow]:
    """What is promised to the line of any lot of the same bin."""
    picture, here = happened.picture, (stock.product_id, stock.bin_id)
    rows = ((hold, picture.stock[hold.stock_id]) for hold in picture.holds_of(line))
    return [hold for hold, row in rows if (row.product_id, row.bin_id) == here]


def _swaps(happened: Happened, line: LineRow, other: StockRow, units: int) -> list[_Swap]:
    """Promises of the other lot to other lines that can be moved to the lot asked for.

    Their pickers' stops stay: whoever stands at the bin finds the one lot or the other.
    """
    found: list[_Swap] = []
    for hold in happened.picture.holds:
        some = min(units, hold.live)
        if hold.stock_id == other.id and hold.order_line_id != line.id and some > 0:
            found.append((hold, some))
            units -= some
    return found


def _take_lot(happened: Happened, group: list[PickLineRow], asked: StockRow, one: Taken) -> None:
    """Take units from stops of their lot, then by promises of it, then in place of another."""
    units = one.units
    for stop in _of_lot(happened, group, one.lot):
        some = min(units, _left(happened, stop))
        if some:
            _move(happened, stop, some)
            units -= some
    other = _beside(happened, asked, one.lot)
    if other is None:
        return
    line = happened.picture.lines[group[0].order_line_id]
    for hold in _promised(happened, line, other):
        for stop in list(group):
            some = min(units, hold.live, stop.left)
            if some:
                _move(happened, _need_of(happened, group, stop, hold, some), some)
                units -= some
    for stop, given_up in _to_give_up(happened, group, other):
        some = min(units, given_up.live, stop.left)
        if some:
            hold = _instead(happened, given_up, other, some)
            _move(happened, _need_of(happened, group, stop, hold, some), some)
            units -= some


def _to_give_up(
    happened: Happened, group: Sequence[PickLineRow], other: StockRow
) -> list[tuple[PickLineRow, HoldRow]]:
    """Promises of other lots, each with the stop that can do without: first the stop's own.

    A promise that came by a swap is no stop's: it stands in for the lot that was swapped away.
    """
    picture = happened.picture
    own = [(stop, picture.holds[stop.hold_id]) for stop in group]
    line = picture.lines[group[0].order_line_id]
    swapped = [(stop, hold) for hold in _promised_here(happened, line, other) for stop in group]
    return [(stop, hold) for stop, hold in own + swapped if hold.stock_id != other.id]


def _move(happened: Happened, stop: PickLineRow, units: int) -> None:
    move_to_tote(happened, _goods(happened, stop), units)
    stop.picked_by = happened.record.badge


def _instead(happened: Happened, hold: HoldRow, other: StockRow, units: int) -> HoldRow:
    """Give up promised units for as many of another lot, free or swapped; their new promise."""
    line = happened.picture.lines[hold.order_line_id]
    stock = happened.picture.stock[hold.stock_id]
    swaps = _swaps(happened, line, other, units - other.free)
    release(happened, line, hold, stock, units)
    for theirs, some in swaps:
        their_line = happened.picture.lines[theirs.order_line_id]
        release(happened, their_line, theirs, other, some)
        _promise(happened, their_line, stock, some)
    return _promise(happened, line, other, units)


def _promise(happened: Happened, line: LineRow, stock: StockRow, units: int) -> HoldRow:
    hold = hold_of(happened, line, stock)
    hold.units += units
    hold_units(happened, line, stock, units)
    return hold


def _need_of(
    happened: Happened, group: list[PickLineRow], stop: PickLineRow, hold: HoldRow, units: int
) -> PickLineRow:
    """Let ``units`` of a stop come by another promise: the whole stop, or one beside it."""
    if units == stop.units_needed and not stop.units_picked:
        stop.hold_id = hold.id
        return stop
    stop.units_needed -= units
    beside = next((one for one in group if one.hold_id == hold.id), None)
    if beside is None:
        beside = add_stop(happened, stop, hold, units)
        group.append(beside)
    else:
        beside.units_needed += units
    return beside
