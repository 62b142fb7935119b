"""A cart that went without totes: its picker binds one to each slot, and only then walks."""

from __future__ import annotations

from app.fulfilment.events import Because, Refused, ToteBound, Undone
from app.fulfilment.picking import PickState, PickTask
from app.fulfilment.work import PickPackage
from app.scanning.directory import Directory, ToteUse
from app.scanning.verdicts import Verdict
from tests.support.packages import CONFIRM, MARA, UNDO, directory, say, stop_of, walk_of


def _bare() -> PickPackage:
    """Two orders on two slots: the first bin's goods go into slot 2."""
    stops = (stop_of("MUG", 1, tote="T-2", order_no="SO-2"), stop_of("LAMP", 1, line=2))
    bare = tuple(stop.model_copy(update={"tote": ""}) for stop in stops)
    return walk_of(*bare).model_copy(update={"totes": ()})


def _task(package: PickPackage, names: Directory | None = None) -> PickTask:
    floor = names or directory()
    return PickTask(package, lambda: floor, MARA, lambda _device: 300)


def test_each_slot_gets_a_tote_in_their_order_and_then_the_first_bin_is_shown() -> None:
    task = _task(_bare())
    assert (task.situation.state, task.situation.slot) == (PickState.BIND_TOTE, 1)

    first = say(task, "T-1")
    assert first.event == ToteBound(slot=1, tote="T-1")
    assert (task.situation.slot, dict(task.situation.slots)) == (2, {1: "T-1", 2: ""})
    say(task, "T-2")

    stop = task.situation.stop
    assert task.situation.state is PickState.GO_TO_BIN
    assert stop is not None
    assert (stop.sku, stop.tote) == ("MUG", "T-2")
    assert say(task, stop.bin_code, "MUG", "T-1").verdict is Verdict.WRONG_TOTE
    assert say(task, CONFIRM, "T-2").verdict is Verdict.LINE_DONE


def test_a_tote_that_is_in_use_stops_the_picker_and_says_by_which_order_and_cart() -> None:
    in_use = {"T-9": ToteUse("SO-7", "P-0009")}
    task = _task(_bare().model_copy(update={"totes_in_use": in_use}))

    answer = say(task, "T-9")

    assert answer.verdict is Verdict.WRONG_TOTE
    assert isinstance(answer.event, Refused)
    assert (answer.event.because, answer.event.expected) == (Because.TOTE_IN_USE, "SO-7 · P-0009")
    assert say(task, "T-1").verdict is Verdict.WRONG_TOTE  # latched: nothing goes on
    say(task, CONFIRM)
    assert say(task, "T-1").event == ToteBound(slot=1, tote="T-1")


def test_the_flight_recorder_judges_by_the_totes_that_were_in_use_then() -> None:
    # given a scan of a tote in use, kept with what it was judged by
    in_use = {"T-9": ToteUse("SO-7", "P-0009")}
    scanned = say(_task(_bare().model_copy(update={"totes_in_use": in_use})), "T-9")
    assert scanned.circumstances is not None
    assert scanned.circumstances.names.totes_in_use == in_use

    # when it is judged again over the package as the shared database has it
    again = say(_task(_bare(), scanned.circumstances.names), "T-9")

    assert again.event == scanned.event


def test_one_tote_does_not_stand_in_two_slots_of_a_cart() -> None:
    task = _task(_bare())
    say(task, "T-1")

    answer = say(task, "T-1")

    assert isinstance(answer.event, Refused)
    assert (answer.event.because, answer.event.expected) == (Because.TOTE_IN_USE, "SO-1 · P-7")


def test_nothing_is_fetched_before_every_slot_has_its_tote() -> None:
    task = _task(_bare())

    for code in ("A-01", "MUG", CONFIRM):
        answer = say(task, code)
        assert answer.verdict is Verdict.WRONG_STATE
        assert isinstance(answer.event, Refused)
        assert answer.event.because is Because.SLOT_FIRST
    assert say(task, "NOBODY").verdict is Verdict.UNKNOWN_CODE


def test_undo_takes_the_tote_off_and_it_may_stand_in_another_slot() -> None:
    task = _task(_bare())
    say(task, "T-1")

    undone = say(task, UNDO)

    assert undone.event == Undone(event=ToteBound(slot=1, tote="T-1"))
    assert task.situation.slot == 1
    say(task, "T-2")
    assert say(task, "T-1").event == ToteBound(slot=2, tote="T-1")


def test_a_restart_stands_at_the_slot_that_comes_next() -> None:
    before = _task(_bare())
    event = say(before, "T-1").event

    again = _task(_bare())
    again.restore(event)

    assert again.situation == before.situation


def test_the_slot_of_a_cancelled_order_needs_no_tote() -> None:
    task = _task(_bare())
    task.order_changed("SO-1", None)
    assert say(task, "T-1").verdict is Verdict.ORDER_CANCELLED
    say(task, CONFIRM, "T-1")

    assert task.situation.state is PickState.GO_TO_BIN
    assert dict(task.situation.slots) == {1: "", 2: "T-1"}
