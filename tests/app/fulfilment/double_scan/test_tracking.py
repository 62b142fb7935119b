"""What a tracked unit is asked for, and when its date is good; numbers are verification.md's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.fulfilment.double_scan import DoubleScanTask
from app.fulfilment.events import Because, ItemNamed, Refused, UnitsPacked
from app.fulfilment.packing import PackState, PackTask
from app.fulfilment.picking import PickState, PickTask
from app.fulfilment.work import LotWanted, PackLine, PickStop
from app.scanning.verdicts import Verdict
from app.values import Tracking
from tests.support.packages import (
    BOX,
    CONFIRM,
    MARA,
    UNDO,
    composite_of,
    directory,
    gtin_of,
    line_of,
    order_of,
    packing,
    picking,
    product_id_of,
    say,
    stop_of,
    walk_of,
)

BOTH, SERIAL = Tracking.LOT_AND_SERIAL, Tracking.SERIAL
TODAY = date(2026, 3, 2)
MAY = date(2026, 5, 31)


def _picking_today(*stops: PickStop) -> PickTask:
    package = walk_of(*stops).model_copy(update={"today": TODAY})
    return PickTask(package, directory, MARA, lambda _device: 300)


def _packing_today(*lines: PackLine) -> PackTask:
    package = order_of(*lines).model_copy(update={"today": TODAY})
    return packing(package=package)


@pytest.mark.parametrize("lot", ["L-7", "\x1d10L-7", composite_of("MUG", "L-7")])
def test_9_lot_tracked_product_scanned_without_lot(lot: str) -> None:
    task = packing(line_of("MUG", 2, lot="L-7"))

    asked = say(task, BOX, gtin_of("MUG"))
    assert asked.verdict is Verdict.LOT_REQUIRED
    assert isinstance(asked.event, ItemNamed)
    assert (asked.situation.units_packed, asked.situation.state) == (0, PackState.PACKING)
    answer = say(task, lot)

    assert answer.verdict is Verdict.ACCEPTED
    assert answer.event == UnitsPacked(order_line_id=1, units=1, carton_number=1, lot="L-7")
    assert answer.situation.named is None


def test_9_serial_likewise() -> None:
    task = packing(line_of("MUG", 2, tracking=SERIAL, serials=("S-1", "S-2")))

    assert say(task, BOX, "MUG").verdict is Verdict.SERIAL_REQUIRED
    assert say(task, "S-1").verdict is Verdict.ACCEPTED
    assert say(task, composite_of("MUG", serial="S-2")).verdict is Verdict.LINE_DONE
    assert task.situation.lines[0].serials == ("S-1", "S-2")


def test_9_lot_and_serial_are_asked_for_one_after_the_other() -> None:
    task = picking(stop_of("MUG", 1, lot="L-7", tracking=BOTH, serials=("S-1",)))

    assert say(task, "A-01", "MUG").verdict is Verdict.LOT_REQUIRED
    assert say(task, "L-7").verdict is Verdict.SERIAL_REQUIRED
    answer = say(task, "S-1")

    assert answer.situation.state is PickState.TO_TOTE
    assert answer.situation.serials == ("S-1",)


def test_9_a_number_that_came_first_is_kept_while_its_lot_is_asked_for() -> None:
    task = packing(line_of("MUG", 1, lot="L-7", tracking=BOTH, serials=("S-1",)))

    assert say(task, BOX, composite_of("MUG", serial="S-1")).verdict is Verdict.LOT_REQUIRED
    assert say(task, "L-7").verdict is Verdict.LINE_DONE
    assert task.situation.lines[0].serials == ("S-1",)


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        (["MUG", "\x1d10L-7\x1d21S-1"], Verdict.LINE_DONE),  # both in one code
        (["MUG", "L-7", "L-7"], Verdict.SERIAL_REQUIRED),  # once more the lot is no number
        (["MUG", "L-7", "L-8"], Verdict.WRONG_LOT),
        (["MUG", "L-7", "\x1d10L-7\x1d21S-1"], Verdict.LINE_DONE),
    ],
)
def test_9_lot_and_number_may_come_in_one_code(codes: list[str], verdict: Verdict) -> None:
    task = packing(line_of("MUG", 1, lot="L-7", tracking=BOTH, serials=("S-1",)))

    assert say(task, BOX, *codes).verdict is verdict


@pytest.mark.parametrize(
    ("item", "lot", "verdict"),
    [
        ("260531", "\x1d10L-7", Verdict.LINE_DONE),
        ("260301", "\x1d10L-7", Verdict.EXPIRED),
        ("", "\x1d1726030110L-7", Verdict.EXPIRED),
        ("260531", "\x1d1726053110L-7", Verdict.LINE_DONE),
        ("260531", "\x1d1726063010L-7", Verdict.WRONG_LOT),
    ],
)
def test_the_date_may_come_with_the_item_or_with_its_lot_and_must_be_one(
    item: str, lot: str, verdict: Verdict
) -> None:
    task = _packing_today(line_of("MUG", 1, lot="L-7"))

    assert say(task, BOX, composite_of("MUG", expiry=item)).verdict is Verdict.LOT_REQUIRED
    assert say(task, lot).verdict is verdict


def test_what_is_asked_for_is_taken_back_by_undo_step_by_step() -> None:
    task = packing(line_of("MUG", 1, lot="L-7"))
    say(task, BOX, "MUG", "L-7")
    assert task.situation.all_verified

    undone = say(task, UNDO).situation
    assert (undone.units_packed, undone.named is not None) == (0, True)
    assert say(task, UNDO).situation.named is None
    assert say(task, "L-7").verdict is Verdict.WRONG_STATE  # no item was named


def test_a_lot_before_its_item_is_the_right_code_at_the_wrong_moment() -> None:
    task = picking(stop_of("MUG", 1, lot="L-7"))

    answer = say(task, "A-01", "L-7")

    assert answer.verdict is Verdict.WRONG_STATE
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.ITEM_FIRST


def test_10_one_lot_name_shared_by_two_products() -> None:
    task = packing(line_of("MUG", 1, lot="L-7"), line_of("LAMP", 1, lot="L-7"))

    mug = say(task, BOX, "MUG", "L-7")
    lamp = say(task, "LAMP", "L-7")

    assert mug.event == UnitsPacked(order_line_id=1, units=1, carton_number=1, lot="L-7")
    assert lamp.event == UnitsPacked(order_line_id=2, units=1, carton_number=1, lot="L-7")


def test_10_a_lot_that_only_the_other_product_has_is_wrong() -> None:
    task = packing(line_of("MUG", 1, lot="L-7"), line_of("LAMP", 1, lot="L-9"))

    assert say(task, BOX, "MUG", "L-9").verdict is Verdict.WRONG_LOT
    assert task.situation.units_packed == 0


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (composite_of("MUG", "L-7", "S-1", "260531"), Verdict.LINE_DONE),
        (composite_of("LAMP", "L-7", "S-1", "260531"), Verdict.WRONG_ITEM),
        (composite_of("MUG", "L-8", "S-1", "260531"), Verdict.WRONG_LOT),
        (composite_of("MUG", "L-7", "S-2", "260531"), Verdict.WRONG_SERIAL),
        (composite_of("MUG", "L-7", "S-1", "260630"), Verdict.WRONG_LOT),
        (composite_of("MUG", "L-7", "S-1"), Verdict.LINE_DONE),
        (composite_of("MUG", "L-7"), Verdict.SERIAL_REQUIRED),
        (composite_of("MUG", "", "S-1"), Verdict.LOT_REQUIRED),
    ],
)
def test_32_every_element_of_a_gs1_composite_must_agree_with_the_line(
    code: str, verdict: Verdict
) -> None:
    lots = (LotWanted(lot="L-7", units=1, expires_on=MAY),)
    line = line_of("MUG", 1, lot="L-7", lots=lots, tracking=BOTH, serials=("S-1",))
    task = _packing_today(line)

    assert say(task, BOX, code).verdict is verdict


@pytest.mark.parametrize(
    ("expiry", "days", "verdict"),
    [
        ("260301", 0, Verdict.EXPIRED),
        ("260302", 0, Verdict.LINE_DONE),
        ("260311", 10, Verdict.EXPIRED),
        ("260312", 10, Verdict.LINE_DONE),
        ("260200", 0, Verdict.EXPIRED),  # a day of 00 is the last of the month
        ("260300", 0, Verdict.LINE_DONE),
    ],
)
def test_a_unit_past_its_date_goes_nowhere(expiry: str, days: int, verdict: Verdict) -> None:
    task = _packing_today(line_of("MUG", 1, min_days_left=days))

    assert say(task, BOX, composite_of("MUG", expiry=expiry)).verdict is verdict


def test_a_lot_past_its_date_is_refused_by_the_date_that_the_warehouse_knows() -> None:
    old = stop_of("MUG", 1, lot="L-7", expires_on=date(2026, 3, 1))
    task = _picking_today(old)

    answer = say(task, "A-01", composite_of("MUG", "L-7"))

    assert answer.verdict is Verdict.EXPIRED
    assert isinstance(answer.event, Refused)
    assert answer.event.scanned == "2026-03-01"


@pytest.mark.parametrize("at", ["packing", "picking"])
def test_a_lot_that_was_recalled_is_stopped_however_its_code_says_it(at: str) -> None:
    names = replace(directory(), recalled={"L-7": frozenset({product_id_of("MUG")})})
    order, stop = order_of(line_of("MUG", 2, lot="L-7")), stop_of("MUG", 2, lot="L-7")
    task: DoubleScanTask[Any, Any] = (
        PackTask(order, lambda: names, MARA, lambda _device: 0)
        if at == "packing"
        else PickTask(walk_of(stop), lambda: names, MARA, lambda _device: 0)
    )
    say(task, BOX if at == "packing" else stop.bin_code)

    for codes in ([composite_of("MUG", "L-7")], [gtin_of("MUG"), "L-7"]):
        for code in codes:
            answer = say(task, code)
        assert answer.verdict is Verdict.WRONG_LOT
        assert isinstance(answer.event, Refused)
        assert (answer.event.because, answer.event.scanned) == (Because.LOT_RECALLED, "L-7")
        say(task, CONFIRM)


def test_a_recalled_lot_of_another_product_of_the_same_name_may_leave() -> None:
    names = replace(directory(), recalled={"L-7": frozenset({product_id_of("LAMP")})})
    order = order_of(line_of("MUG", 2, lot="L-7"))
    task = PackTask(order, lambda: names, MARA, lambda _device: 0)

    assert say(task, BOX, composite_of("MUG", "L-7")).verdict is Verdict.ACCEPTED
