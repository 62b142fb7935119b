"""How far a walk is follows from its package and what happened."""

from __future__ import annotations

from app.fulfilment.events import (
    AnyEvent,
    BinReached,
    PanelChanged,
    PutInTote,
    Refused,
    ShortDeclared,
    ShortReason,
    UnitsCounted,
    WorkFinished,
)
from app.fulfilment.picking.progress import PickProgress, after
from app.fulfilment.work import LotInBin, PickStop
from app.scanning.verdicts import Verdict
from tests.support.packages import stop_of, walk_of

HERE_1 = stop_of("MUG", 2, line=1)
HERE_2 = stop_of("MUG", 1, line=2, order_no="SO-2", tote="T-2")
THERE = stop_of("LAMP", 1, line=3, bin_code="A-02")


def _walk(stops: tuple[PickStop, ...], *events: AnyEvent) -> PickProgress:
    progress = PickProgress(walk_of(*stops))
    for event in events:
        progress = after(progress, event)
    return progress


def _put(line: int, units: int) -> PutInTote:
    return PutInTote(pick_line_id=line, units=units, tote="T-1")


def _short(line: int, units: int) -> ShortDeclared:
    return ShortDeclared(pick_line_id=line, missing=units, reason=ShortReason.BIN_EMPTY)


REACHED = BinReached(pick_line_id=1)


def test_the_next_stop_at_the_same_bin_needs_no_second_walk() -> None:
    assert _walk((HERE_1, HERE_2), REACHED, _put(1, 2)).at_bin
    assert not _walk((HERE_1, THERE), REACHED, _put(1, 2)).at_bin


def test_units_in_hand_count_towards_what_must_still_be_scanned() -> None:
    progress = _walk((HERE_1,), REACHED, UnitsCounted(pick_line_id=1, units=1))

    assert (progress.to_count, progress.needed(HERE_1)) == (1, 2)


def test_a_short_stop_is_done_when_what_was_found_is_in_its_tote() -> None:
    found_one = (REACHED, UnitsCounted(pick_line_id=1, units=1), _short(1, 1))

    assert _walk((HERE_1, THERE), *found_one).stop == HERE_1
    assert _walk((HERE_1, THERE), *found_one, _put(1, 1)).stop == THERE
    assert _walk((HERE_1, THERE), REACHED, _short(1, 2)).stop == THERE


def test_a_cancelled_orders_stops_are_left_out_and_its_totes_stay_as_they_are() -> None:
    cancelled = Refused(verdict=Verdict.ORDER_CANCELLED, latches=True, order_no="SO-1")
    counted = UnitsCounted(pick_line_id=1, units=1)

    progress = _walk((HERE_1, HERE_2, THERE), REACHED, _put(1, 1), counted, cancelled)

    assert progress.stop == HERE_2
    assert (progress.counted, progress.at_bin) == (0, True)
    assert progress.in_tote == {1: 1}


def test_a_cancelled_order_elsewhere_leaves_the_hand_alone() -> None:
    cancelled = Refused(verdict=Verdict.ORDER_CANCELLED, latches=True, order_no="SO-2")
    counted = UnitsCounted(pick_line_id=1, units=1)

    progress = _walk((HERE_1, HERE_2), REACHED, counted, cancelled)

    assert (progress.stop, progress.counted, progress.at_bin) == (HERE_1, 1, True)
    assert progress.open_stops == (HERE_1,)


def test_an_order_cancelled_on_the_way_to_the_drop_point_takes_nothing_from_the_hand() -> None:
    cancelled = Refused(verdict=Verdict.ORDER_CANCELLED, latches=True, order_no="SO-1")

    progress = _walk((HERE_1,), REACHED, _put(1, 2), cancelled)

    assert progress.stop is None
    assert progress.given_up == {"SO-1"}


def test_a_slot_whose_goods_were_all_short_wants_no_tote() -> None:
    bare = HERE_1.model_copy(update={"tote": ""})

    assert _walk((bare,)).to_bind == bare
    assert _walk((bare,), REACHED, _short(1, 1)).to_bind == bare
    assert _walk((bare,), REACHED, _short(1, bare.units)).to_bind is None


def test_events_of_stops_that_the_package_has_no_more_stand_nobody_at_a_bin() -> None:
    counted = UnitsCounted(pick_line_id=1, units=1)

    progress = _walk((THERE,), REACHED, counted, _put(1, 1))

    assert (progress.at_bin, progress.counted, progress.stop) == (False, 0, THERE)


def test_stops_added_to_a_package_are_walked_after_what_was_done() -> None:
    more = stop_of("MUG", 1, line=9, bin_code="A-03")

    progress = _walk((HERE_1, more), REACHED, _put(1, 1), _short(1, 1))

    assert (progress.stop, progress.stops_done) == (more, 1)


def test_a_stop_never_needs_less_than_nothing() -> None:
    assert _walk((HERE_1,), REACHED, _put(1, 3)).needed(HERE_1) == 0


def test_what_moves_no_goods_changes_nothing() -> None:
    progress = _walk((HERE_1,), REACHED)

    assert after(progress, PanelChanged(panel="short")) == progress
    assert after(progress, Refused(verdict=Verdict.WRONG_ITEM)) == progress


def test_a_walk_ends_at_the_drop_point() -> None:
    done = _walk((HERE_1,), REACHED, _put(1, 2))

    assert (done.stop, done.to_count, done.stops_done) == (None, 0, 1)
    assert after(done, WorkFinished()).finished


def test_30_a_bin_where_another_lot_of_the_product_lies_does_not_look_empty() -> None:
    other = LotInBin(lot="L-8", expires_on=None, good=True, free=1, held=1)
    mine = stop_of("MUG", 2, line=1, lot="L-7", units_in_bin=2, other_lots=(other,))
    first = LotInBin(lot="L-7", expires_on=None, good=True, free=0, held=2)
    theirs = stop_of(
        "MUG", 2, line=2, lot="L-8", order_no="SO-2", units_in_bin=2, other_lots=(first,)
    )

    assert _walk((mine,), REACHED, _put(1, 2)).to_check is None
    all_gone = _walk((mine, theirs), REACHED, _put(1, 2), _put(2, 2))
    assert all_gone.to_check == theirs
