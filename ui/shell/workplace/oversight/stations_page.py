"""The station wall with what it asks of the shared database."""

from __future__ import annotations

from collections.abc import Callable

from app.station.claims import force_release
from app.station.presence.wall import read_wall
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.stations.stations_display import StationsUseCases
from ui.stations.stations_presenter import StationsPresenter
from ui.stations.stations_view import StationsView
from ui.theme.theme import Theme


def make_stations(
    works: StationWorks, kit: FloorKit, theme: Theme, press: Callable[[str], None]
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1")."""
    store, station = works.store, works.station
    view = StationsView(theme)
    use = StationsUseCases(
        wall=lambda: read_wall(store),
        release=lambda work_id, by, knows: force_release(
            store, work_id, by, station, knows_of_scans=knows
        ),
    )
    presenter = StationsPresenter(view, kit, works.on_store, use)
    view.stood_on.connect(presenter.stand_on)
    view.pressed.connect(press)
    return WorkplacePage(ScreenName.STATIONS, presenter, view, presenter.refresh, presenter.tick)
