"""Sign-in and home with what they ask of the shared database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from app.exception_queue.cases import queue_counts
from app.lifecycle import OrderState
from app.station.presence.left_open import LeftOpen, left_open
from app.store.books.capture.case_lists import CaseCounts
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.home import HomeCounts
from ui.shell.entrance.door_news import DoorNews, DoorSources
from ui.shell.entrance.home_presenter import HomePresenter
from ui.shell.entrance.home_view import HomeView
from ui.shell.entrance.sign_in_presenter import SignInPresenter
from ui.shell.entrance.sign_in_view import SignInView
from ui.shell.screen import Screen, ScreenName
from ui.shell.workplace.attendance import Attendance
from ui.shell.workplace.station_works import StationWorks, later
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class EntranceScreens:
    """Presenters and views of sign-in and home."""

    sign_in: SignInPresenter
    home: HomePresenter
    door: SignInView
    home_view: HomeView
    views: dict[ScreenName, QWidget]

    @property
    def screens(self) -> dict[ScreenName, Screen]:
        """The presenters by name."""
        return {ScreenName.SIGN_IN: self.sign_in, ScreenName.HOME: self.home}


def make_entrance(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    attendance: Attendance,
) -> EntranceScreens:
    """Make sign-in and home for one station."""
    store = works.store
    door, home = SignInView(theme), HomeView(theme)
    sign_in = SignInPresenter(
        door,
        kit,
        works.on_store,
        attendance.sign_in_by_pin,
        DoorNews(_door_sources(works, kit, attendance), works.on_journal, works.untroubled),
        attendance.notice,
        later,
    )
    attendance.changed = sign_in.look_again
    works.claim_lost.connect(sign_in.look_again)
    door.digit.connect(sign_in.pin.digit)
    door.cleared.connect(sign_in.pin.clear)
    door.entered.connect(sign_in.pin.enter)
    return EntranceScreens(
        sign_in,
        HomePresenter(home, kit, works.on_screens, lambda: home_counts(store)),
        door,
        home,
        {ScreenName.SIGN_IN: door, ScreenName.HOME: home},
    )


def _door_sources(works: StationWorks, kit: FloorKit, attendance: Attendance) -> DoorSources:
    def left() -> LeftOpen | None:
        work = works.journal.open_work()
        return left_open(work) if work else None

    def name_of(badge: str) -> str:
        person = works.directory.people.get(badge)
        return person.name if person else ""

    return DoorSources(
        last_here=attendance.last_here,
        left_open=left,
        lost_to=lambda: works.bench.lost_to,
        name_of=name_of,
        today=lambda: kit.clock().date(),
    )


def home_counts(store: Store) -> HomeCounts:
    """What waits, for the tiles of the home page."""
    with store.reading() as uow:
        deliveries, counts = len(uow.purchases.expected()), len(uow.counts.waiting())
        waiting, states = uow.waiting.counts(), uow.orders.counts_by_state()
        rule = uow.wave_rule.read()
    cases = _case_counts(store)
    asks = rule.mode is ReleaseMode.PICKER_ASKS  # else a supervisor or the clock makes the carts
    ended = states[OrderState.SHIPPED] + states[OrderState.CANCELLED]
    return HomeCounts(
        totes_to_pack=waiting.totes,
        carts_to_pick=waiting.carts,
        orders_to_pick=states[OrderState.STAGED] + states[OrderState.ALLOCATED] if asks else 0,
        parcels_to_dispatch=waiting.parcels,
        orders=sum(states.values()) - ended,
        orders_held=states[OrderState.HELD],
        open_cases=cases.open,
        late_cases=cases.late,
        deliveries=deliveries,
        counts=counts,
    )


def open_cases(store: Store) -> int:
    """How many cases wait, for the rail beside every desk page."""
    return _case_counts(store).open


def _case_counts(store: Store) -> CaseCounts:
    now = datetime.now(UTC)
    return queue_counts(store, now, now.replace(hour=0, minute=0, second=0, microsecond=0))
