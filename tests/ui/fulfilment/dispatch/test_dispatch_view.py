"""The loading screen: what was loaded, or the help in its place."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.fulfilment.dispatch.dispatch_view import DispatchView
from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, LinesContent, TapeContent, Tone
from ui.widgets.floor.line_progress import LineProgress


def test_the_help_takes_the_place_of_the_list_and_gives_it_back(qtbot: QtBot, theme: Theme) -> None:
    view = DispatchView(theme)
    qtbot.addWidget(view)
    view.show_banner(BannerContent(Tone.READY, "Scan a label"))
    view.show_tape(TapeContent("Last scans", ""))
    view.show_loaded(LinesContent("Loaded", "0 in all", 0, 1))
    view.show()
    loaded, panel = view.findChild(LineProgress), view.findChild(PanelCard)
    assert loaded is not None
    assert panel is not None

    view.show_panel(PanelContent("What the keys do", ()))
    helped = (loaded.isVisible(), panel.isVisible())
    view.show_panel(None)

    assert helped == (False, True)
    assert (loaded.isVisible(), panel.isVisible()) == (True, False)
