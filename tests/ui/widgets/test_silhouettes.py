"""Tests of ui/widgets/silhouettes.py: products without a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.content import ItemShape
from ui.widgets.silhouettes import draw_silhouette, hue_of


def drawn(theme: Theme, shape: ItemShape, code: str) -> QImage:
    image = QImage(220, 254, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    canvas = Canvas.on(image, theme)
    draw_silhouette(canvas, QRectF(0, 0, 220, 254), shape, code)
    canvas.end()
    return image


def test_a_product_keeps_its_hue() -> None:
    assert hue_of("BTL-750-PTB") == 195  # on every machine, after every start
    assert len({hue_of(f"SKU-{n}") for n in range(50)}) > 4


@pytest.mark.parametrize("shape", list(ItemShape))
def test_every_shape_is_drawn_on_its_ground(theme: Theme, shape: ItemShape) -> None:
    image = drawn(theme, shape, "BTL-750-PTB")
    colours = {image.pixelColor(x, y).name() for x in range(0, 220, 4) for y in range(0, 254, 4)}

    assert len(colours) > 40


def test_shapes_differ(theme: Theme) -> None:
    images = [drawn(theme, shape, "A") for shape in ItemShape]

    assert all(one != other for i, one in enumerate(images) for other in images[i + 1 :])
