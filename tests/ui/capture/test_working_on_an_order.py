"""An order checked again, corrected, cancelled, shown; any run of scans."""

from __future__ import annotations

from app.errors import NotAllowed, StoreUnreachable
from app.exception_queue.kinds import HoldReason
from tests.support.desk_kit import BAKKER, NOVAK
from tests.support.orders_desk import Desk
from tests.support.scans import scan_of
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


def test_a_held_order_is_checked_again_by_a_clerk() -> None:
    desk = Desk()
    desk.open()

    desk.press(1)

    assert desk.answer == ("SO-10456 passed all checks", Tone.OK)


def test_what_still_holds_an_order_is_named() -> None:
    desk = Desk()
    desk.still = frozenset({HoldReason.POSTCODE_MALFORMED})
    desk.open()

    desk.press(1)

    assert desk.answer == ("Still held: Postcode does not fit", Tone.ATTENTION)


def test_an_address_is_corrected_in_place() -> None:
    desk = Desk()
    desk.open()
    desk.press(2)
    assert desk.page.address_shown == 1

    desk.presenter.sheet.typed("postcode", "01067")
    assert all(not one.error for one in desk.page.sheet.fields)
    assert desk.page.actions[1].label == "Save address"
    desk.press(2)

    assert desk.corrected == [{"shipping.postcode": "01067"}]
    assert desk.answer == ("SO-10456 passed all checks", Tone.OK)
    assert [action.label for action in desk.page.actions] == ["Cancel order"]


def test_what_is_typed_survives_a_refresh_and_a_failing_save() -> None:
    desk = Desk()
    desk.open()
    desk.presenter.sheet.typed("postcode", "01067")
    desk.trouble = StoreUnreachable(url="", detail="")

    desk.press(2)
    desk.trouble = None
    desk.presenter.refresh()

    values = {one.key: one.value for one in desk.page.sheet.fields}
    assert values["postcode"] == "01067"
    assert desk.corrected == []


def test_cancelling_takes_a_supervisors_badge_in_place() -> None:
    desk = Desk(BAKKER)
    desk.open()

    desk.press(4)
    desk.presenter.scanned(scan_of("B-300"))
    assert desk.cancelled == []
    desk.presenter.scanned(scan_of("B-900"))

    assert desk.cancelled == ["B-900"]
    assert desk.told.signed_in == []
    assert desk.told.signed_out == 0


def test_a_supervisor_cancels_with_one_key() -> None:
    desk = Desk(NOVAK)
    desk.open()

    desk.press(4)

    assert desk.cancelled == ["B-900"]


def test_f5_takes_the_wish_to_cancel_back() -> None:
    desk = Desk()
    desk.open()
    desk.press(4)
    desk.press(5)

    desk.presenter.scanned(scan_of("B-900"))

    assert desk.cancelled == []


def test_a_cancellation_that_comes_too_late_is_refused_in_words() -> None:
    desk = Desk(NOVAK)
    desk.open()
    desk.trouble = NotAllowed(action="cancel order", reason="state")

    desk.press(4)

    assert "the order has gone on" in desk.answer[0]


def test_the_case_of_an_order_is_one_key_away() -> None:
    desk = Desk()
    desk.open()

    desk.press(3)

    assert desk.told.went == [(ScreenName.EXCEPTIONS, "SO-10456")]
