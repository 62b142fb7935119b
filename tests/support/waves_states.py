"""The telling states of the planning screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.scanning.control_card import ControlCode, payload_of
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from tests.support.desk_kit import NOVAK, Told, kit_of
from tests.support.runners import AtOnce, Held
from tests.support.scans import scan_of
from tests.support.waves_desk import BOARD, NAMES, WavesDesk
from ui.fulfilment.waves.waves_presenter import WavesPresenter
from ui.fulfilment.waves.waves_view import WavesView
from ui.theme.theme import Theme


def waves_page(
    theme: Theme, desk: WavesDesk | None = None, planner: AtOnce | Held | None = None
) -> tuple[WavesView, WavesPresenter]:
    """The planning screen, and the presenter that drives it."""
    view = WavesView(theme)
    use = (desk or WavesDesk()).use
    presenter = WavesPresenter(
        view, kit_of(Told(), NAMES), AtOnce(), planner or AtOnce(), use, lambda _s, _call: None
    )
    view.stood_on.connect(presenter.stand_on)
    view.grouping_chosen.connect(presenter.rule.choose)
    view.typed.connect(presenter.rule.typed)
    view.kept.connect(presenter.rule.keep)
    presenter.enter(NOVAK, "")
    return view, presenter


def _pressed(presenter: WavesPresenter, code: ControlCode) -> None:
    presenter.scanned(scan_of(payload_of(code), "keys"))


def waves_draft(theme: Theme) -> QWidget:
    """A draft of two carts with their walks."""
    return waves_page(theme)[0]


def waves_planning(theme: Theme) -> QWidget:
    """A plan is being made."""
    view, presenter = waves_page(theme, planner=Held())
    _pressed(presenter, ControlCode.CONFIRM)
    return view


def waves_released(theme: Theme) -> QWidget:
    """A released wave that a picker has begun, and a schedule with a field that is wrong."""
    rule = RuleFacts(ReleaseMode.SCHEDULE, "cut-off", 30, 45, 6, 0, 80_000)
    view, presenter = waves_page(theme, WavesDesk(replace(BOARD, rule=rule)))
    presenter.scanned(scan_of("T-118"))
    presenter.rule.typed("units", "many")
    return view


def waves_empty(theme: Theme) -> QWidget:
    """Nothing is planned yet."""
    return waves_page(theme, WavesDesk(replace(BOARD, waves=())))[0]


WAVES_STATES: dict[str, Callable[[Theme], QWidget]] = {
    "waves_draft": waves_draft,
    "waves_planning": waves_planning,
    "waves_released": waves_released,
    "waves_empty": waves_empty,
}
"""Every state by the name of its picture."""
