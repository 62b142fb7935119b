"""The orders page: a list of any length, one order beside it, files in and out (C1, P1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.scanning.meaning import LabelScanned, Meaning, OrderScanned, UnknownScanned
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from app.store.books.capture.orders.lists import OrderRow, OrderSort
from hardware.ports import Scan
from ui.capture.order.order_presenter import OrderPresenter
from ui.capture.order_import import Later, OrderImport, report_of
from ui.capture.orders_content import ALL, OrderQuery, chips_of, row_of
from ui.capture.orders_display import ImportOutcome, OrdersDisplay, OrderUseCases
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.wording import translate
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone

PAGE = 100
_KINDS = (CodeKind.ORDER, CodeKind.LABEL, CodeKind.BADGE)


class OrdersPresenter:
    """Keeps ``Screen``.  ``sheet`` is the order beside the list, ``files`` the import."""

    def __init__(
        self,
        display: OrdersDisplay,
        kit: FloorKit,
        on_store: Runner,
        on_import: Runner,
        use: OrderUseCases,
        later: Later,
    ) -> None:
        self._display, self._kit, self._use = display, kit, use
        self._query = OrderQuery()
        self._last_scan = ""
        page = DeskPage(display, kit, on_store, ScreenName.ORDERS, _KINDS, self._decide)
        self._page = page
        self.sheet = OrderPresenter(display, kit, page, use, self.refresh)
        self.files = OrderImport(display, on_import, use.import_orders, later, self._imported)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the list, and show the order that led here."""
        self._page.enter(person)
        self.sheet.begin()
        self.sheet.draw()
        self._find(code)

    def leave(self) -> None:
        """A file that is being read goes on; a draft is kept."""
        self._page.leave()

    def scanned(self, scan: Scan) -> None:
        """Show a scanned order, or press a key of the order that is shown."""
        self._last_scan = scan.text
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read again what is in sight; the shared database has changed."""
        if self._page.in_front:
            self._list(self._query, fresh=False)
            self.sheet.again()

    def choose_state(self, key: str) -> None:
        """A chip was chosen."""
        state = None if key == ALL else OrderState(key)
        self._list(replace(self._query, state=state))

    def search(self, text: str) -> None:
        """The search field has a new text."""
        self._list(replace(self._query, search=text.strip()))

    def sort(self, key: str) -> None:
        """Another order of the list was chosen."""
        self._list(replace(self._query, sort=OrderSort(key)))

    def page_wanted(self, page: int) -> None:
        """Somebody looks at a page of the list."""
        query = self._query
        job = partial(self._use.page, query, page * PAGE, PAGE)
        self._page.run(job, partial(self._page_read, query, page))

    def export(self) -> None:
        """Write the list as it is chosen."""
        job = partial(self._use.export, self._query)
        self._page.run(job, self._exported)

    # -- the list ---------------------------------------------------------------------------

    def _list(self, query: OrderQuery, *, fresh: bool = True) -> None:
        self._query = query
        self._page.run(self._use.counts, self._counted)
        then = partial(self._total, query, fresh)
        self._page.run(partial(self._use.count, query), then)

    def _counted(self, counts: Mapping[OrderState, int]) -> None:
        state = self._query.state
        self._display.show_chips(chips_of(counts, state), state.value if state else ALL)

    def _total(self, query: OrderQuery, fresh: bool, total: int) -> None:  # noqa: FBT001 -- bound by partial
        if query == self._query:
            self._display.show_total(total, self.sheet.order_no, fresh=fresh)

    def _page_read(self, query: OrderQuery, page: int, rows: Sequence[OrderRow]) -> None:
        if query == self._query:
            now = self._kit.clock()
            self._display.show_page(page, [row_of(row, now) for row in rows])

    def _exported(self, path: Path) -> None:
        said = translate("orders", "Written to {path}").format(path=path)
        self._display.show_answer(said, Tone.OK)

    def _imported(self, outcome: ImportOutcome) -> None:
        self._list(self._query)
        self.sheet.report(report_of(outcome))

    # -- scans ------------------------------------------------------------------------------

    def _decide(self, meaning: Meaning) -> Decision:
        match meaning:
            case OrderScanned(order_no):
                act = partial(self._find, order_no)
                return Decision(Verdict.ACCEPTED, order_no, to=order_no, act=act)
            case LabelScanned(number):
                act = partial(self._page.run, partial(self._use.of_label, number), self._find)
                return Decision(Verdict.ACCEPTED, number, to=number, act=act)
            case UnknownScanned() if self._last_scan.isprintable() and len(self._last_scan) <= 48:
                said = translate("orders", "Not on the floor. Searched in all orders")
                act = partial(self._find, self._last_scan)
                return Decision(Verdict.UNKNOWN_CODE, said, act=act)
            case _:
                return self.sheet.desk.decide(meaning)

    def _find(self, code: str) -> None:
        self._display.show_search(code)
        if code:
            self.sheet.open(code)
        self._list(OrderQuery(search=code))
