"""Tests of ui/exception_queue/exceptions_presenter.py: what is shown, what is found."""

from __future__ import annotations

from app.exception_queue.kinds import Resolution
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import BAKKER, NOVAK
from tests.support.queue_desk import Desk
from tests.support.scans import scan_of
from ui.widgets.content import Tone


def test_the_counts_in_the_header_equal_the_rows() -> None:
    page = Desk().page

    assert [(f.value, f.label) for f in page.figures][:3] == [
        ("14", "open"),
        ("2", "late"),
        ("6", "due soon"),
    ]
    assert len(page.rows) == 14
    assert page.chips[0].count == 14
    assert sum(chip.count or 0 for chip in page.chips[1:]) == 14


def test_the_first_case_due_is_shown_with_both_codes() -> None:
    page = Desk().page

    assert page.current == "1"
    assert page.detail.evidence is not None
    assert page.detail.evidence.codes == ("BTL-750-PTB", "BTL-500-PTB")
    assert page.detail.events[0].text == "Opened, M. Okafor"


def test_scanning_an_order_stands_on_its_case() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("SO-10461"))

    assert desk.page.current == "3"
    assert desk.page.detail.code == "SO-10461"
    assert desk.told.kept[-1].verdict is Verdict.ACCEPTED


def test_a_known_thing_that_nothing_waits_for_is_said() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("T-118"))

    assert desk.answer == ("No open case for T-118", Tone.ATTENTION)


def test_a_case_is_opened_by_what_led_here() -> None:
    assert Desk(code="SO-10455").page.current == "2"


def test_a_supervisor_solves_a_case_with_one_key_and_stands_on_the_next() -> None:
    desk = Desk(NOVAK)

    desk.press(1)

    assert desk.solved == [(1, Resolution.SEND_BACK, "B-900", "")]
    assert desk.answer == ("Sent back", Tone.OK)
    assert desk.page.current == "2"
    assert len(desk.page.rows) == 13


def test_a_clerk_needs_a_supervisors_badge_in_place_and_stays_signed_in() -> None:
    desk = Desk(BAKKER)

    desk.press(3)
    assert desk.solved == []
    assert desk.page.actions[0].label == "Scan a supervisor's badge"

    desk.presenter.scanned(scan_of("B-900"))
    assert desk.solved == [(1, Resolution.SHIP_SHORT, "B-900", "B-300")]
    assert desk.told.signed_in == []
    assert desk.told.signed_out == 0


def test_a_clerks_own_badge_approves_nothing() -> None:
    desk = Desk(BAKKER)
    desk.press(3)

    desk.presenter.scanned(scan_of("B-300"))

    assert desk.solved == []
    assert desk.answer == ("J. Bakker may not approve this", Tone.ATTENTION)
    assert desk.page.actions[0].label == "Scan a supervisor's badge"
