"""A list of any length whose rows come page by page, only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.desk.queue_table import QueueTable
from ui.widgets.desk.rows_model import RowsModel
from ui.widgets.desk_content import ColumnContent, QueueRowContent, TextCell

PAGE = 100
"""So many rows are asked for at once."""

_KEPT_PAGES = 60
_LOOK_MS = 30
_NOT_YET = QueueRowContent("", (TextCell("…", quiet=True),))


class PagedRows(Sequence[QueueRowContent]):
    """``total`` rows of which some pages are here; a row that is not here yet is "…".

    ``missed`` are the pages that somebody looked at and that are not here, or no longer fresh.
    """

    def __init__(self, total: int, before: PagedRows | None = None) -> None:
        self._total = total
        self._pages: dict[int, Sequence[QueueRowContent]] = dict(before.pages) if before else {}
        self._fresh: set[int] = set()
        self.missed: set[int] = set()

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, place: int) -> QueueRowContent: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[QueueRowContent]: ...

    def __getitem__(self, place: int | slice) -> QueueRowContent | Sequence[QueueRowContent]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(self._total))]
        if not 0 <= place < self._total:
            raise IndexError(place)
        page, within = divmod(place, PAGE)
        if page not in self._fresh:
            self.missed.add(page)
        rows = self._pages.get(page, ())
        return rows[within] if within < len(rows) else _NOT_YET

    @property
    def pages(self) -> Mapping[int, Sequence[QueueRowContent]]:
        """The pages that are here."""
        return self._pages

    def put(self, page: int, rows: Sequence[QueueRowContent]) -> None:
        """Take a page; the one that came first goes where there are too many."""
        self._pages.pop(page, None)
        self._pages[page] = rows
        self._fresh.add(page)
        self.missed.discard(page)
        while len(self._pages) > _KEPT_PAGES:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._fresh.discard(oldest)

    def place_of(self, key: str) -> int:
        """Give the place of ``key`` among the rows that are here, or -1."""
        for page, rows in self._pages.items():
            for within, row in enumerate(rows):
                if row.key == key and page * PAGE + within < self._total:
                    return page * PAGE + within
        return -1


class PagedModel(RowsModel):
    """Rows of which only some are here."""

    def row_of(self, key: str) -> int:
        """Give the row of ``key`` among those that are here, or -1: never walk through all."""
        return self.rows.place_of(key) if isinstance(self.rows, PagedRows) else -1


class PagedTable(QueueTable):
    """Shows ``PagedRows``; ``page_wanted`` says which page somebody looks at."""

    page_wanted = Signal(int)

    def __init__(
        self, theme: Theme, columns: tuple[ColumnContent, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, columns, parent)
        self.rows_model = PagedModel(columns, self)
        self.table.setModel(self.rows_model)
        self.table.selectionModel().currentRowChanged.connect(self._stood_on)
        self._rows = PagedRows(0)
        self._asked: set[int] = set()
        self._wanted_key = ""
        self._quiet = False
        # Pages are asked for once the scrolling rests: what flew by is never fetched.
        self._look = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._look.timeout.connect(self._ask)
        self.table.verticalScrollBar().valueChanged.connect(self._moved)

    def show_total(self, total: int, current: str = "", *, fresh: bool = True) -> None:
        """Show so many rows, standing on ``current`` once it is here.

        ``fresh`` False keeps the rows that are here until newer ones replace them.
        """
        self._wanted_key = current or self.current_key()
        top = self.table.verticalScrollBar().value()
        self._rows = PagedRows(total, None if fresh else self._rows)
        self._asked.clear()
        self._quiet = True
        self.rows_model.show_rows(self._rows)
        self._quiet = False
        self._stand()
        self.table.verticalScrollBar().setValue(0 if fresh else top)
        self._fit()
        self._look.start()

    def show_page(self, page: int, rows: Sequence[QueueRowContent]) -> None:
        """Show one page."""
        self._rows.put(page, rows)
        self._asked.discard(page)
        model = self.rows_model
        last = min(len(self._rows), (page + 1) * PAGE) - 1
        if page * PAGE <= last:
            right = model.columnCount() - 1
            model.dataChanged.emit(model.index(page * PAGE, 0), model.index(last, right))
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be in sight."""
        super().resizeEvent(event)
        self._look.start()

    def _stand(self) -> None:
        row = self.rows_model.row_of(self._wanted_key) if self._wanted_key else -1
        if row < 0:
            return
        self._wanted_key = ""
        self._quiet = True
        self.table.selectRow(row)
        self._quiet = False

    def _moved(self) -> None:
        """Look once the scrolling rests; the bar's place must not become the timer's."""
        self._look.start()

    def _stood_on(self) -> None:
        key = self.current_key()
        if key and not self._quiet:
            self.current_changed.emit(key)

    def _ask(self) -> None:
        """Ask for the pages in sight, those that nobody has asked for yet."""
        first = max(0, self.table.rowAt(0))
        last = self.table.rowAt(self.table.viewport().height() - 1)
        last = len(self._rows) - 1 if last < 0 else last
        for row in {first, last} if len(self._rows) else ():
            _touch = self._rows[row]
        in_sight = set(range(first // PAGE, last // PAGE + 1))
        for page in sorted((self._rows.missed & in_sight) - self._asked):
            self._asked.add(page)
            self.page_wanted.emit(page)
