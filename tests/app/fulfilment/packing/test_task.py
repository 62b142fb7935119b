"""An order answers scans at the packing station; no label before everything is verified."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.packing import PackTask
from app.fulfilment.work import PackPackage
from app.scanning.verdicts import Verdict
from tests.support.packages import (
    BOX,
    CONFIRM,
    MARA,
    NEXT_CARTON,
    PIET,
    UNDO,
    line_of,
    order_of,
    packing,
    say,
    sscc_of,
)


def _two_cartons() -> PackTask:
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))
    say(task, BOX, "MUG", NEXT_CARTON, BOX, "LAMP")
    return task


def test_d1_the_package_of_the_second_count_has_no_first_count() -> None:
    names = {name for name in PackPackage.model_fields if "pick" in name}

    assert names == {"pickers"}


def test_d8_no_label_before_everything_is_verified() -> None:
    task = packing(line_of("MUG", 2))
    say(task, BOX, "MUG")

    with pytest.raises(NotAllowed):
        task.documents_ready(1, sscc_of(1), "")


def test_a_label_printed_before_an_undo_is_void() -> None:
    task = _two_cartons()
    edition = task.situation.edition
    task.documents_ready(2, sscc_of(2), "", edition=edition)
    say(task, UNDO, "LAMP")

    with pytest.raises(NotAllowed):
        task.documents_ready(1, sscc_of(1), "", edition=edition)

    assert say(task, f"00{sscc_of(2)}").verdict is Verdict.WRONG_STATE


def test_a_label_of_no_carton_or_of_two_is_refused() -> None:
    task = _two_cartons()
    task.documents_ready(1, sscc_of(1), "")

    for carton, sscc in ((3, sscc_of(3)), (2, sscc_of(1))):
        with pytest.raises(NotAllowed):
            task.documents_ready(carton, sscc, "")


def test_a_tracking_number_of_the_whole_shipment_names_no_carton() -> None:
    task = _two_cartons()
    task.documents_ready(1, sscc_of(1), "SHIPMENT-1")
    task.documents_ready(2, sscc_of(2), "SHIPMENT-1")

    assert say(task, "SHIPMENT-1").verdict is Verdict.WRONG_CARTON
    assert say(task, CONFIRM, f"00{sscc_of(1)}").verdict is Verdict.LINE_DONE


@pytest.mark.parametrize(
    ("operator", "verdict"), [(MARA, Verdict.NOT_YOURS), (PIET, Verdict.ACCEPTED)]
)
def test_d7_the_checker_is_not_the_picker(operator: object, verdict: Verdict) -> None:
    package = order_of(line_of("MUG", 2), pickers=(MARA.badge,), other_badge_required=True)
    task = packing(package=package, operator=MARA if operator is MARA else PIET)

    assert say(task, BOX).verdict is verdict


def test_undo_goes_back_to_before_the_carton_was_opened_and_its_number_is_free_again() -> None:
    task = packing(line_of("MUG", 2))

    situation = say(task, BOX, "MUG", UNDO, UNDO).situation

    assert (situation.cartons, situation.units_packed) == ((), 0)
    assert say(task, "BAG").situation.cartons[0].number == 1


def test_undo_stops_at_a_closed_carton() -> None:
    task = _two_cartons()
    task.documents_ready(1, sscc_of(1), "")
    say(task, f"00{sscc_of(1)}")

    assert say(task, UNDO).verdict is Verdict.WRONG_STATE
    assert task.all_verified
