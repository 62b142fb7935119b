"""Item scans at the packing station: lots and serial numbers; numbers are verification.md's."""

from __future__ import annotations

from datetime import date

from app.fulfilment.events import Because, Refused
from app.fulfilment.work import LotWanted
from app.scanning.verdicts import Verdict
from app.values import Tracking
from tests.support.packages import (
    BOX,
    CONFIRM,
    NEXT_CARTON,
    case_of,
    composite_of,
    line_of,
    packing,
    say,
)
from tests.support.scans import scan_of

BOTH, SERIAL = Tracking.LOT_AND_SERIAL, Tracking.SERIAL
TODAY = date(2026, 3, 2)
MAY = date(2026, 5, 31)


def test_8_known_lot_not_on_this_order() -> None:
    task = packing(line_of("MUG", 2, lot="L-7"))

    answer = say(task, BOX, composite_of("MUG", "L-8"))

    assert answer.verdict is Verdict.WRONG_LOT
    assert isinstance(answer.event, Refused)
    assert (answer.event.scanned, answer.event.expected) == ("L-8", "L-7")
    assert say(task, "MUG").verdict is Verdict.WRONG_LOT  # it latches
    assert task.situation.units_packed == 0


def test_12_loose_and_packed_units_of_one_product_in_lots() -> None:
    lots = (LotWanted(lot="L-7", units=6), LotWanted(lot="L-8", units=2))
    task = packing(line_of("MUG", 8, lot="L-7", lots=lots))
    case = f"01{case_of('MUG')}10"

    assert say(task, BOX, f"{case}L-7").verdict is Verdict.ACCEPTED
    assert say(task, composite_of("MUG", "L-7")).verdict is Verdict.OVER_QUANTITY
    assert say(task, CONFIRM, composite_of("MUG", "L-8")).verdict is Verdict.ACCEPTED
    assert say(task, f"{case}L-8").verdict is Verdict.OVER_QUANTITY
    assert say(task, CONFIRM, "MUG", "L-8").verdict is Verdict.LINE_DONE
    assert task.situation.cartons[0].lots == {(1, "L-7"): 6, (1, "L-8"): 2}


def test_12_a_case_never_counts_units_that_have_numbers_of_their_own() -> None:
    task = packing(line_of("MUG", 6, tracking=SERIAL))

    answer = say(task, BOX, case_of("MUG"))

    assert answer.verdict is Verdict.WRONG_STATE
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.UNIT_BY_UNIT
    assert answer.situation.units_packed == 0


def test_31_a_serial_bounced() -> None:
    task = packing(line_of("MUG", 2, tracking=SERIAL, serials=("S-1", "S-2")))
    say(task, BOX)
    code = composite_of("MUG", serial="S-1")

    first = task.judge(scan_of(code, at_s=100.0))
    bounced = task.judge(scan_of(code, at_s=100.2))
    again = task.judge(scan_of(code, at_s=101.0))

    assert first.verdict is Verdict.ACCEPTED
    assert bounced.verdict is Verdict.NOT_COUNTED
    assert again.verdict is Verdict.DUPLICATE_SERIAL
    assert isinstance(again.event, Refused)
    assert (again.event.latches, again.event.scanned) == (True, "S-1")
    assert task.situation.units_packed == 1


def test_31_a_serial_counts_once_per_shipment_in_whatever_carton() -> None:
    task = packing(line_of("MUG", 3, tracking=SERIAL))

    say(task, BOX, composite_of("MUG", serial="S-1"), NEXT_CARTON, BOX)

    assert say(task, composite_of("MUG", serial="S-1")).verdict is Verdict.DUPLICATE_SERIAL


def test_a_serial_that_was_not_taken_for_this_order_is_wrong() -> None:
    task = packing(line_of("MUG", 1, tracking=SERIAL, serials=("S-1",)))

    assert say(task, BOX, composite_of("MUG", serial="S-9")).verdict is Verdict.WRONG_SERIAL


def test_two_lines_of_one_product_share_their_numbers_and_take_each_once() -> None:
    mine = line_of("MUG", 1, tracking=SERIAL, serials=("S-1",))
    other = line_of("MUG", 1, line=2, tracking=SERIAL, serials=("S-2",))
    task = packing(mine, other)

    assert say(task, BOX, composite_of("MUG", serial="S-9")).verdict is Verdict.WRONG_SERIAL
    assert say(task, CONFIRM, composite_of("MUG", serial="S-2")).verdict is Verdict.LINE_DONE
    assert task.situation.lines[1].serials == ("S-2",)


def test_a_number_that_lies_in_one_lines_other_tote_may_be_the_other_lines() -> None:
    away = line_of("MUG", 1, tracking=SERIAL, serials_elsewhere=("S-1",))
    here = line_of("MUG", 1, line=2, tracking=SERIAL)
    task = packing(away, here)

    answer = say(task, BOX, composite_of("MUG", serial="S-1"))

    assert answer.verdict is Verdict.LINE_DONE
    assert task.situation.lines[1].serials == ("S-1",)


def test_a_number_packed_for_one_line_is_packed_for_all_of_its_product() -> None:
    task = packing(line_of("MUG", 1, tracking=SERIAL), line_of("MUG", 1, line=2, tracking=SERIAL))
    code = composite_of("MUG", serial="S-1")

    say(task, BOX, code)

    assert say(task, code).verdict is Verdict.DUPLICATE_SERIAL
