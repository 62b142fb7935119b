"""Tests of ui/capture/orders_presenter.py: an order found, its keys, files in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.capture.receipt import ReceiptReport
from app.capture.staging import StagingReport
from app.errors import DocumentUnreadable, NotAllowed, NothingFound, StoreUnreachable
from app.exception_queue.kinds import HoldReason
from app.lifecycle import OrderState
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.store.books.capture.orders.detail import OrderDetail
from app.store.books.capture.orders.lists import OrderRow, OrderSort
from tests.support.desk_kit import BAKKER, NOVAK, Clockwork, Told, kit_of
from tests.support.order_data import COUNTS, held_order, order_row, passed_order
from tests.support.runners import AtOnce, Held
from tests.support.scans import scan_of
from ui.capture.order.sheet_content import SheetContent
from ui.capture.orders_content import OrderQuery
from ui.capture.orders_display import ImportOutcome, OrderUseCases, Progress
from ui.capture.orders_presenter import OrdersPresenter
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent, QueueRowContent


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

    def stand_on(self, order_no: str) -> None:
        del order_no

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

    def __init__(self, person: Person = BAKKER, code: str = "") -> None:
        self.told, self.page, self.clock = Told(), Page(), Clockwork()
        self.store, self.files = AtOnce(), Held()
        self.queries: list[tuple[OrderQuery, int, int]] = []
        self.corrected: list[Mapping[str, str]] = []
        self.cancelled: list[str] = []
        self.still: frozenset[HoldReason] = frozenset()
        self.order = held_order()
        self.trouble: Exception | None = None
        self.orders_in: list[bool] = []
        use = OrderUseCases(
            counts=lambda: COUNTS,
            count=lambda query: 1 if query.search else 100_000,
            page=self._page,
            detail=self._detail,
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

    def _detail(self, order_no: str) -> OrderDetail:
        if self.trouble:
            raise self.trouble
        if order_no != self.order.order_no:
            raise NothingFound(kind="order", code=order_no)
        return self.order

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


def test_the_list_opens_without_reading_all_orders() -> None:
    desk = Desk()

    assert desk.page.total == 100_000
    assert desk.queries == []

    desk.presenter.page_wanted(950)
    assert desk.queries == [(OrderQuery(), 95_000, 100)]


def test_a_page_of_an_older_search_never_gets_into_the_list() -> None:
    desk = Desk()
    slow = Held()
    desk.presenter._on_store = slow
    desk.presenter.page_wanted(0)
    desk.presenter.search("Lindqvist")
    slow.let_go()

    assert desk.page.pages == {}


def test_states_search_and_sort_make_one_query() -> None:
    desk = Desk()

    desk.presenter.choose_state("held")
    desk.presenter.search("  Rossi ")
    desk.presenter.sort("newest")
    desk.presenter.page_wanted(0)

    query = desk.queries[-1][0]
    assert query == OrderQuery(OrderState.HELD, "Rossi", OrderSort.NEWEST)


def test_chips_count_what_there_is() -> None:
    desk = Desk()

    assert desk.page.chips[0].count == sum(COUNTS.values())
    assert [chip.key for chip in desk.page.chips[:3]] == ["all", "received", "held"]


def test_scanning_an_order_shows_it() -> None:
    desk = Desk()
    desk.order = held_order()

    desk.presenter.scanned(scan_of("SO-10455"))

    assert desk.page.searched == "SO-10455"
    assert desk.told.kept[-1].verdict is Verdict.ACCEPTED


def test_an_order_that_left_the_floor_is_searched_in_all_orders() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("SO-10456"))

    assert desk.told.kept[-1].verdict is Verdict.UNKNOWN_CODE
    assert desk.page.sheet.order_no == "SO-10456"
    assert "all orders" in desk.answer[0]


def test_what_led_here_is_shown_at_once() -> None:
    assert Desk(code="SO-10456").page.sheet.order_no == "SO-10456"


def test_a_held_order_is_checked_again_by_a_clerk() -> None:
    desk = Desk()
    desk.open()

    desk.press(1)

    assert desk.answer == ("SO-10456 passed all checks", Tone.OK)


def test_what_still_holds_an_order_is_named() -> None:
    desk = Desk()
    desk.still = frozenset({HoldReason.POSTCODE_MALFORMED})
    desk.open()

    desk.press(1)

    assert desk.answer == ("Still held: Postcode does not fit", Tone.ATTENTION)


def test_an_address_is_corrected_in_place() -> None:
    desk = Desk()
    desk.open()
    desk.press(2)
    assert desk.page.address_shown == 1

    desk.presenter.sheet.typed("postcode", "01067")
    assert all(not one.error for one in desk.page.sheet.fields)
    assert desk.page.actions[1].label == "Save address"
    desk.press(2)

    assert desk.corrected == [{"shipping.postcode": "01067"}]
    assert desk.answer == ("SO-10456 passed all checks", Tone.OK)
    assert [action.label for action in desk.page.actions] == ["Cancel order"]


def test_what_is_typed_survives_a_refresh_and_a_failing_save() -> None:
    desk = Desk()
    desk.open()
    desk.presenter.sheet.typed("postcode", "01067")
    desk.trouble = StoreUnreachable(url="", detail="")

    desk.press(2)
    desk.trouble = None
    desk.presenter.refresh()

    values = {one.key: one.value for one in desk.page.sheet.fields}
    assert values["postcode"] == "01067"
    assert desk.corrected == []


def test_cancelling_takes_a_supervisors_badge_in_place() -> None:
    desk = Desk(BAKKER)
    desk.open()

    desk.press(4)
    desk.presenter.scanned(scan_of("B-300"))
    assert desk.cancelled == []
    desk.presenter.scanned(scan_of("B-900"))

    assert desk.cancelled == ["B-900"]
    assert desk.told.signed_in == []
    assert desk.told.signed_out == 0


def test_a_supervisor_cancels_with_one_key() -> None:
    desk = Desk(NOVAK)
    desk.open()

    desk.press(4)

    assert desk.cancelled == ["B-900"]


def test_f5_takes_the_wish_to_cancel_back() -> None:
    desk = Desk()
    desk.open()
    desk.press(4)
    desk.press(5)

    desk.presenter.scanned(scan_of("B-900"))

    assert desk.cancelled == []


def test_a_cancellation_that_comes_too_late_is_refused_in_words() -> None:
    desk = Desk(NOVAK)
    desk.open()
    desk.trouble = NotAllowed(action="cancel order", reason="state")

    desk.press(4)

    assert "the order has gone on" in desk.answer[0]


def test_the_case_of_an_order_is_one_key_away() -> None:
    desk = Desk()
    desk.open()

    desk.press(3)

    assert desk.told.went == [(ScreenName.EXCEPTIONS, "SO-10456")]


def test_a_file_goes_in_while_the_page_stays_alive() -> None:
    desk = Desk()

    desk.presenter.files.start(Path("orders.csv"))
    running = desk.page.importing
    assert desk.answer[1] is Tone.BUSY
    desk.files.let_go()

    assert (running, desk.page.importing) == (True, False)
    assert desk.answer[0] == "1000 new orders, 10 held, 0 not readable"
    assert desk.page.sheet.summary.title == "The file is in"


def test_a_stopped_import_says_what_is_in() -> None:
    desk = Desk()
    desk.presenter.files.start(Path("orders.csv"))
    desk.presenter.files.stop()
    desk.files.let_go()

    assert desk.orders_in == [False, False]
    assert desk.answer[0].startswith("Stopped. 1000 new orders")


def test_progress_is_looked_at_while_the_file_is_read() -> None:
    desk = Desk()
    desk.presenter.files.start(Path("orders.csv"))
    desk.presenter.files._progress(700)

    desk.clock.pass_once()

    assert desk.answer == ("Reading the file, 700 orders so far", Tone.BUSY)


def test_a_second_file_waits_for_the_first() -> None:
    desk = Desk()
    desk.presenter.files.start(Path("a.csv"))
    desk.presenter.files.start(Path("b.csv"))

    assert len(desk.files.waiting) == 1


def test_an_unreadable_file_says_why_and_changes_nothing() -> None:
    desk = Desk()
    desk.trouble = DocumentUnreadable(document="orders.csv", reason="empty", detail="")

    desk.presenter.files.start(Path("orders.csv"))
    desk.files.let_go()

    assert desk.answer[0].startswith("File not readable: orders.csv: empty")
    assert not desk.page.importing


def test_the_list_is_exported_and_the_place_named() -> None:
    desk = Desk()

    desk.presenter.export()

    assert desk.answer == ("Written to orders.csv", Tone.OK)


@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                ["SO-10455", "B-900", "B-300", *(payload_of(code) for code in ControlCode)]
            ),
        ),
        max_size=10,
    )
)
def test_no_run_of_scans_ends_in_silence_or_a_crash(texts: list[str]) -> None:
    desk = Desk()
    desk.open()

    for text in texts:
        before = len(desk.page.answers)
        desk.presenter.scanned(scan_of(text))
        assert len(desk.page.answers) > before

    assert len(desk.told.kept) == len(texts)
    assert set(desk.cancelled) <= {NOVAK.badge}
