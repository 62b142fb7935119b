"""The theme a step smaller: a whole floor screen under one more line of text."""

from __future__ import annotations

from dataclasses import replace

from ui.theme.density import SMALLEST_U
from ui.theme.theme import Theme

SHARE = 0.88


class ReducedTheme(Theme):
    """Follows another theme, whatever it changes; the application is dressed by that one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setParent(theme)  # it lives as long: widgets ask it until they are gone
        self._of = theme
        theme.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        density = self._of.density
        smaller = replace(density, u=max(SMALLEST_U, density.u * SHARE))
        self.use(self._of.tokens, smaller)

    def _dress(self) -> None:
        """Dress nobody."""
