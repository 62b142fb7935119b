"""Draws a state in its window, in both themes and both sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from app.station.sync import SyncState
from hardware.ports import DeviceHealth, DeviceState
from tests.support.case_states import CASE_STATES
from tests.support.desk_kit import NOVAK, NOW, OKAFOR
from tests.support.desk_states import COUNTS
from tests.support.desk_states import STATES as DESK_STATES
from tests.support.dock_states import DOCK_STATES
from tests.support.floor_states import STATES as FLOOR_STATES
from tests.support.policies_page import STATES as POLICIES_STATES
from tests.support.policy_states import STATES as POLICY_STATES
from tests.support.replay_states import REPLAY_STATES
from tests.support.stock_states import STATES as STOCK_STATES
from tests.support.tracked_states import TRACKED_STATES
from tests.support.wall_states import STATES as WALL_STATES
from ui.fulfilment.replay.replay_content import keys_of
from ui.shell.pages import pages_for
from ui.shell.screen import ScreenName
from ui.shell.status_presenter import StatusPresenter
from ui.shell.window import Window
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.frame_content import TopBarContent

State = Callable[[Theme], QWidget]

THEMES = {"light": LIGHT, "dark": DARK}
SIZES = ((1920, 1080), (1280, 800))
_SCREENS = {
    "sign": ScreenName.SIGN_IN,
    "home": ScreenName.HOME,
    "orders": ScreenName.ORDERS,
    "exceptions": ScreenName.EXCEPTIONS,
    "settings": ScreenName.SETTINGS,
    "waves": ScreenName.WAVES,
    "layout": ScreenName.LAYOUT,
    "replay": ScreenName.REPLAY,
    "stations": ScreenName.STATIONS,
    "policies": ScreenName.POLICIES,
    "stock": ScreenName.STOCK,
}


def states() -> Mapping[str, State]:
    """Every telling state by its name."""
    screens = {**DESK_STATES, **CASE_STATES, **FLOOR_STATES, **TRACKED_STATES, **REPLAY_STATES}
    others = {**WALL_STATES, **POLICIES_STATES, **POLICY_STATES, **STOCK_STATES}
    return {**screens, **DOCK_STATES, **others}


def draw_state(application: QApplication, name: str, state: State, folder: Path) -> list[Path]:
    """Draw one state four times; the pictures' paths."""
    drawn: list[Path] = []
    for look, tokens in THEMES.items():
        for width, height in SIZES:
            theme = Theme(tokens)
            theme.dress(application)
            path = folder / f"{name}_{look}_{width}x{height}.png"
            _draw(application, _in_window(name, state(theme), theme), (width, height), path)
            drawn.append(path)
    return drawn


def _draw(application: QApplication, window: QWidget, size: tuple[int, int], path: Path) -> None:
    window.resize(*size)
    window.show()
    for _ in range(3):  # a view that fits its rows to its height needs another turn
        application.processEvents()
    if not window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    window.close()
    shiboken6.delete(window)  # else the next picture's style sheet dresses this window too


def _in_window(name: str, view: QWidget, theme: Theme) -> QWidget:
    """The view with the bars round it; some states bring their own window."""
    if isinstance(view, Window):
        return view
    screen = _SCREENS[name.split("_", maxsplit=1)[0]]
    window = Window(theme, "or scan the code card")
    window.take_screens({screen: view})
    window.show_pages(pages_for("supervisor", COUNTS.open_cases), screen.value)
    window.show_screen(screen)
    window.show_keys(keys_of(flying=True) if screen is ScreenName.REPLAY else ())
    window.show_top(
        TopBarContent(
            icon=Icon.PACKAGE if screen.of_the_floor else Icon.BUILDING_WAREHOUSE,
            place="Pack 04" if screen.of_the_floor else "Desk 01",
            person=_person_of(name),
            clock=NOW.strftime("%H:%M"),
        )
    )
    status = StatusPresenter(window, "Station 04   Bay C")
    status.device(DeviceHealth("Scanner", DeviceState.READY), Icon.SCAN)
    status.device(DeviceHealth("Label printer", DeviceState.READY), Icon.PRINTER)
    status.synced(SyncState(0))
    return window


def _person_of(name: str) -> str:
    """Who stands in the top bar: nobody before the sign-in, a packer on a packer's home."""
    if name.startswith("sign_in"):
        return ""
    return OKAFOR.name if name in {"home_packer", "home_bin"} else NOVAK.name
