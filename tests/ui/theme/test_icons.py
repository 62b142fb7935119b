"""Tests of ui/theme/icons.py: every icon is there and takes any colour."""

from __future__ import annotations

import pytest

from ui.theme.icon_names import Icon
from ui.theme.icons import icon_pixmap

pytestmark = pytest.mark.usefixtures("dressed_app")


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_draws_something_in_its_colour(icon: Icon) -> None:
    image = icon_pixmap(icon, "#B8001F", 48).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert "#b8001f" in colours


def test_an_icon_is_drawn_once_and_kept() -> None:
    assert icon_pixmap(Icon.HOME, "#000000", 24) is icon_pixmap(Icon.HOME, "#000000", 24)


def test_a_sharp_screen_gets_more_pixels_of_the_same_size() -> None:
    pixmap = icon_pixmap(Icon.HOME, "#000000", 24, 2.0)

    assert pixmap.width() == 48
    assert pixmap.deviceIndependentSize().width() == 24
