"""The steps of stock work: one verb first, at most three words and three."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.support.stock_states import STATES
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme

_FLOOR = [name for name in STATES if not name.startswith("stock")]


@pytest.mark.parametrize("name", _FLOOR)
def test_no_step_is_longer_than_three_words_and_three(theme: Theme, name: str) -> None:
    window: QWidget = STATES[name](theme)
    (view,) = window.findChildren(StockView)
    banner = view.banner.content

    assert 0 < len(banner.headline.split()) <= 3
    assert len(banner.second.split()) <= 3
    assert banner.overline
