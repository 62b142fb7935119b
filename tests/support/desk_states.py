"""The telling states of sign-in, home and the desk's pages, with believable data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.capture.reading.problems import RowFault, RowProblem
from app.capture.receipt import ReceiptReport
from app.capture.staging import StagingReport
from app.exception_queue.kinds import HoldReason
from app.exception_queue.solving import SolveAnswer
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.store.books.capture.case_lists import CaseRow
from tests.support import order_data
from tests.support.desk_data import CASES, HISTORY, queue_of
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR, Told, kit_of
from tests.support.door_states import DOOR_STATES
from tests.support.layout_desk import LAYOUT_STATES
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from tests.support.settings_states import SETTINGS_STATES
from tests.support.waves_states import WAVES_STATES
from ui.capture.orders_display import ImportOutcome, OrderRead, OrderUseCases
from ui.capture.orders_presenter import OrdersPresenter
from ui.capture.orders_view import OrdersView
from ui.exception_queue.exceptions_display import QueueUseCases
from ui.exception_queue.exceptions_presenter import ExceptionsPresenter
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.messages.home import HomeCounts
from ui.shell.entrance.home_presenter import HomePresenter
from ui.shell.entrance.home_view import HomeView
from ui.theme.theme import Theme

COUNTS = HomeCounts(12, 3, 4, 138, 5, 14, 2, 2, 3)


def _home(theme: Theme, person: Person) -> tuple[HomeView, HomePresenter]:
    view = HomeView(theme)
    presenter = HomePresenter(view, kit_of(Told()), AtOnce(), lambda: COUNTS)
    presenter.enter(person, "")
    return view, presenter


def home_of_a_packer(theme: Theme) -> QWidget:
    """What waits on the floor."""
    return _home(theme, OKAFOR)[0]


def home_of_a_supervisor(theme: Theme) -> QWidget:
    """All pages, with what waits."""
    return _home(theme, NOVAK)[0]


def home_scanned_a_bin(theme: Theme) -> QWidget:
    """A known code that opens nothing yet."""
    view, presenter = _home(theme, OKAFOR)
    presenter.scanned(scan_of("A-14-03"))
    return view


def exceptions_page(
    theme: Theme, person: Person = NOVAK, rows: tuple[CaseRow, ...] = CASES
) -> tuple[ExceptionsView, ExceptionsPresenter]:
    """The queue with fourteen cases, and the presenter that drives it."""
    view = ExceptionsView(theme)
    use = QueueUseCases(
        queue=lambda: queue_of(rows),
        history=lambda case_id: HISTORY[:1] if case_id > 1 else HISTORY,
        take=lambda _case_id, _person: True,
        solve=lambda _case_id, _resolution, _approver, _owner, _bin: SolveAnswer(is_solved=True),
    )
    presenter = ExceptionsPresenter(view, kit_of(Told()), AtOnce(), use)
    view.stood_on.connect(presenter.stand_on)
    view.taken.connect(presenter.take)
    view.kind_chosen.connect(presenter.filter_by)
    presenter.enter(person, "")
    return view, presenter


def exceptions_double_scan(theme: Theme) -> QWidget:
    """A late case with both codes as evidence."""
    return exceptions_page(theme)[0]


def exceptions_address(theme: Theme) -> QWidget:
    """A case that another one owns, found by scanning its order."""
    view, presenter = exceptions_page(theme)
    presenter.scanned(scan_of("SO-10455"))
    return view


def exceptions_supervisor_wanted(theme: Theme) -> QWidget:
    """A clerk's wish that takes a supervisor's badge, in place."""
    view, presenter = exceptions_page(theme, BAKKER)
    presenter.scanned(scan_of(payload_of(ControlCode.CONFIRM), "keys"))
    return view


def exceptions_empty(theme: Theme) -> QWidget:
    """Nothing waits."""
    return exceptions_page(theme, rows=())[0]


def orders_page(
    theme: Theme, person: Person = BAKKER, total: int = 138
) -> tuple[OrdersView, OrdersPresenter]:
    """The list of orders, and the presenter that drives it."""
    view = OrdersView(theme)
    bad = RowProblem("orders.csv", 212, "Lineitem quantity", "1,5", RowFault.NOT_WHOLE)
    receipt = ReceiptReport("orders.csv", read=139, new=130, unchanged=4, bad_orders=1)
    receipt.bad_rows.append(bad)
    use = OrderUseCases(
        counts=lambda: order_data.COUNTS,
        count=lambda query: 1 if query.search else total,
        page=lambda query, offset, limit: [
            order_data.order_row(place)
            for place in range(offset, min(total, offset + (1 if query.search else limit)))
        ],
        of_label=lambda _label: "SO-10456",
        detail=lambda _order_no: OrderRead(
            order_data.held_order(), order_data.waits_of_held_order()
        ),
        check_again=lambda _order_no, _person: frozenset({HoldReason.POSTCODE_MALFORMED}),
        correct=lambda _order_no, _fields, _person: frozenset(),
        cancel=lambda _order_no, _person: None,
        import_orders=lambda _path, _progress: ImportOutcome(receipt, StagingReport(125, 5)),
        export=lambda _query: Path("exports/orders-2026-03-02.csv"),
    )
    at_once = AtOnce()
    presenter = OrdersPresenter(view, kit_of(Told()), at_once, at_once, use, lambda _s, _call: None)
    view.page_wanted.connect(presenter.page_wanted)
    view.stood_on.connect(presenter.sheet.open)
    view.state_chosen.connect(presenter.choose_state)
    view.sort_chosen.connect(presenter.sort)
    view.searched.connect(presenter.search)
    view.typed.connect(presenter.sheet.typed)
    view.export_wanted.connect(presenter.export)
    presenter.enter(person, "")
    presenter.page_wanted(0)
    return view, presenter


def orders_list(theme: Theme) -> QWidget:
    """The list with one order beside it."""
    view, _presenter = orders_page(theme)
    view.list.table.selectRow(1)
    return view


def _leaf(theme: Theme, leaf: str) -> QWidget:
    view, _presenter = orders_page(theme)
    view.list.table.selectRow(1)
    next(chip for chip in view.card.chips.chips if chip.content.key == leaf).click()
    return view


def orders_lines(theme: Theme) -> QWidget:
    """The lines of a held order."""
    return _leaf(theme, "lines")


def orders_waiting(theme: Theme) -> QWidget:
    """Why a line of it waits for stock."""
    return _leaf(theme, "waiting")


def orders_checks(theme: Theme) -> QWidget:
    """Why it is held."""
    return _leaf(theme, "checks")


def orders_address(theme: Theme) -> QWidget:
    """Its address, judged at the field."""
    return _leaf(theme, "address")


def orders_imported(theme: Theme) -> QWidget:
    """The report of a file, in place."""
    view, presenter = orders_page(theme)
    view.list.table.selectRow(1)
    presenter.files.start(Path("orders.csv"))
    presenter.page_wanted(0)
    return view


STATES: dict[str, Callable[[Theme], QWidget]] = {
    **DOOR_STATES,
    "home_packer": home_of_a_packer,
    "home_supervisor": home_of_a_supervisor,
    "home_bin": home_scanned_a_bin,
    "exceptions_double_scan": exceptions_double_scan,
    "exceptions_address": exceptions_address,
    "exceptions_supervisor": exceptions_supervisor_wanted,
    "exceptions_empty": exceptions_empty,
    "orders_list": orders_list,
    "orders_lines": orders_lines,
    "orders_waiting": orders_waiting,
    "orders_checks": orders_checks,
    "orders_address": orders_address,
    "orders_imported": orders_imported,
    **SETTINGS_STATES,
    **WAVES_STATES,
    **LAYOUT_STATES,
}
"""Every state by the name of its picture; each builds a view that is ready to be shown."""
