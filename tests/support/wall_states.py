"""The station wall in its telling states, and the desk that drives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.station.claims.releasing import ReleasedWork
from app.station.presence.wall import Wall, WallRow
from app.store.books.stations.station_book import HeldWork, StationFacts
from hardware.ports import Scan
from tests.support.desk_kit import NOVAK, NOW, OKAFOR, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.stations.stations_display import StationsUseCases
from ui.stations.stations_presenter import StationsPresenter
from ui.stations.stations_view import StationsView
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, DetailContent, FigureContent, QueueRowContent

READY = {"Scanner": "ready", "Scale": "ready", "Label printer": "ready"}
WALK = HeldWork(7, "P-0007", "pick", "", "Pick 02", OKAFOR.badge, NOW - timedelta(minutes=2), 3)
PACKING = HeldWork(
    9, "K-0031", "pack", "SO-10482", "Pack 04", OKAFOR.badge, NOW + timedelta(minutes=12), 0
)


def _station(name: str, minutes: float, unsent: int = 0, **health: str) -> StationFacts:
    devices = {**READY, **{key.replace("_", " "): word for key, word in health.items()}}
    return StationFacts(name, NOW - timedelta(minutes=minutes), unsent, devices)


def wall_of_five() -> Wall:
    """Two at work, one idle, one silent with a walk, one that sends what it has kept."""
    silent = _station("Pick 02", 38)
    return Wall(
        NOW,
        (
            WallRow(_station("Pack 03", 0, Scale="not connected"), False, False, ()),  # noqa: FBT003 -- a plain row
            WallRow(_station("Pack 04", 0), False, False, (PACKING,)),  # noqa: FBT003 -- a plain row
            WallRow(_station("Pack 05", 0.5, 12), False, True, ()),  # noqa: FBT003 -- a plain row
            WallRow(_station("Pick 01", 300), True, True, ()),  # noqa: FBT003 -- a plain row
            WallRow(silent, True, True, (WALK,)),  # noqa: FBT003 -- a plain row
        ),
    )


class Page:
    """Keeps ``StationsDisplay``; remembers what was shown."""

    def __init__(self) -> None:
        self.rows: Sequence[QueueRowContent] = ()
        self.detail = DetailContent("")
        self.actions: tuple[ActionContent, ...] = ()
        self.answer = ""

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Nothing is asked about them."""

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Remember the rows."""
        del current
        self.rows = rows

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Remember the station stood on."""
        self.detail, self.actions = detail, actions

    def show_answer(self, text: str, tone: Tone) -> None:
        """Remember the answer."""
        del tone
        self.answer = text


class WallDesk:
    """A supervisor before the wall; what is released is written down."""

    def __init__(self, person: Person = NOVAK) -> None:
        self.page, self.told = Page(), Told()
        self.wall = wall_of_five()
        self.released: list[tuple[int, str, bool]] = []
        self.trouble: Exception | None = None
        use = StationsUseCases(lambda: self.wall, self._release)
        self.presenter = StationsPresenter(self.page, kit_of(self.told), AtOnce(), use)
        self.presenter.enter(person, "")

    def press(self, key: int) -> None:
        """Press a key of the page."""
        self.presenter.scanned(_key(key))

    @property
    def actions(self) -> list[tuple[str, str, bool]]:
        """What can be done: key, words, and whether it can be done now."""
        return [(action.key, action.label, action.enabled) for action in self.page.actions]

    def _release(self, work_id: int, by: Person, knows: bool) -> ReleasedWork:  # noqa: FBT001 -- the use case's own
        if self.trouble is not None:
            raise self.trouble
        self.released.append((work_id, by.badge, knows))
        return ReleasedWork("P-0007", "Pick 02", suspect=knows)


def _key(number: int) -> Scan:
    code = next(code for code in ControlCode if code.f_key == number)
    return scan_of(payload_of(code), "keys")


def stations_page(theme: Theme) -> tuple[StationsView, StationsPresenter]:
    """The wall of five, and the presenter that drives it."""
    view = StationsView(theme)
    released = ReleasedWork("P-0007", "Pick 02", suspect=True)
    use = StationsUseCases(wall_of_five, lambda _work_id, _by, _knows: released)
    presenter = StationsPresenter(view, kit_of(Told()), AtOnce(), use)
    view.stood_on.connect(presenter.stand_on)
    presenter.enter(NOVAK, "")
    return view, presenter


def stations_silent(theme: Theme) -> QWidget:
    """The silent station is stood on: first the tick, then the release."""
    return stations_page(theme)[0]


def stations_ticked(theme: Theme) -> QWidget:
    """The supervisor knows that scans may come late."""
    view, presenter = stations_page(theme)
    presenter.scanned(_key(1))
    return view


STATES: dict[str, Callable[[Theme], QWidget]] = {
    "stations_silent": stations_silent,
    "stations_ticked": stations_ticked,
}
