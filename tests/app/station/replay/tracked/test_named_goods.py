"""What records name besides their works."""

from __future__ import annotations

from app.fulfilment.events import (
    BinReached,
    PutInTote,
    ShortDeclared,
    ShortReason,
    Taken,
    Undone,
    UnitsPacked,
    WorkFinished,
)
from app.station.replay.tracked.named_goods import NamedGoods


def test_stops_lots_and_numbers_are_named_by_what_moved_them_or_was_undone() -> None:
    taken = (Taken(lot="L-7", units=1, serials=("S-1",)), Taken(lot="", units=1, serials=("S-2",)))
    put = PutInTote(pick_line_id=4, units=2, tote="T-1", taken=taken)
    packed = UnitsPacked(order_line_id=1, units=1, carton_number=1, serials=("S-3",))
    short = ShortDeclared(pick_line_id=5, missing=1, reason=ShortReason.BIN_EMPTY)

    named = NamedGoods.of([Undone(event=put), packed, short])

    assert (named.stops, named.lots) == ({4, 5}, {(4, "L-7")})
    assert named.serials == {"S-1", "S-2", "S-3"}
    assert not named.is_plain


def test_what_is_not_tracked_names_nothing() -> None:
    put = PutInTote(pick_line_id=4, units=2, tote="T-1")

    assert NamedGoods.of([put]) == NamedGoods(filled={4})


def test_units_in_and_out_of_totes_are_plain_as_long_as_nothing_else_moves() -> None:
    put = PutInTote(pick_line_id=4, units=2, tote="T-1")
    reached = BinReached(pick_line_id=5)

    plain = NamedGoods.of([reached, put, Undone(event=put)])
    ended = NamedGoods.of([put, WorkFinished()])

    assert (plain.filled, plain.is_plain) == ({4}, True)
    assert not ended.is_plain


def test_only_what_is_short_or_tracked_is_decided_by_how_much_stock_there_is() -> None:
    plain = PutInTote(pick_line_id=4, units=2, tote="T-1")
    packed = UnitsPacked(order_line_id=1, units=1, carton_number=1)
    tracked = PutInTote(pick_line_id=4, units=1, tote="T-1", taken=(Taken(lot="L-7", units=1),))
    short = ShortDeclared(pick_line_id=5, missing=1, reason=ShortReason.BIN_EMPTY)

    assert not NamedGoods.of([plain, Undone(event=plain), packed, WorkFinished()]).asks_stock
    assert NamedGoods.of([plain, tracked]).asks_stock
    assert NamedGoods.of([short, WorkFinished()]).asks_stock
