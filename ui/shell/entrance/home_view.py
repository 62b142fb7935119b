"""The home page: a banner read from 3 m, and one big tile per job of the role."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.content import BannerContent
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.frame.tile import Tile
from ui.widgets.frame_content import TileContent

_COLUMNS, _TALLEST = 3, 360


class HomeView(QWidget):
    """Keeps ``HomeDisplay``; ``pressed`` says the key of a touched tile ("F1")."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.banner = ScanBanner(theme)
        self.tiles: list[Tile] = []
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(self._grid, 1)
        column.addStretch()
        theme.changed.connect(self._space_out)
        self._space_out()

    def show_banner(self, content: BannerContent) -> None:
        """Show the greeting or the last verdict, at once."""
        self.banner.show_banner(content)

    def show_tiles(self, tiles: tuple[TileContent, ...]) -> None:
        """Show the jobs of the role; tiles are kept and only worded anew."""
        for place, content in enumerate(tiles):
            if place == len(self.tiles):
                self._add(content)
            self.tiles[place].show_tile(content)
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < len(tiles))

    def _add(self, content: TileContent) -> None:
        tile = Tile(self._theme, content, self)
        tile.clicked.connect(self._clicked)
        place = len(self.tiles)
        self.tiles.append(tile)
        tile.setMaximumHeight(self._theme.px(_TALLEST))
        self._grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)

    def _space_out(self) -> None:
        margin, gap = self._theme.px(32), self._theme.px(20)
        self._grid.setContentsMargins(margin, self._theme.px(26), margin, self._theme.px(24))
        self._grid.setSpacing(gap)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for tile in self.tiles:
            tile.setMaximumHeight(self._theme.px(_TALLEST))

    def _clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.pressed.emit(tile.content.key)
