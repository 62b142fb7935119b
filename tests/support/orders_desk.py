"""The orders page in front of one person, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.capture.receipt import ReceiptReport
from app.capture.staging import StagingReport
from app.errors import NothingFound
from app.exception_queue.kinds import HoldReason
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.station.runner import Runner
from app.store.books.capture.orders.lists import OrderRow
from tests.support.desk_kit import BAKKER, Clockwork, Told, kit_of
from tests.support.order_data import (
    COUNTS,
    held_order,
    order_row,
    passed_order,
    waits_of_held_order,
)
from tests.support.packages import sscc_of
from tests.support.runners import AtOnce, Held
from tests.support.scans import scan_of
from ui.capture.order.sheet_content import SheetContent
from ui.capture.orders_content import OrderQuery
from ui.capture.orders_display import ImportOutcome, OrderRead, OrderUseCases, Progress
from ui.capture.orders_presenter import OrdersPresenter
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent, QueueRowContent

LABEL = sscc_of(7)
"""The label of the one order's carton."""


@dataclass
class Page:
    """Remembers what was shown."""

    chips: tuple[ChipContent, ...] = ()
    total: int = -1
    pages: dict[int, Sequence[QueueRowContent]] = field(default_factory=dict)
    searched: str = ""
    sheet: SheetContent = field(default_factory=lambda: SheetContent(DetailContent("")))
    actions: tuple[ActionContent, ...] = ()
    importing: bool = False
    address_shown: int = 0
    answers: list[tuple[str, Tone]] = field(default_factory=list)

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        del current
        self.chips = chips

    def show_total(self, total: int, current: str, *, fresh: bool) -> None:
        del current
        self.total = total
        if fresh:
            self.pages.clear()

    def show_page(self, page: int, rows: Sequence[QueueRowContent]) -> None:
        self.pages[page] = rows

    def show_search(self, text: str) -> None:
        self.searched = text

    def show_sheet(self, sheet: SheetContent, actions: tuple[ActionContent, ...]) -> None:
        self.sheet, self.actions = sheet, actions

    def show_importing(self, *, running: bool) -> None:
        self.importing = running

    def show_address(self) -> None:
        self.address_shown += 1

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


class Desk:
    """The orders page in front of one person, over 100,000 orders."""

    def __init__(
        self, person: Person = BAKKER, code: str = "", on_store: Runner | None = None
    ) -> None:
        self.told, self.page, self.clock = Told(), Page(), Clockwork()
        self.store, self.files = on_store or AtOnce(), Held()
        self.queries: list[tuple[OrderQuery, int, int]] = []
        self.corrected: list[Mapping[str, str]] = []
        self.cancelled: list[str] = []
        self.still: frozenset[HoldReason] = frozenset()
        self.order, self.waits = held_order(), waits_of_held_order()
        self.trouble: Exception | None = None
        self.orders_in: list[bool] = []
        use = OrderUseCases(
            counts=lambda: COUNTS,
            count=lambda query: 1 if query.search else 100_000,
            page=self._page,
            detail=self._detail,
            of_label=self._of_label,
            check_again=lambda _order_no, _person: self.still,
            correct=self._correct,
            cancel=self._cancel,
            import_orders=self._import,
            export=lambda _query: Path("orders.csv"),
        )
        self.presenter = OrdersPresenter(
            self.page, kit_of(self.told), self.store, self.files, use, self.clock
        )
        self.presenter.enter(person, code)

    def _page(self, query: OrderQuery, offset: int, limit: int) -> list[OrderRow]:
        self.queries.append((query, offset, limit))
        return [order_row(place) for place in range(offset, offset + limit)]

    def _detail(self, order_no: str) -> OrderRead:
        if self.trouble:
            raise self.trouble
        if order_no != self.order.order_no:
            raise NothingFound(kind="order", code=order_no)
        return OrderRead(self.order, self.waits)

    def _of_label(self, label: str) -> str:
        if label != LABEL:
            raise NothingFound(kind="label", code=label)
        return self.order.order_no

    def _correct(
        self, _order_no: str, fields: Mapping[str, str], _person: Person
    ) -> frozenset[HoldReason]:
        if self.trouble:
            raise self.trouble
        self.corrected.append(fields)
        self.order = passed_order()
        return frozenset()

    def _cancel(self, _order_no: str, approver: Person) -> None:
        if self.trouble:
            raise self.trouble
        self.cancelled.append(approver.badge)

    def _import(self, _path: Path, progress: Progress) -> ImportOutcome:
        if self.trouble:
            raise self.trouble
        self.orders_in = [progress(500), progress(1000)]
        stopped = not all(self.orders_in)
        receipt = ReceiptReport("orders.csv", read=1000, new=1000, cancelled=stopped)
        return ImportOutcome(receipt, StagingReport(990, 10))

    def press(self, key: int) -> None:
        code = next(code for code in ControlCode if code.f_key == key)
        self.presenter.scanned(scan_of(payload_of(code), "keys"))

    def open(self) -> None:
        self.presenter.sheet.open("SO-10456")

    @property
    def answer(self) -> tuple[str, Tone]:
        return self.page.answers[-1]
