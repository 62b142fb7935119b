"""The look in force: colours and density, and word to every widget when they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui.theme.density import Density, density_for_screen, density_for_window
from ui.theme.fonts import Role, font_of, load_fonts
from ui.theme.stylesheet import palette_of, stylesheet_of
from ui.theme.tokens import DARK, LIGHT, Tokens


class Theme(QObject):
    """Tokens and density of one window; widgets redraw themselves on ``changed``.

    Give the same theme to every widget of a window.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens = LIGHT, density: Density | None = None) -> None:
        super().__init__()
        self.tokens = tokens
        self.density = density or Density()
        self._declared: tuple[float, float] | None = None
        self._colours: dict[str, QColor] = {}

    def px(self, design_px: float) -> int:
        """Scale a length of the design to this screen."""
        return self.density.px(design_px)

    def font(self, role: Role, design_px: float | None = None) -> QFont:
        """Give the face of ``role``, at its own size or at ``design_px``."""
        return font_of(role, self.density.font_px(design_px or role.value[0]))

    def width_of(self, text: str, role: Role, design_px: float | None = None) -> float:
        """Measure ``text`` in real pixels."""
        return QFontMetricsF(self.font(role, design_px)).horizontalAdvance(text)

    def colour(self, value: str) -> QColor:
        """Give a token's value, such as ``theme.tokens.ok``, as Qt wants it."""
        colour = self._colours.get(value)
        if colour is None:
            colour = self._colours[value] = QColor(value)
        return colour

    def declare_screen(self, diagonal_inch: float, distance_m: float) -> None:
        """Take the screen as declared in the settings; ``fit`` then goes by it."""
        self._declared = (diagonal_inch, distance_m)

    def fit(self, window: QSize, screen: QSize | None = None) -> None:
        """Set the density for a window of this size.

        Args:
            window: the window's size in device-independent pixels.
            screen: the screen's size, needed where the screen was declared.
        """
        if self._declared is None:
            self.use(density=density_for_window(window.width(), window.height()))
            return
        by = screen or window
        self.use(density=density_for_screen(by.width(), by.height(), *self._declared))

    def use(self, tokens: Tokens | None = None, density: Density | None = None) -> None:
        """Change colours or density; every widget is told if anything is different."""
        before = (self.tokens, self.density)
        self.tokens = tokens or self.tokens
        self.density = density or self.density
        if (self.tokens, self.density) != before:
            self._dress()
            self.changed.emit()

    def use_dark(self, *, dark: bool) -> None:
        """Choose between the two themes."""
        self.use(tokens=DARK if dark else LIGHT)

    def dress(self, app: QApplication) -> None:
        """Give the application its style, fonts, palette and style sheet, once at its start."""
        load_fonts()
        app.setStyle("Fusion")
        self._dress()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font(Role.DESK))
            app.setPalette(palette_of(self.tokens))
            app.setStyleSheet(stylesheet_of(self.tokens, self.density))
