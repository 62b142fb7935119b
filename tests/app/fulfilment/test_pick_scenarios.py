"""The scenarios that must hold, at the bins; their numbers and names are verification.md's."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.fulfilment.events import Because, Refused, ShortDeclared, ShortReason, UnitsCounted
from app.fulfilment.picking import PickState
from app.scanning.verdicts import Signal, Verdict
from tests.support.packages import (
    CONFIRM,
    EXCEPTION,
    SHORT,
    case_of,
    gtin_of,
    picking,
    say,
    stop_of,
    walk_of,
)


def test_a_unit_goes_from_the_bin_over_the_hand_into_its_tote() -> None:
    task = picking(stop_of("MUG", 2))

    assert say(task, "A-01").situation.state is PickState.AT_BIN
    assert say(task, gtin_of("MUG")).situation.state is PickState.COUNTED
    assert say(task, gtin_of("MUG")).situation.state is PickState.TO_TOTE
    in_tote = say(task, "T-1")
    assert (in_tote.verdict, in_tote.situation.state) == (Verdict.LINE_DONE, PickState.DROP_POINT)
    done = say(task, CONFIRM)
    assert (done.verdict, done.situation.state) == (Verdict.TASK_DONE, PickState.DONE)


def test_1_unknown_barcode_at_entry_keeps_the_current_task_on_screen() -> None:
    task = picking(stop_of("MUG", 2))
    before = task.situation

    answer = say(task, "NOBODY-KNOWS-THIS")

    assert answer.verdict is Verdict.UNKNOWN_CODE
    assert answer.signal is Signal.ATTENTION
    assert (answer.parsed, answer.expected) == ("NOBODY-KNOWS-THIS", "A-01")
    assert task.situation == before


@pytest.mark.parametrize("code", ["SO-2", "BOX", "B-101", "1Z5R89390357567127"])
def test_2_task_of_another_kind_scanned(code: str) -> None:
    task = picking(stop_of("MUG", 2))

    answer = say(task, code)

    assert answer.verdict is Verdict.WRONG_STATE
    assert task.situation.state is PickState.GO_TO_BIN


def test_4_bin_with_lines_of_several_orders() -> None:
    task = picking(
        stop_of("MUG", 1, tote="T-1", order_no="SO-1", line=1),
        stop_of("MUG", 2, tote="T-2", order_no="SO-2", line=2),
        stop_of("LAMP", 1, bin_code="A-02", tote="T-2", order_no="SO-2", line=3),
    )

    # the unit of the first order goes into the first order's tote, nowhere else
    assert say(task, "A-01", "MUG", "T-2").verdict is Verdict.WRONG_TOTE
    assert say(task, CONFIRM, "T-1").verdict is Verdict.LINE_DONE
    # the second order's units are counted for themselves, at the same bin
    assert task.situation.state is PickState.AT_BIN
    assert say(task, "MUG", "MUG", "T-2").verdict is Verdict.LINE_DONE
    assert task.situation.expected == "A-02"


def test_5_bin_outside_the_zone() -> None:
    task = picking(stop_of("MUG", 1))

    answer = say(task, "A-03")

    assert (answer.verdict, answer.expected) == (Verdict.WRONG_BIN, "A-01")
    assert answer.situation.state is PickState.LATCHED


def test_7_known_product_not_on_this_order() -> None:
    task = picking(stop_of("MUG", 2))

    answer = say(task, "A-01", gtin_of("CLOCK"))

    assert (answer.verdict, answer.signal) == (Verdict.WRONG_ITEM, Signal.STOP)
    assert (answer.parsed, answer.expected) == ("CLOCK", "MUG")
    assert answer.situation.counted == 0


def test_14_case_code_counts_n_and_overflow_is_refused() -> None:
    task = picking(stop_of("MUG", 8))

    case = say(task, "A-01", case_of("MUG"))
    assert case.event == UnitsCounted(pick_line_id=1, units=6)

    overflow = say(task, case_of("MUG"))
    assert overflow.verdict is Verdict.OVER_QUANTITY
    assert overflow.situation.counted == 6


def test_14_second_line_of_the_same_product_takes_its_own() -> None:
    task = picking(stop_of("MUG", 6, line=1), stop_of("MUG", 6, line=2, tote="T-2"))
    say(task, "A-01", case_of("MUG"), "T-1")

    answer = say(task, case_of("MUG"))

    assert answer.event == UnitsCounted(pick_line_id=2, units=6)


@pytest.mark.parametrize(
    "way",
    [
        ("A-01", "MUG", "MUG", "MUG"),  # one by one
        ("A-01", "MUG", "MUG", gtin_of("MUG")),  # by another code of the same product
        ("A-01", case_of("MUG")),  # a case that does not fit at all
        ("A-01", "MUG", case_of("MUG")),  # a case after a single unit
        ("A-01", "MUG", "T-1", "MUG", "MUG"),  # after a partial quantity
        ("A-01", "MUG", "MUG", "T-1", "MUG"),  # after the last tote
    ],
)
def test_15_quantity_above_need_on_every_path_that_can_add_a_unit(way: tuple[str, ...]) -> None:
    task = picking(stop_of("MUG", 2))

    answer = say(task, *way)

    assert answer.verdict is Verdict.OVER_QUANTITY
    assert answer.situation.state is PickState.LATCHED
    assert task.situation.counted + task.situation.units_done <= 2


def test_16_zero_and_negative() -> None:
    task = picking(stop_of("MUG", 2))
    none_of_them = f"02{gtin_of('MUG').zfill(14)}370"

    answer = say(task, "A-01", none_of_them)

    assert answer.verdict is Verdict.UNKNOWN_CODE
    assert task.situation.counted == 0
    for units in (0, -1):
        with pytest.raises(ValidationError):
            UnitsCounted(pick_line_id=1, units=units)
        with pytest.raises(ValidationError):
            stop_of("MUG", units)


def test_17_partial_quantity_remainder_offered_at_once() -> None:
    task = picking(stop_of("MUG", 3), stop_of("LAMP", 1, bin_code="A-02", line=2))

    answer = say(task, "A-01", "MUG", "MUG", "T-1")

    assert answer.verdict is Verdict.ACCEPTED
    assert answer.situation.state is PickState.AT_BIN
    assert (answer.situation.in_tote, answer.situation.to_count) == (2, 1)
    assert say(task, "MUG", "T-1").verdict is Verdict.LINE_DONE


def test_18_too_many_into_a_tote_line_unchanged() -> None:
    task = picking(stop_of("MUG", 1), stop_of("LAMP", 1, bin_code="A-02", line=2))

    answer = say(task, "A-01", "MUG", "MUG")

    assert answer.verdict is Verdict.OVER_QUANTITY
    assert (answer.situation.counted, answer.situation.in_tote) == (1, 0)
    assert say(task, CONFIRM, "T-1").verdict is Verdict.LINE_DONE


@pytest.mark.parametrize("tote", ["T-2", "T-9"])
def test_19_tote_holds_another_orders_goods(tote: str) -> None:
    task = picking(stop_of("MUG", 1), stop_of("LAMP", 1, tote="T-2", order_no="SO-2", line=2))

    answer = say(task, "A-01", "MUG", tote)

    assert (answer.verdict, answer.parsed, answer.expected) == (Verdict.WRONG_TOTE, tote, "T-1")
    assert answer.situation.units_done == 0


def test_20_tote_unknown() -> None:
    task = picking(stop_of("MUG", 1))

    answer = say(task, "A-01", "MUG", "T-77")

    assert (answer.verdict, answer.expected) == (Verdict.UNKNOWN_CODE, "T-1")
    assert answer.situation.state is PickState.TO_TOTE


def test_21_wrong_product_while_counting_makes_no_line() -> None:
    task = picking(stop_of("MUG", 2), stop_of("LAMP", 1, bin_code="A-02", line=2))

    answer = say(task, "A-01", "MUG", "LAMP")

    assert answer.verdict is Verdict.WRONG_ITEM
    assert isinstance(answer.event, Refused)
    assert (answer.situation.counted, answer.situation.stops_total) == (1, 2)


@pytest.mark.parametrize(
    ("code", "reason"), [(CONFIRM, ShortReason.BIN_EMPTY), (EXCEPTION, ShortReason.DAMAGED)]
)
def test_28_short_pick_leaves_already_picked_lines_alone(code: str, reason: ShortReason) -> None:
    task = picking(stop_of("MUG", 2), stop_of("LAMP", 3, bin_code="A-02", line=2))
    say(task, "A-01", "MUG", "MUG", "T-1", "A-02", "LAMP", SHORT)

    answer = say(task, code)

    assert answer.event == ShortDeclared(pick_line_id=2, missing=2, reason=reason)
    # what was found is what was scanned, and it still has to go into the tote
    assert answer.situation.state is PickState.TO_TOTE
    assert say(task, "T-1").situation.units_done == 3


def test_33_upc_a_and_ean_13_twins() -> None:
    package = walk_of(stop_of("MUG", 3))
    ean = gtin_of("MUG")

    task = picking(*package.stops)
    verdicts = [say(task, "A-01", ean).verdict, say(task, ean.zfill(14)).verdict]

    assert verdicts == [Verdict.ACCEPTED, Verdict.ACCEPTED]


def test_an_item_scanned_before_its_bin_is_the_right_code_at_the_wrong_moment() -> None:
    task = picking(stop_of("MUG", 1))

    answer = say(task, "MUG")

    assert answer.verdict is Verdict.WRONG_STATE
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.BIN_FIRST


def test_32_gs1_with_mismatching_gtin_and_lot() -> None:
    task = picking(stop_of("MUG", 3, lot="L-7"))
    mug, lamp = (f"01{gtin_of(sku).zfill(14)}" for sku in ("MUG", "LAMP"))

    right = say(task, "A-01", f"{mug}10L-7")
    other_lot = say(task, f"{mug}10L-8")
    other_product = say(task, CONFIRM, f"{lamp}10L-7")

    assert right.verdict is Verdict.ACCEPTED
    assert (other_lot.verdict, other_lot.expected) == (Verdict.WRONG_LOT, "L-7")
    assert other_product.verdict is Verdict.WRONG_ITEM
    assert task.situation.counted == 1


def test_a_bin_with_nothing_left_to_declare_takes_no_short() -> None:
    task = picking(stop_of("MUG", 1))

    assert say(task, SHORT).verdict is Verdict.WRONG_STATE
    assert say(task, "A-01", "MUG", SHORT).verdict is Verdict.WRONG_STATE
    assert task.situation.state is PickState.TO_TOTE


def test_short_and_undo_both_lead_back_from_the_short_panel() -> None:
    task = picking(stop_of("MUG", 2))

    assert say(task, "A-01", "MUG", SHORT, SHORT).situation.state is PickState.COUNTED


def test_the_cart_is_brought_to_its_drop_point() -> None:
    task = picking(stop_of("MUG", 1), drop_point="A-03")
    say(task, "A-01", "MUG", "T-1")

    assert say(task, CONFIRM).verdict is Verdict.WRONG_STATE
    assert say(task, "A-03").verdict is Verdict.TASK_DONE
    assert say(task, "MUG").verdict is Verdict.WRONG_STATE
