"""The desk's screens with what each asks of the shared database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exception_queue.cases import free_case, queue_counts, take_case
from app.exception_queue.kinds import Resolution
from app.exception_queue.solving import SolveAnswer, solve_case
from app.fulfilment.shipping.papers import PaperDesk
from app.scanning.directory import Person
from app.settings import Settings
from app.store.books.capture.case_lists import CaseEventRow
from app.store.unit_of_work import Store
from ui.capture.orders_presenter import OrdersPresenter
from ui.capture.orders_view import OrdersView
from ui.exception_queue.exceptions_content import QueueRead
from ui.exception_queue.exceptions_display import QueueUseCases
from ui.exception_queue.exceptions_presenter import ExceptionsPresenter
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.fulfilment.floor_kit import FloorKit
from ui.settings.settings_presenter import SettingsPresenter
from ui.shell.screen import Screen, ScreenName
from ui.shell.workplace.order_use_cases import order_use_cases
from ui.shell.workplace.settings_screen import Machine, make_settings
from ui.shell.workplace.station_works import StationWorks, later
from ui.theme.theme import Theme

_MOST_CASES = 500


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt refers to it weakly
class DeskScreens:
    """Presenters and views of the desk."""

    exceptions: ExceptionsPresenter
    orders: OrdersPresenter
    settings: SettingsPresenter
    views: dict[ScreenName, QWidget]

    @property
    def screens(self) -> dict[ScreenName, Screen]:
        """The presenters by name."""
        return {
            ScreenName.EXCEPTIONS: self.exceptions,
            ScreenName.ORDERS: self.orders,
            ScreenName.SETTINGS: self.settings,
        }

    def refresh(self) -> None:
        """The shared database has changed: read again what is in front."""
        self.exceptions.refresh()
        self.orders.refresh()

    def tick(self) -> None:
        """A second went by."""
        self.exceptions.tick()


def make_desk(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    settings: Settings,
    machine: Machine,
    paper: PaperDesk,
) -> DeskScreens:
    """Make the desk's screens for one station; ``press`` takes a touched key ("F1")."""
    queue = ExceptionsView(theme)
    exceptions = ExceptionsPresenter(queue, kit, works.on_store, _queue_use_cases(works))
    queue.stood_on.connect(exceptions.stand_on)
    queue.taken.connect(exceptions.take)
    queue.kind_chosen.connect(exceptions.filter_by)
    queue.pressed.connect(press)
    orders_view, orders = _make_orders(
        works, kit, theme, press, settings.folders.documents / "exports"
    )
    page, settings_page = make_settings(works, kit, theme, press, settings, machine, paper)
    views: dict[ScreenName, QWidget] = {
        ScreenName.EXCEPTIONS: queue,
        ScreenName.ORDERS: orders_view,
        ScreenName.SETTINGS: page,
    }
    return DeskScreens(exceptions, orders, settings_page, views)


def _make_orders(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    exports: Path,
) -> tuple[OrdersView, OrdersPresenter]:
    view = OrdersView(theme)
    use = order_use_cases(works.store, works.station, exports)
    orders = OrdersPresenter(view, kit, works.on_store, works.on_import, use, later)
    view.page_wanted.connect(orders.page_wanted)
    view.stood_on.connect(orders.sheet.open)
    view.state_chosen.connect(orders.choose_state)
    view.sort_chosen.connect(orders.sort)
    view.searched.connect(orders.search)
    view.typed.connect(orders.sheet.typed)
    view.export_wanted.connect(orders.export)
    view.file_chosen.connect(orders.files.start)
    view.stop_wanted.connect(orders.files.stop)
    view.pressed.connect(press)
    return view, orders


def _queue_use_cases(works: StationWorks) -> QueueUseCases:
    store, station = works.store, works.station

    def history(case_id: int) -> list[CaseEventRow]:
        with store.reading() as uow:
            return list(uow.cases.history(case_id))

    def solve(
        case_id: int, resolution: Resolution, person: Person, owner: Person | None
    ) -> SolveAnswer:
        now = datetime.now(UTC)
        if owner is not None:
            free_case(store, case_id, owner, now)
        return solve_case(store, case_id, resolution, person, now, station)

    return QueueUseCases(
        queue=lambda: _read_queue(store),
        history=history,
        take=lambda case_id, person: take_case(store, case_id, person, datetime.now(UTC)),
        solve=solve,
    )


def _read_queue(store: Store) -> QueueRead:
    now = datetime.now(UTC)
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    with store.reading() as uow:
        rows = tuple(uow.cases.page(limit=_MOST_CASES))
    return QueueRead(rows, queue_counts(store, now, midnight))
