"""The loading screen: what the carrier misses, or the help in its place, and all carriers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.fulfilment.dispatch.dispatch_view import DispatchView
from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, LinesContent, TapeContent, Tone
from ui.widgets.floor.line_progress import LineProgress


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> DispatchView:
    view = DispatchView(theme)
    qtbot.addWidget(view)
    view.show_banner(BannerContent(Tone.READY, "Scan a label"))
    view.show_tape(TapeContent("Last scans", ""))
    view.show_missing(LinesContent("Parcelway", "0 of 1", 0, 1))
    view.show_carriers(LinesContent("Carriers today", "0 of 1", 0, 1))
    view.show()
    return view


def seen(view: DispatchView) -> set[str]:
    """The titles of the lists that are in sight."""
    return {one.content.title for one in view.findChildren(LineProgress) if one.isVisible()}


def test_the_help_takes_the_place_of_the_list_and_gives_it_back(view: DispatchView) -> None:
    panel = view.findChild(PanelCard)
    assert panel is not None

    view.show_panel(PanelContent("What the keys do", ()))
    helped = (seen(view), panel.isVisible())
    view.show_panel(None)

    assert helped == ({"Carriers today"}, True)
    assert (seen(view), panel.isVisible()) == ({"Parcelway", "Carriers today"}, False)


def test_carriers_that_nobody_knows_take_no_room(view: DispatchView) -> None:
    view.show_carriers(None)
    unknown = seen(view)
    view.show_carriers(LinesContent("Carriers today", "1 of 1", 1, 1))

    assert unknown == {"Parcelway"}
    assert seen(view) == {"Parcelway", "Carriers today"}
