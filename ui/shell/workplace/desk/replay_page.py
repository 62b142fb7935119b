"""The flight recorder's page with what it asks of the shared database."""

from __future__ import annotations

from app.station.flight_recorder.flight import flight_in_store
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.replay.replay_presenter import ReplayPresenter
from ui.fulfilment.replay.replay_view import ReplayView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme


def make_replay(works: StationWorks, kit: FloorKit, theme: Theme) -> WorkplacePage:
    """Make the page; nothing of it is read again, for the past does not change."""
    view, store = ReplayView(theme), works.store
    replay = ReplayPresenter(view, kit, works.on_store, lambda code: flight_in_store(store, code))
    return WorkplacePage(ScreenName.REPLAY, replay, view)
