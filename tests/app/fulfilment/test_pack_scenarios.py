"""The scenarios that must hold, at the packing station; their numbers are verification.md's."""

from __future__ import annotations

import pytest

from app.fulfilment.events import Because, CartonOpened, LabelMatched, Refused, UnitsPacked
from app.fulfilment.packing import PackState
from app.fulfilment.work import PackedBefore
from app.scanning.verdicts import Signal, Verdict
from tests.support.packages import (
    BOX,
    CONFIRM,
    EXCEPTION,
    NEXT_CARTON,
    SHORT,
    UNDO,
    case_of,
    gtin_of,
    line_of,
    order_of,
    packing,
    say,
    sscc_of,
)
from tests.support.scans import scan_of


def test_a_unit_goes_from_the_tote_into_a_carton_that_its_label_closes() -> None:
    task = packing(line_of("MUG", 2))

    assert say(task, BOX).state == PackState.CHOOSE_CARTON
    assert say(task, UNDO, BOX).situation.state is PackState.PACKING
    assert say(task, gtin_of("MUG")).verdict is Verdict.ACCEPTED
    last = say(task, "MUG")
    assert (last.verdict, last.situation.state) == (Verdict.LINE_DONE, PackState.PRINTING)
    task.documents_ready(1, sscc_of(1), "")
    assert task.situation.state is PackState.LABEL
    closed = say(task, f"00{sscc_of(1)}")
    assert closed.event == LabelMatched(carton_number=1, sscc=sscc_of(1), last=True)
    assert (closed.verdict, closed.situation.state) == (Verdict.TASK_DONE, PackState.DONE)


def test_1_unknown_barcode_at_entry_keeps_the_current_task_on_screen() -> None:
    task = packing(line_of("MUG", 2))
    say(task, BOX, "MUG")
    before = task.situation

    assert say(task, "NOBODY-KNOWS-THIS").verdict is Verdict.UNKNOWN_CODE
    assert say(task, "SHARED").verdict is Verdict.AMBIGUOUS_CODE
    assert task.situation == before


@pytest.mark.parametrize("code", ["SO-2", "SO-1", "A-02", "B-101", "1Z5R89390357567127"])
def test_2_task_of_another_kind_scanned(code: str) -> None:
    task = packing(line_of("MUG", 2))

    answer = say(task, BOX, code)

    assert answer.verdict is Verdict.WRONG_STATE
    assert task.situation.state is PackState.PACKING


def test_7_known_product_not_on_this_order() -> None:
    task = packing(line_of("MUG", 2))

    answer = say(task, BOX, "CLOCK")

    assert (answer.verdict, answer.parsed, answer.expected) == (Verdict.WRONG_ITEM, "CLOCK", "MUG")
    assert answer.situation.units_packed == 0


def test_two_wrong_items_in_a_row_are_a_case_and_a_good_scan_between_is_none() -> None:
    task = packing(line_of("MUG", 3))
    say(task, BOX)

    assert not say(task, "CLOCK").case_due
    assert not say(task, "LAMP").case_due  # heard while STOP waits: the same STOP again
    assert say(task, CONFIRM, "CLOCK").case_due
    assert not say(task, CONFIRM, "CLOCK").case_due  # one case is enough
    say(task, CONFIRM, "MUG", "CLOCK", CONFIRM)
    assert say(task, "LAMP").case_due


def test_11_product_in_two_totes() -> None:
    package = order_of(line_of("MUG", 2)).model_copy(update={"totes": ("T-1", "T-2")})
    task = packing(package=package)

    second_tote = say(task, BOX, "MUG", "T-2")

    assert second_tote.verdict is Verdict.WRONG_STATE  # nothing moved, nothing latched
    assert say(task, "MUG").situation.all_verified


def test_12_loose_and_packed_units_of_one_product() -> None:
    before = (PackedBefore(carton_number=1, carton_type=BOX, order_line_id=1, units=2),)
    task = packing(package=order_of(line_of("MUG", 3), packed_before=before))
    assert task.situation.units_packed == 2

    assert say(task, BOX).event == CartonOpened(carton_number=2, carton_type=BOX, tare_grams=90)
    assert say(task, "MUG").situation.all_verified
    assert say(task, "MUG").verdict is Verdict.OVER_QUANTITY


def test_13_same_unit_scanned_twice_within_the_bounce_window_and_twice_outside_it() -> None:
    task = packing(line_of("MUG", 5))
    say(task, BOX)

    seconds = (100.0, 100.1, 100.2, 100.6)
    verdicts = [task.judge(scan_of("MUG", at_s=at)).verdict for at in seconds]

    accepted, not_counted = Verdict.ACCEPTED, Verdict.NOT_COUNTED
    assert verdicts == [accepted, not_counted, not_counted, accepted]
    assert task.situation.units_packed == 2


def test_14_case_code_counts_n_overflow_refused_second_line_takes_its_own() -> None:
    task = packing(line_of("MUG", 2, line=10), line_of("MUG", 7, line=11))
    say(task, BOX)

    case = say(task, case_of("MUG"))
    assert case.event == UnitsPacked(order_line_id=11, units=6, carton_number=1)
    assert say(task, case_of("MUG")).verdict is Verdict.OVER_QUANTITY
    singles = [say(task, CONFIRM, "MUG").event, say(task, "MUG").event, say(task, "MUG").event]
    lines = [event.order_line_id for event in singles if isinstance(event, UnitsPacked)]
    assert lines == [10, 10, 11]


