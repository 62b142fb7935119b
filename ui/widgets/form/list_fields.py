"""The two fields above a list: what is searched for, and how it is sorted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.widgets.painted import say

_TYPING_MS = 200


class SearchField(QLineEdit):
    """A search field that says what is searched for once typing rests.

    Signals:
        searched: the whole text.
    """

    searched = Signal(str)

    def __init__(self, purpose: str, parent: QWidget | None = None) -> None:
        """Say ``purpose`` to whoever cannot see the field."""
        super().__init__(parent)
        self._rest = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self.setPlaceholderText(self.tr("Find or scan"))
        self.setClearButtonEnabled(True)
        say(self, purpose)
        self.textEdited.connect(self._typing)
        self._rest.timeout.connect(self._searched)

    def _typing(self) -> None:
        self._rest.start()

    def _searched(self) -> None:
        self.searched.emit(self.text())


class SortingBox(QComboBox):
    """The ways to sort a list.

    Signals:
        chosen: one of them, by its key.
    """

    chosen = Signal(str)

    def __init__(self, sorts: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer ``sorts``, each as (key, words)."""
        super().__init__(parent)
        say(self, self.tr("Order of the list"))
        for key, words in sorts:
            self.addItem(words, key)
        self.activated.connect(self._chosen)

    def _chosen(self) -> None:
        self.chosen.emit(str(self.currentData()))
