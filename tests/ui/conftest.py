"""A window system without a screen, and the look that every widget test wears."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """The application with the product's fonts, palette and style sheet."""
    Theme().dress(qapp)
    return qapp


@pytest.fixture
def theme(dressed_app: QApplication) -> Iterator[Theme]:
    """A light theme of a 24 inch full-HD screen."""
    look = Theme()
    yield look
    look.deleteLater()
    dressed_app.processEvents()
