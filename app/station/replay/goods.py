"""What a pick record speaks of: a stop with its line, its hold and its stock."""

from __future__ import annotations

from app.station.replay.judging import Happened, Outcome, version_of
from app.store.books.floor.postings import held_in, tote_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import HoldRow, LineRow, PickLineRow, StockRow
from app.store.schema.stock import Movement

Goods = tuple[PickLineRow, LineRow, HoldRow, StockRow]
"""A stop with what it moves."""


def goods_of(happened: Happened, pick_line_id: int) -> Goods | None:
    """The stop of a record with its line, hold and stock; None if the walk has no such stop."""
    picture = happened.picture
    stop = picture.pick_lines.get(pick_line_id)
    if stop is None or stop.work_id != happened.work.id:
        return None
    hold = picture.holds[stop.hold_id]
    return stop, picture.lines[stop.order_line_id], hold, picture.stock[hold.stock_id]


def standing(happened: Happened, goods: Goods) -> Outcome:
    """Say whether the order of a stop still is what the stop was made for."""
    stop, line, _hold, _stock = goods
    return version_of(happened.picture.orders[line.order_id], stop.order_version)


def move_to_tote(happened: Happened, goods: Goods, units: int) -> None:
    """Move units of a stop from its bin into its tote, or back where ``units`` is negative."""
    carry(happened.picture, goods, units, happened.record.badge, happened.bench.station)


def carry(picture: Picture, goods: Goods, units: int, badge: str, station: str) -> None:
    """The same, whoever says so."""
    stop, line, hold, stock = goods
    stop.units_picked += units
    hold.picked += units
    line.units_picked += units
    stock.on_hand -= units
    stock.held -= units
    bin_account, tote = held_in(stock.bin_code), tote_of(picture.tote_of(stop))
    why = Movement.PICK if units > 0 else Movement.UNPICK
    source, target = (bin_account, tote) if units > 0 else (tote, bin_account)
    picture.move(why, line, abs(units), source, target, lot=stock.lot, badge=badge, station=station)
