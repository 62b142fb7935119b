"""The desk: its pages side by side.  A new page is made in a module of its own and listed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.fulfilment.shipping.papers import PaperDesk
from app.settings import Settings
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import Screen, ScreenName
from ui.shell.workplace.desk.exceptions_page import make_exceptions
from ui.shell.workplace.desk.layout_page import make_layout
from ui.shell.workplace.desk.orders_page import make_orders
from ui.shell.workplace.desk.replay_page import make_replay
from ui.shell.workplace.desk.settings_screen import Machine, make_settings
from ui.shell.workplace.desk.waves_page import make_waves
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.oversight.policies_page import make_policies
from ui.shell.workplace.oversight.stations_page import make_stations
from ui.shell.workplace.station_works import StationWorks
from ui.shell.workplace.stock.stock_page import make_stock_desk
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt refers to it weakly
class DeskScreens:
    """The pages of the desk."""

    pages: tuple[WorkplacePage, ...]

    @property
    def screens(self) -> dict[ScreenName, Screen]:
        """The presenters by name."""
        return {page.name: page.screen for page in self.pages}

    @property
    def views(self) -> dict[ScreenName, QWidget]:
        """The views by name."""
        return {page.name: page.view for page in self.pages}

    def refresh(self) -> None:
        """The shared database has changed: read again what is in front."""
        for page in self.pages:
            if page.refresh is not None:
                page.refresh()

    def never_ended(self, front: ScreenName, source_id: str) -> None:
        """A scanner sends codes without an end: the page in front may say so."""
        for page in self.pages:
            if page.name is front and page.unended is not None:
                page.unended(source_id)

    def tick(self) -> None:
        """A second went by."""
        for page in self.pages:
            if page.tick is not None:
                page.tick()


def make_desk(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    settings: Settings,
    machine: Machine,
    paper: PaperDesk,
) -> DeskScreens:
    """Make the desk's pages for one station; ``press`` takes a touched key ("F1")."""
    return DeskScreens(
        (
            make_exceptions(works, kit, theme, press),
            make_orders(works, kit, theme, press, settings.folders.documents / "exports"),
            make_replay(works, kit, theme),
            make_waves(works, kit, theme, press, paper),
            make_layout(works, kit, theme, press),
            make_stock_desk(works, kit, theme, press, settings.folders.documents / "exports"),
            make_stations(works, kit, theme, press),
            make_policies(works, kit, theme, press),
            make_settings(works, kit, theme, press, settings, machine, paper),
        )
    )
