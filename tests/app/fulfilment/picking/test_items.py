"""Item scans at the bin: lots, substitutes and serial numbers; numbers are verification.md's."""

from __future__ import annotations

from datetime import date

import pytest

from app.fulfilment.events import PutInTote, Taken
from app.fulfilment.work import LotInBin
from app.scanning.verdicts import Verdict
from app.values import Tracking
from tests.support.packages import (
    CONFIRM,
    composite_of,
    picking,
    say,
    stop_of,
)

BOTH, SERIAL = Tracking.LOT_AND_SERIAL, Tracking.SERIAL
TODAY = date(2026, 3, 2)
MAY = date(2026, 5, 31)


def _in_bin(lot: str, free: int = 0, held: int = 0, *, good: bool = True) -> LotInBin:
    return LotInBin(lot=lot, expires_on=MAY, good=good, free=free, held=held)


def test_9_lot_tracked_product_scanned_without_lot_at_the_bin() -> None:
    task = picking(stop_of("MUG", 2, lot="L-7"))

    assert say(task, "A-01", "MUG").verdict is Verdict.LOT_REQUIRED
    assert say(task, "T-1").verdict is Verdict.LOT_REQUIRED  # not into the tote uncounted
    assert say(task, "L-7").situation.counted == 1
    answer = say(task, composite_of("MUG", "L-7"), "T-1")

    taken = (Taken(lot="L-7", units=2),)
    assert answer.event == PutInTote(pick_line_id=1, units=2, tote="T-1", taken=taken)


@pytest.mark.parametrize(("free", "held"), [(2, 0), (0, 2), (1, 1)])
def test_29_substitute_lot_free_is_taken_and_held_elsewhere_is_swapped(
    free: int, held: int
) -> None:
    other = _in_bin("L-8", free=free, held=held)
    task = picking(stop_of("MUG", 3, lot="L-7", other_lots=(other,)))

    two = say(task, "A-01", composite_of("MUG", "L-8"), composite_of("MUG", "L-8"))
    assert (two.verdict, two.situation.lot_in_hand) == (Verdict.ACCEPTED, "L-8")
    too_many = say(task, composite_of("MUG", "L-8"))
    assert too_many.verdict is Verdict.WRONG_LOT
    answer = say(task, CONFIRM, composite_of("MUG", "L-7"), "T-1")

    taken = (Taken(lot="L-8", units=2), Taken(lot="L-7", units=1))
    assert answer.event == PutInTote(pick_line_id=1, units=3, tote="T-1", taken=taken)


@pytest.mark.parametrize("here", [(), (_in_bin("L-8"),), (_in_bin("L-8", free=5, good=False),)])
def test_29_substitute_lot_picked_elsewhere_or_in_another_bin_is_refused(
    here: tuple[LotInBin, ...],
) -> None:
    task = picking(stop_of("MUG", 3, lot="L-7", other_lots=here))

    answer = say(task, "A-01", composite_of("MUG", "L-8"))

    assert (answer.verdict, answer.situation.counted) == (Verdict.WRONG_LOT, 0)


def test_31_a_serial_counts_once_on_a_walk_in_whatever_tote() -> None:
    first = stop_of("MUG", 1, tracking=SERIAL)
    second = stop_of("MUG", 1, "A-02", "T-2", "SO-2", 2, tracking=SERIAL)
    task = picking(first, second)

    say(task, "A-01", composite_of("MUG", serial="S-1"), "T-1", "A-02")

    assert say(task, composite_of("MUG", serial="S-1")).verdict is Verdict.DUPLICATE_SERIAL


def test_31_a_serial_in_the_hand_counts_once() -> None:
    task = picking(stop_of("MUG", 2, tracking=SERIAL, serials=("S-1", "S-2")))
    code = composite_of("MUG", serial="S-1")
    say(task, "A-01", code)

    answer = say(task, code)

    assert (answer.verdict, answer.situation.counted) == (Verdict.DUPLICATE_SERIAL, 1)


def test_31_a_number_of_one_product_is_no_number_of_another() -> None:
    mug = stop_of("MUG", 1, tracking=SERIAL)
    lamp = stop_of("LAMP", 1, "A-02", line=2, tracking=SERIAL)
    task = picking(mug, lamp)

    say(task, "A-01", composite_of("MUG", serial="S-1"), "T-1", "A-02")

    assert say(task, composite_of("LAMP", serial="S-1")).verdict is Verdict.ACCEPTED


def test_29_a_lot_that_this_walk_took_for_another_order_is_not_there_twice() -> None:
    other = _in_bin("L-8", free=1)
    first = stop_of("MUG", 1, lot="L-7", other_lots=(other,))
    second = stop_of("MUG", 1, "A-01", "T-2", "SO-2", 2, lot="L-7", other_lots=(other,))
    elsewhere = stop_of("LAMP", 1, "A-01", "T-1", line=3, lot="L-8", other_lots=(other,))
    task = picking(elsewhere, first, second)
    say(task, "A-01", composite_of("LAMP", "L-8"), "T-1")

    assert say(task, composite_of("MUG", "L-8")).verdict is Verdict.ACCEPTED
    answer = say(task, "T-1", composite_of("MUG", "L-8"))

    assert answer.verdict is Verdict.WRONG_LOT


def test_a_number_is_doubted_by_all_units_of_the_bin_and_not_by_those_of_one_lot() -> None:
    other = LotInBin(lot="L-8", expires_on=MAY, good=True, free=1, held=1, serials=("S-8",))
    stop = stop_of(
        "MUG",
        1,
        lot="L-7",
        tracking=BOTH,
        serials=("S-7",),
        units_in_bin=1,
        other_lots=(other,),
    )

    assert say(picking(stop), "A-01", composite_of("MUG", "L-7", "S-9")).verdict is Verdict.ACCEPTED


def test_a_serial_that_is_not_in_this_bin_is_wrong_where_every_unit_has_its_number() -> None:
    known = picking(stop_of("MUG", 1, tracking=SERIAL, serials=("S-1", "S-2"), units_in_bin=2))
    partly = picking(stop_of("MUG", 1, tracking=SERIAL, serials=("S-1",), units_in_bin=2))
    code = composite_of("MUG", serial="S-9")

    assert say(known, "A-01", code).verdict is Verdict.WRONG_SERIAL
    assert say(partly, "A-01", code).verdict is Verdict.ACCEPTED  # the database decides at replay


def test_a_serial_of_another_lot_is_wrong() -> None:
    other = LotInBin(lot="L-8", expires_on=MAY, good=True, free=1, held=0, serials=("S-8",))
    stop = stop_of("MUG", 1, lot="L-7", tracking=BOTH, serials=("S-7",), other_lots=(other,))

    task = picking(stop)

    assert say(task, "A-01", composite_of("MUG", "L-7", "S-8")).verdict is Verdict.WRONG_SERIAL
    assert say(task, CONFIRM, composite_of("MUG", "L-8", "S-8")).verdict is Verdict.ACCEPTED
