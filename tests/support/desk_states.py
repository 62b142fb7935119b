"""The telling states of sign-in, home and the desk's pages, with believable data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.exception_queue.solving import SolveAnswer
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.store.books.capture.case_lists import CaseRow
from tests.support.desk_data import CASES, HISTORY, queue_of
from tests.support.desk_kit import BAKKER, NOVAK, NOW, OKAFOR, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.exception_queue.exceptions_display import QueueUseCases
from ui.exception_queue.exceptions_presenter import ExceptionsPresenter
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.messages.home import HomeCounts
from ui.messages.sign_in import LastHere
from ui.shell.entrance.home_presenter import HomePresenter
from ui.shell.entrance.home_view import HomeView
from ui.shell.entrance.sign_in_presenter import SignInPresenter
from ui.shell.entrance.sign_in_view import SignInView
from ui.theme.theme import Theme

COUNTS = HomeCounts(12, 3, 4, 138, 5, 14, 2)


def _sign_in(theme: Theme) -> tuple[SignInView, SignInPresenter]:
    view = SignInView(theme)
    last = LastHere("M. Okafor", NOW.replace(hour=12, minute=58), "SO-10482")
    presenter = SignInPresenter(
        view, kit_of(Told()), AtOnce(), lambda _pin: OKAFOR, lambda: last, lambda _s, _call: None
    )
    presenter.enter(None, "")
    return view, presenter


def sign_in_ready(theme: Theme) -> QWidget:
    """The locked station."""
    return _sign_in(theme)[0]


def sign_in_typing(theme: Theme) -> QWidget:
    """A PIN half typed."""
    view, presenter = _sign_in(theme)
    for digit in "47":
        presenter.pin.digit(digit)
    return view


def sign_in_unknown_badge(theme: Theme) -> QWidget:
    """A badge that nobody carries."""
    view, presenter = _sign_in(theme)
    presenter.scanned(scan_of("B-777"))
    return view


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
        solve=lambda _case_id, _resolution, _approver, _owner: SolveAnswer(is_solved=True),
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


STATES: dict[str, Callable[[Theme], QWidget]] = {
    "sign_in_ready": sign_in_ready,
    "sign_in_typing": sign_in_typing,
    "sign_in_unknown_badge": sign_in_unknown_badge,
    "home_packer": home_of_a_packer,
    "home_supervisor": home_of_a_supervisor,
    "home_bin": home_scanned_a_bin,
    "exceptions_double_scan": exceptions_double_scan,
    "exceptions_address": exceptions_address,
    "exceptions_supervisor": exceptions_supervisor_wanted,
    "exceptions_empty": exceptions_empty,
}
"""Every state by the name of its picture; each builds a view that is ready to be shown."""
