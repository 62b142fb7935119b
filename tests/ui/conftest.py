"""A window system without a screen, and the look that every widget test wears."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.painted_text import TextRun, record_text
from ui.theme.density import Density
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, contrast
from ui.widgets.painted import Painted, PaintedButton


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


@pytest.fixture(
    params=[(LIGHT, 1.0), (DARK, 1.0), (LIGHT, 0.7), (DARK, 0.7)],
    ids=["light", "dark", "light-small", "dark-small"],
)
def any_theme(request: pytest.FixtureRequest, theme: Theme) -> Theme:
    """Both themes, on a 24 inch screen and on a small one."""
    tokens, u = request.param
    theme.use(tokens, Density(u))
    return theme


@dataclass(frozen=True)
class Seen:
    """A widget as it was painted: every text, and the picture."""

    runs: list[TextRun]
    image: QImage

    @property
    def words(self) -> set[str]:
        """Every text that was asked for."""
        return {run.wanted for run in self.runs}

    @property
    def cut(self) -> list[str]:
        """The texts that did not find room."""
        return [run.wanted for run in self.runs if run.cut]

    @property
    def smallest(self) -> int:
        """The smallest font in pixels."""
        return min(run.pixels for run in self.runs)

    @property
    def on_top_of_each_other(self) -> list[tuple[str, str]]:
        """Texts whose letters stand on one another's, where each has the whole of its room."""
        bands = [(run, _letters(run)) for run in self.runs if run.wanted]
        return [
            (one.wanted, other.wanted)
            for n, (one, its) in enumerate(bands)
            for other, others in bands[n + 1 :]
            if its.intersects(others)
        ]

    def faintest(self) -> tuple[float, str]:
        """The text with the least contrast against what it stands on, measured on the picture."""
        return min((self._contrast(run), run.wanted) for run in self.runs)

    def _contrast(self, run: TextRun) -> float:
        box = run.rect.intersected(self.image.rect())
        seen = Counter(
            self.image.pixelColor(x, y).name().upper()
            for x in range(box.left(), box.right(), 2)
            for y in range(box.center().y() - run.pixels // 2, box.center().y() + run.pixels // 2)
            if self.image.rect().contains(x, y)
        )
        # The ink and its softened edges are not the ground it stands on.
        grounds = (colour for colour, _ in seen.most_common() if contrast(run.ink, colour) > 1.4)
        return contrast(run.ink, next(grounds, run.ink))


def _letters(run: TextRun) -> QRect:
    """The room of a text, as high as its capital letters."""
    half = round(run.pixels * 0.36)
    room = QRect(run.rect.left(), run.rect.center().y() - half, run.rect.width(), 2 * half)
    return room.adjusted(1, 0, -1, 0)  # the parts of one code touch


See = Callable[[QWidget, int, int], Seen]


@pytest.fixture
def see(dressed_app: QApplication) -> See:
    """Paint a widget at a size in design px and tell what was to be seen."""

    def look_at(widget: QWidget, width: int, height: int) -> Seen:
        px = widget.theme.px if isinstance(widget, Painted | PaintedButton) else round
        widget.resize(px(width), px(height))
        dressed_app.processEvents()
        with record_text() as runs:
            image = widget.grab().toImage()
        return Seen(list(runs), image)

    return look_at
