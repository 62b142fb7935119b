"""A supervisor's badge in place lets a deviation pass; everybody else's does not (rule 24)."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.events import (
    Approved,
    Because,
    EarlyReason,
    LabelLetOut,
    LineDropped,
    LineShort,
    PanelChanged,
    Refused,
    ReprintRequested,
)
from app.fulfilment.packing import PackState, PackTask
from app.scanning.verdicts import Verdict
from tests.support.packages import (
    BOX,
    CONFIRM,
    EXCEPTION,
    INES,
    MARA,
    PIET,
    REPRINT,
    SHORT,
    UNDO,
    line_of,
    order_of,
    packing,
    say,
    sscc_of,
)


def stands(task: PackTask) -> PackState:
    """Where the task stands."""
    return task.situation.state


def because_of(task: PackTask, *codes: str) -> Because | None:
    """Why the last code was refused."""
    event = say(task, *codes).event
    assert isinstance(event, Refused)
    return event.because


def test_30_finishing_with_unpacked_lines_needs_a_supervisor() -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 2))
    say(task, BOX, "MUG", "LAMP", SHORT)

    assert because_of(task, PIET.badge) is Because.NOT_A_SUPERVISOR
    assert stands(task) is PackState.SHORT_PANEL
    answer = say(task, INES.badge)

    assert answer.event == LineDropped(order_line_id=2, missing=1, approved_by=INES.badge)
    assert stands(task) is PackState.PRINTING
    assert (task.situation.units_packed, task.situation.units_total) == (2, 2)


def test_without_a_supervisor_a_short_line_still_goes_to_one_as_a_case() -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 2))

    assert isinstance(say(task, BOX, "MUG", SHORT, CONFIRM).event, LineShort)
    assert stands(task) is PackState.SET_ASIDE


def test_an_order_of_which_nothing_would_go_is_not_finished_by_anybody() -> None:
    task = packing(line_of("MUG", 1))

    assert because_of(task, BOX, SHORT, INES.badge) is Because.CARTON_EMPTY


def test_a_badge_where_nothing_is_to_be_approved_approves_nothing() -> None:
    task = packing(line_of("MUG", 1))

    assert because_of(task, BOX, EXCEPTION, INES.badge) is Because.PANEL_OPEN
    assert because_of(packing(line_of("MUG", 1)), INES.badge) is Because.NOT_IN_THIS_TASK


def checked_order() -> PackTask:
    """An order that Mara picked and must not pack, with Mara signed in."""
    package = order_of(line_of("MUG", 1), pickers=(MARA.badge,), other_badge_required=True)
    return packing(package=package)


def test_the_picker_is_told_at_once_and_no_item_of_hers_counts() -> None:
    task = checked_order()

    assert stands(task) is PackState.OTHER_BADGE
    assert say(task, BOX).verdict is Verdict.NOT_YOURS


def test_a_supervisor_in_place_lets_the_picker_pack_and_she_stays_signed_in() -> None:
    task = checked_order()

    assert because_of(task, PIET.badge) is Because.NOT_A_SUPERVISOR
    assert isinstance(say(task, INES.badge).event, Approved)
    assert say(task, BOX, "MUG").verdict is Verdict.LINE_DONE


def test_a_supervisor_who_picked_it_does_not_let_himself_pass() -> None:
    package = order_of(line_of("MUG", 1), pickers=(INES.badge,), other_badge_required=True)
    task = packing(package=package, operator=INES)

    assert because_of(task, INES.badge) is Because.NOT_A_SUPERVISOR


def asked_early() -> PackTask:
    """One of two units is packed, and the label is asked for."""
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))
    say(task, BOX, "MUG")
    return task


def test_a_label_before_all_is_verified_is_refused_and_asks_why() -> None:
    task = asked_early()

    answer = say(task, REPRINT)

    assert answer.verdict is Verdict.WRONG_STATE
    assert answer.event == PanelChanged(panel="early label")
    assert stands(task) is PackState.EARLY_LABEL


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (CONFIRM, EarlyReason.CARRIER_WAITS),
        (SHORT, EarlyReason.UNITS_FOLLOW),
        (EXCEPTION, EarlyReason.LABEL_GOES_FIRST),
    ],
)
def test_a_reason_and_a_supervisor_let_the_label_out_and_nothing_else(
    code: str, reason: EarlyReason
) -> None:
    task = asked_early()
    say(task, REPRINT, code)
    assert stands(task) is PackState.SUPERVISOR
    assert because_of(task, PIET.badge) is Because.NOT_A_SUPERVISOR

    answer = say(task, INES.badge)

    let_out = LabelLetOut(carton_number=1, reason=reason, approved_by=INES.badge)
    assert answer.event == task.situation.let_out == let_out
    assert stands(task) is PackState.PACKING
    assert not task.situation.all_verified


def test_an_early_label_closes_nothing_before_all_is_verified() -> None:
    task = asked_early()
    say(task, REPRINT, CONFIRM, INES.badge)
    task.label_let_out(1, sscc_of(1), "PW-1")

    assert because_of(task, sscc_of(1)) is Because.NOT_VERIFIED
    assert because_of(task, "PW-1") is Because.NOT_VERIFIED
    with pytest.raises(NotAllowed):
        task.documents_ready(1, sscc_of(1), "PW-1")
    say(task, "LAMP")
    assert stands(task) is PackState.PRINTING
    assert because_of(task, sscc_of(1)) is Because.LABEL_NOT_PRINTED
    task.documents_ready(1, sscc_of(1), "PW-1")

    assert say(task, sscc_of(1)).verdict is Verdict.TASK_DONE


def test_a_label_that_is_out_is_printed_again_without_asking_a_supervisor_twice() -> None:
    task = asked_early()
    say(task, REPRINT, CONFIRM, INES.badge)

    assert isinstance(say(task, REPRINT, EXCEPTION).event, ReprintRequested)


def test_undo_takes_units_back_behind_a_label_that_is_out() -> None:
    task = asked_early()
    say(task, REPRINT, CONFIRM, INES.badge, UNDO)

    assert task.situation.units_packed == 0
    assert task.situation.let_out is not None


@pytest.mark.parametrize("back", [UNDO, REPRINT])
def test_who_goes_back_gets_no_label(back: str) -> None:
    for before in ((REPRINT,), (REPRINT, CONFIRM)):
        task = asked_early()
        say(task, *before, back)

        assert stands(task) is PackState.PACKING
        assert because_of(task, INES.badge) is Because.NOT_IN_THIS_TASK


@pytest.mark.parametrize(
    ("before", "because"),
    [((), Because.CARTON_FIRST), ((BOX,), Because.CARTON_EMPTY)],
)
def test_what_is_in_no_carton_gets_no_label(before: tuple[str, ...], because: Because) -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))

    assert because_of(task, *before, REPRINT) is because
