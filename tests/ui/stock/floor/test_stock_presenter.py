"""Receiving, counting and moving on their screens, scan by scan."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.support import stock_packages as packages
from tests.support.packages import CONFIRM, EXCEPTION, HELP, UNDO
from tests.support.stock_states import BOTTLE, MUG, STATES, TOWEL, counting, moving, receiving
from ui.shell.window import Window
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, Tone


def banner(window: QWidget) -> BannerContent:
    assert isinstance(window, Window)
    (view,) = window.findChildren(StockView)
    return view.banner.content


def lines(window: QWidget) -> list[str]:
    (view,) = window.findChildren(StockView)
    return [f"{line.name} {line.said or line.done}" for line in view._lines.content.lines]


def test_a_delivery_is_opened_by_its_purchase_order(theme: Theme) -> None:
    assert banner(receiving(theme)).headline == "Scan a delivery"
    window = receiving(theme, packages.PO_NO)
    assert banner(window).headline == "Scan each item"
    assert banner(window).overline == "Step 1 of 2 · PO-553 from Potteries Ltd"


def test_the_screen_says_which_order_waits_for_the_unit_and_where_it_goes(theme: Theme) -> None:
    said = banner(receiving(theme, packages.PO_NO, BOTTLE))

    assert (said.overline, said.headline) == ("SO-10482 waits for it", "Put into A-14-03")


def test_what_nobody_ordered_is_attention_and_leads_to_quarantine(theme: Theme) -> None:
    said = banner(receiving(theme, packages.PO_NO, "LBX-BAM-09L"))

    assert (said.tone, said.overline) == (Tone.ATTENTION, "Nobody ordered this")
    assert said.headline == "Put into Q-01-1"


def test_what_is_beyond_the_order_calls_a_supervisor(theme: Theme) -> None:
    codes = (packages.PO_NO, TOWEL, TOWEL, "A-14-02", TOWEL)

    assert banner(receiving(theme, *codes)).headline == "Call a supervisor"
    assert banner(receiving(theme, *codes, "B-900")).headline == "Put into A-14-02"


def test_with_nothing_in_hand_the_screen_lists_what_waits(theme: Theme) -> None:
    assert lines(receiving(theme)) == ["PO-553  Potteries Ltd 6", "PO-561  Gooseneck & Sons 0"]
    assert lines(counting(theme)) == [
        "A-14-03  BTL-750-PTB first count",
        "A-15-01 second count",
        "B-02-04 picker there",
    ]


def test_a_count_shows_what_was_counted_and_nothing_else(theme: Theme) -> None:
    window = counting(theme, CONFIRM, BOTTLE, BOTTLE, MUG)

    assert lines(window) == ["Insulated bottle 750 ml 2", "Ceramic mug, white 1"]
    assert banner(window).overline == "Blind count of A-14-03"


@pytest.mark.parametrize(
    ("codes", "second", "said"),
    [
        ((*[BOTTLE] * 3, MUG, MUG, CONFIRM), False, "The count agrees"),
        ((BOTTLE, CONFIRM), False, "It differs · another badge counts again"),
        ((BOTTLE, CONFIRM), True, "It differs again · a supervisor decides"),
    ],
)
def test_the_end_of_a_count_says_what_becomes_of_it(
    theme: Theme, codes: tuple[str, ...], *, second: bool, said: str
) -> None:
    assert banner(counting(theme, CONFIRM, *codes, second=second)).overline == said


def test_bin_item_bin_moves_units(theme: Theme) -> None:
    assert banner(moving(theme, "A-14-03", BOTTLE)).headline == "Put into A-15-01"
    moved = banner(moving(theme, "A-14-03", BOTTLE, "A-15-01"))
    assert (moved.overline, moved.tone) == ("1 moved into A-15-01", Tone.DONE)


def test_promised_units_stop_the_hand(theme: Theme) -> None:
    said = banner(moving(theme, "A-14-03", *[BOTTLE] * 4))

    assert (said.tone, said.headline) == (Tone.STOP, "Leave them there")


def test_an_adjustment_waits_for_a_supervisors_badge(theme: Theme) -> None:
    codes = ("A-14-03", EXCEPTION, CONFIRM, BOTTLE)

    assert banner(moving(theme, *codes)).headline == "Call a supervisor"
    assert banner(moving(theme, *codes, "B-900")).overline == "Damaged · 1"


def test_undo_with_nothing_in_hand_leads_back_home(theme: Theme) -> None:
    window = moving(theme, HELP)
    assert "scans go on" in banner(window).overline

    window = moving(theme, "A-14-03", BOTTLE, UNDO)
    assert banner(window).headline == "Scan each item"


@pytest.mark.parametrize("name", ["receive_which_lot", "count_which_lot", "move_which_serial"])
def test_while_a_lot_or_number_is_asked_for_no_key_ends_the_work(theme: Theme, name: str) -> None:
    window = STATES[name](theme)
    assert isinstance(window, Window)

    live = {button.hint.key for button in window._keys.buttons if button.isEnabled()}

    assert live == {"F5", "F7", "F8"}
