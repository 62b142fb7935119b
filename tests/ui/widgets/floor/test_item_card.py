"""Tests of ui/widgets/floor/item_card.py: the product in hand."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import Fact, ItemContent, StepMark
from ui.widgets.floor.item_card import ItemCard

DONE, NOW, TODO = StepMark.DONE, StepMark.NOW, StepMark.TODO
FACTS = (
    Fact("Tote", "T-118", code=True),
    Fact("Bin", "A-14-03", code=True),
    Fact("Lot", "L2407", code=True),
    Fact("Each", "0.42 kg", code=True),
)
BOTTLE = ItemContent(
    "Insulated bottle 750 ml",
    "BTL-750-PTB",
    "Steel, petrol blue",
    FACTS,
    "Unit",
    "2",
    "of 3",
    ((DONE, DONE), (DONE, NOW), (TODO, TODO)),
)


def card_of(theme: Theme, qtbot: QtBot, content: ItemContent) -> ItemCard:
    card = ItemCard(theme)
    qtbot.addWidget(card)
    card.show_item(content)
    return card


def png_of(colour: str) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def test_all_of_it_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(card_of(any_theme, qtbot, BOTTLE), 1102, 310)

    assert seen.cut == []
    assert {"BTL-750-", "PTB", "2", "of 3", "T-118", "0.42 kg"} <= seen.words
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_a_long_code_is_small_but_whole(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    content = ItemContent("Bottle", "BTL-INSULATED-STEEL-0750-PETROLBLUE")

    assert see(card_of(any_theme, qtbot, content), 900, 310).cut == []


def test_a_picture_takes_the_place_of_the_drawing(theme: Theme, qtbot: QtBot, see: See) -> None:
    content = ItemContent("Bottle", "B-1", picture=png_of("#FF00FF"))
    image = see(card_of(theme, qtbot, content), 1102, 310).image

    assert image.pixelColor(138, 155).name() == "#ff00ff"


def test_a_broken_picture_leaves_the_drawing(theme: Theme, qtbot: QtBot, see: See) -> None:
    broken = card_of(theme, qtbot, ItemContent("Bottle", "B-1", picture=b"not a picture"))
    without = card_of(theme, qtbot, ItemContent("Bottle", "B-1"))

    assert see(broken, 1102, 310).image == see(without, 1102, 310).image


def test_a_screen_reader_hears_item_and_unit(theme: Theme, qtbot: QtBot) -> None:
    card = card_of(theme, qtbot, BOTTLE)

    assert card.accessibleName().endswith("BTL-750-PTB, Unit 2 of 3")
