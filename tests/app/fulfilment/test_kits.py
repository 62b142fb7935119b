"""A kit on the floor: every unit of it is scanned, its own barcode is none of them."""

from __future__ import annotations

from app.fulfilment.events import Because, Refused
from app.scanning.verdicts import Verdict
from tests.support.packages import BOX, CONFIRM, line_of, packing, picking, say, stop_of


def test_a_kits_own_barcode_packs_nothing_and_says_why() -> None:
    task = packing(line_of("MUG", 2, kit="CLOCK"), line_of("LAMP", 1, kit="CLOCK"))

    answer = say(task, BOX, "CLOCK")

    assert answer.verdict is Verdict.WRONG_ITEM
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.KIT_BY_PARTS
    assert say(task, CONFIRM, "MUG", "MUG", "LAMP").situation.all_verified


def test_a_kits_own_barcode_is_not_taken_at_the_bin_of_a_part() -> None:
    task = picking(stop_of("MUG", 1, kit="CLOCK"))

    answer = say(task, "A-01", "CLOCK")

    assert answer.verdict is Verdict.WRONG_ITEM
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.KIT_BY_PARTS
