"""The look that every journey through the window wears, and whose garbage is whose."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme
from ui.tidying import Tidying


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The product's look; garbage of a window is collected on the window's thread only."""
    look = Theme()
    look.dress(qapp)
    tidying = Tidying()
    yield look
    gc.collect()
    tidying.stop()
    look.deleteLater()
    qapp.processEvents()