@pytest.mark.parametrize(
    "way",
    [
        (BOX, "MUG", "MUG", "MUG"),  # one by one, the order not complete
        (BOX, case_of("MUG")),  # a case that does not fit
        (BOX, "MUG", "MUG", NEXT_CARTON, BOX, "MUG"),  # in the next carton
        (BOX, "MUG", "MUG", NEXT_CARTON, "MUG"),  # between two cartons
        (BOX, "MUG", "MUG", "LAMP", "MUG"),  # when everything is verified
        (BOX, "MUG", "MUG", UNDO, "MUG", "MUG"),  # after an undo
    ],
)
def test_15_quantity_above_need_on_every_path_that_can_add_a_unit(way: tuple[str, ...]) -> None:
    task = packing(line_of("MUG", 2), line_of("LAMP", 1))

    answer = say(task, *way)

    assert answer.verdict is Verdict.OVER_QUANTITY
    assert answer.situation.state is PackState.LATCHED
    assert max(one.packed for one in task.situation.lines) <= 2


def test_21_wrong_product_while_counting_makes_no_line() -> None:
    task = packing(line_of("MUG", 2))

    answer = say(task, BOX, "MUG", "LAMP")

    assert [one.line.sku for one in answer.situation.lines] == ["MUG"]
    assert answer.situation.units_packed == 1


def test_22_carton_type_the_carrier_refuses() -> None:
    task = packing(package=order_of(line_of("MUG", 1), refused_carton_types=("TUBE",)))

    answer = say(task, "TUBE")

    assert (answer.verdict, answer.signal) == (Verdict.WRONG_CARTON, Signal.STOP)
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.CARTON_REFUSED
    assert answer.situation.cartons == ()


def test_23_closing_an_empty_carton() -> None:
    task = packing(line_of("MUG", 1))

    answer = say(task, BOX, NEXT_CARTON)

    assert answer.verdict is Verdict.WRONG_STATE
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.CARTON_EMPTY
    assert answer.situation.state is PackState.PACKING


@pytest.mark.parametrize(
    ("version", "verdict"), [(2, Verdict.ORDER_CHANGED), (None, Verdict.ORDER_CANCELLED)]
)
def test_25_order_finished_or_cancelled_meanwhile(version: int | None, verdict: Verdict) -> None:
    task = packing(line_of("MUG", 2))
    say(task, BOX, "MUG")
    task.order_changed("SO-1", version)

    answer = say(task, "MUG")

    assert answer.verdict is verdict
    assert answer.situation.units_packed == 1  # the history stays, nothing is added
    assert say(task, CONFIRM).situation.state is PackState.OUTDATED
    assert say(task, "MUG").verdict is verdict
    assert task.situation.units_packed == 1


def test_news_of_the_version_in_hand_and_of_other_orders_stop_nobody() -> None:
    task = packing(line_of("MUG", 2))
    task.order_changed("SO-1", 1)
    task.order_changed("SO-2", None)

    assert say(task, BOX, "MUG").verdict is Verdict.ACCEPTED


def test_33_upc_a_and_ean_13_twins() -> None:
    task = packing(line_of("MUG", 3))

    answers = [say(task, BOX, gtin_of("MUG")), say(task, gtin_of("MUG").zfill(14))]

    assert [answer.parsed for answer in answers] == ["MUG", "MUG"]
    assert task.situation.units_packed == 2


@pytest.mark.parametrize("panel", [SHORT, EXCEPTION])
def test_34_scan_while_a_panel_is_open(panel: str) -> None:
    task = packing(line_of("MUG", 2))

    answer = say(task, BOX, "MUG", panel, "MUG")

    assert answer.verdict is Verdict.WRONG_STATE
    assert answer.parsed == "MUG"
    assert say(task, UNDO).situation.state is PackState.PACKING
    assert task.situation.units_packed == 1


def test_35_two_scanners_at_once() -> None:
    task = packing(line_of("MUG", 2))
    say(task, BOX)

    answers = [task.judge(scan_of("MUG", source=s, at_s=50.0)) for s in ("left", "right")]

    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.LINE_DONE]


def test_36_20_scans_in_1_s() -> None:
    task = packing(line_of("MUG", 40), bounce_ms=lambda _device: 0)
    say(task, BOX)

    answers = [task.judge(scan_of("MUG", at_s=70 + n / 20)) for n in range(20)]

    assert {answer.verdict for answer in answers} == {Verdict.ACCEPTED}
    assert task.situation.units_packed == 20


def test_32_gs1_with_mismatching_gtin_and_lot() -> None:
    task = packing(line_of("MUG", 2, lot="L-7"))
    mug = f"01{gtin_of('MUG').zfill(14)}"

    assert say(task, BOX, f"{mug}10L-7").verdict is Verdict.ACCEPTED
    assert say(task, f"{mug}10L-8").verdict is Verdict.WRONG_LOT
    assert task.situation.units_packed == 1
