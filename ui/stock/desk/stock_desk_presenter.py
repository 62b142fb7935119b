"""The stock desk: what lies where, why, and the way to the floor's stock work (S6, R3)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.scanning.directory import Person
from app.scanning.meaning import Meaning
from app.station.runner import Runner
from app.store.books.shelves.stock_lists import ShelfRow, StockQuery
from hardware.ports import Scan
from ui.exception_queue.exceptions_content import names_of
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.wording import translate
from ui.shell.screen import ScreenName
from ui.stock.desk import stock_content as content
from ui.stock.desk.lot_desk import LotDesk
from ui.stock.desk.stock_desk_display import ShelfRead, StockDeskDisplay, StockRead, StockUseCases
from ui.stock.desk.stock_listing import StockListing
from ui.stock.desk.stock_scans import KINDS, decide_stock
from ui.widgets.content import Tone
from ui.widgets.desk_content import DetailContent


class StockDeskPresenter(StockListing):
    """Keeps ``Screen``."""

    def __init__(
        self, display: StockDeskDisplay, kit: FloorKit, on_store: Runner, use: StockUseCases
    ) -> None:
        self._display, self._kit, self._use = display, kit, use
        super().__init__()
        self._rows: tuple[ShelfRow, ...] = ()
        self._current = ""
        self._page = DeskPage(display, kit, on_store, ScreenName.STOCK, KINDS, self._decide)
        self._lots = LotDesk(on_store, use.bar_lot, self)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the list; ``code`` is what led here: a bin or a SKU."""
        self._page.enter(person)
        self._show_nothing()
        self.find(code)

    def leave(self) -> None:
        """Nothing is in hand here."""
        self._page.leave()
        self._lots.asking = None

    def scanned(self, scan: Scan) -> None:
        """Show a scanned bin or product, or open the work of a key."""
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read again what is in sight; the shared database has changed."""
        self._page.read(partial(self._use.read, self._query), self._know)

    def stand_on(self, key: str) -> None:
        """A shelf of the list is stood on: read its ledger."""
        self._current = key
        row = self._row
        if row is not None:
            job = partial(self._use.shelf, row)
            self._page.run(job, partial(self._know_shelf, row))

    def export(self) -> None:
        """Write the list as it is chosen."""
        job = partial(self._use.export, self._query)
        self._page.run(job, self._exported)

    def _decide(self, meaning: Meaning) -> Decision:
        asked = self._lots.decide(self._row, meaning)
        return asked or decide_stock(self, self._kit.navigator, meaning)

    @property
    def _row(self) -> ShelfRow | None:
        return next((row for row in self._rows if str(row.stock_id) == self._current), None)

    # -- what comes back --------------------------------------------------------------------

    def _know(self, read: StockRead) -> None:
        self._rows = read.rows
        if self._row is None:
            self._current = str(read.rows[0].stock_id) if read.rows else ""
        self._display.show_figures(content.figures_of(read.deliveries, read.counts))
        self._display.show_chips(content.chips_of(read.filters), self._query.which.value)
        self._display.show_rows([content.row_of(row) for row in read.rows], self._current)
        self.stand_on(self._current)
        if not read.rows:
            self._show_nothing()

    def _know_shelf(self, row: ShelfRow, read: ShelfRead) -> None:
        if row == self._row:
            names = names_of(self._kit)
            detail = content.detail_of(row, list(read.changes), read.promise, names)
            self._display.show_detail(
                detail, content.actions(row, lot_asked=self._lots.asking is not None)
            )

    def _show_nothing(self) -> None:
        nothing = DetailContent(translate("stock desk", "Nothing is listed"))
        self._display.show_detail(nothing, content.actions(None))

    def _exported(self, path: Path) -> None:
        self.say(translate("stock desk", "Written to {path}").format(path=path))

    def say(self, text: str) -> None:
        """Something was done: say it, and read the list again."""
        self._page.say(text, Tone.OK)
        self.refresh()

    def redraw(self) -> None:
        """Draw the shelf and its keys again."""
        self.stand_on(self._current)

    def trouble(self, error: Exception) -> None:
        """It could not be done: say why."""
        self._page.failed(error)

    # -- what a scan asks for ---------------------------------------------------------------

    @property
    def bin_stood_on(self) -> str:
        """The bin of the shelf stood on; "" for none."""
        return self._row.bin_code if self._row else ""

    def find(self, code: str) -> None:
        """List what a scanned code is part of."""
        self._query = StockQuery(search=code)
        self._display.show_search(code)
        self.refresh()

    def ask_count(self, bin_code: str) -> None:
        """Let somebody count a bin blindly."""
        job = partial(self._use.ask_count, bin_code, self._page.person)
        self._page.run(job, lambda _done: self.refresh())
