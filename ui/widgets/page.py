"""What pages are made of besides their parts: headings, plain cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.painted import Painted, say


class Heading(Painted):
    """The name of a page (or, smaller, of a part of it)."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, role: Role = Role.H1
    ) -> None:
        super().__init__(theme, parent)
        self._role = role
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_heading(self, text: str) -> None:
        """Show ``text``."""
        self._text = text
        say(self, text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the text."""
        return QSize(round(self.theme.width_of(self._text, self._role)) + 2, self.height())

    def restyle(self) -> None:
        """Keep the height of one line."""
        self.setFixedHeight(round(self.theme.font(self._role).pixelSize() * 1.4))

    def paint(self, canvas: Canvas) -> None:
        """Draw the text, smaller if it must be."""
        area = self.area()
        size = canvas.fitting(self._text, self._role, area.width(), self._role.value[0] * 0.6)
        canvas.text(area, self._text, self._role, canvas.t.ink, LEFT, size)


class Card(Painted):
    """A card with room for any widgets; give it a layout, then ``margins`` by the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.restyle()

    def restyle(self) -> None:
        """Keep the padding of the design."""
        pad = self.theme.px(28)
        self.setContentsMargins(pad, pad, pad, pad)

    def paint(self, canvas: Canvas) -> None:
        """Draw the card."""
        canvas.card(QRectF(self.rect()))


class MainCard(Painted):
    """The card in the middle of a floor screen: unit, bin, papers and questions lie in one place.

    Its subclasses draw it at least ``HEIGHT`` design pixels high.
    """

    HEIGHT = 310

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(1102), self.theme.px(self.HEIGHT))

    def restyle(self) -> None:
        """Keep at least the height at which all finds room."""
        self.setMinimumHeight(self.theme.px(self.HEIGHT))


class FloorFrame(QVBoxLayout):
    """How a screen of the floor lies: the banner across, below it cards side by side.

    Add to ``cards``; ``columns`` are those of its parts in which cards stand one above the other.
    """

    def __init__(
        self, screen: QWidget, theme: Theme, banner: QWidget, columns: Sequence[QVBoxLayout] = ()
    ) -> None:
        super().__init__(screen)
        self._theme, self._columns = theme, columns
        self.cards = QHBoxLayout()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(banner)
        self.addLayout(self.cards, 1)
        theme.changed.connect(self._space_out)
        self._space_out()

    def _space_out(self) -> None:
        px = self._theme.px
        self.cards.setContentsMargins(px(32), px(26), px(32), px(24))
        for layout in (self.cards, *self._columns):
            layout.setSpacing(px(20))


class PageFrame(QVBoxLayout):
    """How a page of the desk lies: its head, the chips if it has any, then cards side by side.

    The head is the page's name and the answer to the last step, unless that lies elsewhere; add
    further parts to ``head``, cards to ``cards``.  ``head_gap`` keeps the parts of the head apart.
    """

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        name: str,
        answer: QWidget | None,
        chips: QWidget | None = None,
        *,
        head_gap: int = 32,
    ) -> None:
        super().__init__(page)
        self._theme, self._head_gap = theme, head_gap
        self.head, self.cards = QHBoxLayout(), QHBoxLayout()
        heading = Heading(theme)
        heading.show_heading(name)
        self.head.addWidget(heading)
        if answer is None:
            self.head.addStretch(1)
        else:
            self.head.addWidget(answer, 1)
        self.addLayout(self.head)
        if chips is not None:
            self.addWidget(chips)
        self.addLayout(self.cards, 1)
        theme.changed.connect(self._space_out)
        self._space_out()

    def _space_out(self) -> None:
        px = self._theme.px
        self.setContentsMargins(px(32), px(22), px(32), px(24))
        self.setSpacing(px(16))
        self.head.setSpacing(px(self._head_gap))
        self.cards.setSpacing(px(20))
