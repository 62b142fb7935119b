"""The telling states of the sign-in: nobody here, work left open, trouble, a badge, a PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.errors import StoreUnreachable
from app.station.presence.leaving import Remaining
from app.station.sync import SyncState
from tests.support.desk_kit import OKAFOR, Told, kit_of
from tests.support.door_desk import ORDER_OPEN, Journal
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.messages.desk.station_trouble import found_damaged
from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice, not_signed_out
from ui.shell.entrance.sign_in_presenter import SignInPresenter
from ui.shell.entrance.sign_in_view import SignInView
from ui.theme.theme import Theme

GONE = StoreUnreachable(url="db", detail="gone")
CART_OPEN = replace(ORDER_OPEN, kind="pick", code="W-77-12", done=5, needed=18)


def _sign_in(
    theme: Theme, notice: DoorNotice = NOTHING_TO_TELL, journal: Journal | None = None
) -> tuple[SignInView, SignInPresenter]:
    view = SignInView(theme)
    presenter = SignInPresenter(
        view,
        kit_of(Told()),
        AtOnce(),
        lambda _pin: OKAFOR,
        (journal or Journal()).news,
        lambda: notice,
        lambda _s, _call: None,
    )
    presenter.enter(None, "")
    return view, presenter


def sign_in_ready(theme: Theme) -> QWidget:
    """The locked station."""
    return _sign_in(theme)[0]


def sign_in_damaged(theme: Theme) -> QWidget:
    """The database was found damaged at the start."""
    return _sign_in(theme, DoorNotice(found_damaged("database")))[0]


def sign_in_not_signed_out(theme: Theme) -> QWidget:
    """Somebody scanned SIGN OUT while the server is gone."""
    notice = not_signed_out(Remaining("M. Okafor", 12, 2))
    view, presenter = _sign_in(theme, notice)
    presenter.hear_link(SyncState(12, GONE, 2))
    return view


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


def sign_in_order_open(theme: Theme) -> QWidget:
    """The power was gone in the middle of an order."""
    return _sign_in(theme, journal=Journal(ORDER_OPEN))[0]


def sign_in_cart_open(theme: Theme) -> QWidget:
    """In the middle of a walk, and the server is gone as well; somebody's badge is not known."""
    view, presenter = _sign_in(theme, journal=Journal(CART_OPEN))
    presenter.hear_link(SyncState(12, GONE, 2))
    presenter.scanned(scan_of("B-777"))
    return view


def sign_in_order_lost(theme: Theme) -> QWidget:
    """Another station took the order while this one was off."""
    journal = Journal(ORDER_OPEN)
    journal.lost_to = "Pack 02"
    return _sign_in(theme, journal=journal)[0]


DOOR_STATES: dict[str, Callable[[Theme], QWidget]] = {
    "sign_in_ready": sign_in_ready,
    "sign_in_damaged": sign_in_damaged,
    "sign_in_not_signed_out": sign_in_not_signed_out,
    "sign_in_typing": sign_in_typing,
    "sign_in_unknown_badge": sign_in_unknown_badge,
    "sign_in_order_open": sign_in_order_open,
    "sign_in_cart_open": sign_in_cart_open,
    "sign_in_order_lost": sign_in_order_lost,
}
"""Every state by the name of its picture; each builds a view that is ready to be shown."""
