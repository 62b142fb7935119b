"""The packing screen: one card at a time on the left, and a verdict repaints the banner alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.floor_data import papers
from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.packing.pack_view import PackView
from ui.fulfilment.packing.papers_card import PapersCard
from ui.fulfilment.packing.papers_content import papers_content
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import (
    BannerContent,
    CartonContent,
    ItemContent,
    LinesContent,
    TapeContent,
    Tone,
)
from ui.widgets.floor.item_card import ItemCard
from ui.widgets.floor.line_progress import LineProgress
from ui.widgets.painted import Painted

PANEL = PanelContent("Why?", (("F1", "Confirm", "Yes"),))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PackView:
    view = PackView(theme)
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show_banner(BannerContent(Tone.READY, "Scan each item"))
    view.show_work(ItemContent("Mug", "MUG"), LinesContent("Lines", "", 0, 1), CartonContent("B2"))
    view.show()
    qtbot.waitExposed(view)
    return view


def in_front(view: PackView) -> type[QWidget]:
    cards = [view.findChild(kind) for kind in (ItemCard, PapersCard, PanelCard)]
    shown = [type(card) for card in cards if card is not None and card.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_a_panel_stands_before_papers_and_papers_before_the_unit(view: PackView) -> None:
    assert in_front(view) is ItemCard
    view.show_papers(papers_content(papers()))
    assert in_front(view) is PapersCard
    view.show_panel(PANEL)
    assert in_front(view) is PanelCard
    view.show_panel(None)
    assert in_front(view) is PapersCard
    view.show_papers(None)
    assert in_front(view) is ItemCard


def test_without_an_order_lines_and_carton_are_gone(view: PackView) -> None:
    lines = view.findChild(LineProgress)
    assert lines is not None

    view.show_idle()
    hidden = not lines.isVisible()
    view.show_work(None, LinesContent("Lines", "", 0, 1), CartonContent("B2"))

    assert hidden
    assert lines.isVisible()


class Paints(QObject):
    """Counts what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        if event.type() == QEvent.Type.Paint and isinstance(watched, Painted):
            self.painted.append(watched)
        return False


def test_a_verdict_is_painted_at_once_and_repaints_the_banner_alone(
    qapp: QApplication, qtbot: QtBot, view: PackView
) -> None:
    qapp.processEvents()
    paints = Paints()
    for card in view.findChildren(Painted):
        card.installEventFilter(paints)

    with qtbot.waitSignal(view.banner.painted):
        view.show_banner(BannerContent(Tone.STOP, "Take it out"))

    assert paints.painted == [view.banner]


def test_enter_presses_nothing_here(view: PackView) -> None:
    view.show_tape(TapeContent("Last scans", ""))

    assert view.findChildren(QPushButton) == []
