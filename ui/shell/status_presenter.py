"""The status bar: what every device does, what is saved, and which station this is (rule 23)."""

from __future__ import annotations

from typing import Protocol, assert_never

from PySide6.QtCore import QCoreApplication

from app.station.sync import SyncState
from hardware.ports import DeviceHealth, DeviceState
from ui.messages.errors import for_error
from ui.theme.icon_names import Icon
from ui.widgets.content import Health
from ui.widgets.frame_content import DeviceContent, StatusContent

translate = QCoreApplication.translate


class StatusDisplay(Protocol):
    """The window, as the status sees it."""

    def show_status(self, content: StatusContent) -> None:
        """Show devices, server and station."""


class StatusPresenter:
    """Keeps the newest word of every device and of the sync."""

    def __init__(self, display: StatusDisplay, station: str) -> None:
        self._display = display
        self._station = station
        self._devices: dict[str, DeviceContent] = {}
        self._server = _server_word(SyncState(0))

    def device(self, health: DeviceHealth, icon: Icon) -> None:
        """A device said how it is."""
        self._devices[health.device] = DeviceContent(
            icon, health.device, _health_of(health.state), health.detail or _word_of(health.state)
        )
        self._draw()

    def deaf(self, *, deaf: bool) -> None:
        """The wedge cannot be heard while another window is active (rule 15)."""
        state = DeviceState.ATTENTION if deaf else DeviceState.READY
        words = translate("status", "cannot hear: click this window") if deaf else ""
        self.device(DeviceHealth(translate("status", "Scanner"), state, words), Icon.KEYBOARD)

    def synced(self, state: SyncState) -> None:
        """The sync said how many records wait."""
        self._server = _server_word(state)
        self._draw()

    def _draw(self) -> None:
        devices = (*self._devices.values(), self._server)
        self._display.show_status(StatusContent(devices, self._station))


def _server_word(state: SyncState) -> DeviceContent:
    name = translate("status", "Server")
    if state.trouble is not None:
        kept = translate("status", "offline, {count} scans kept").format(count=state.waiting)
        words = kept if state.waiting else for_error(state.trouble).headline
        return DeviceContent(Icon.DATABASE, name, Health.WARN, words)
    if state.waiting:
        words = translate("status", "saving {count}").format(count=state.waiting)
        return DeviceContent(Icon.DATABASE, name, Health.GOOD, words)
    return DeviceContent(Icon.DATABASE, name, Health.GOOD, translate("status", "saved"))


def _health_of(state: DeviceState) -> Health:
    match state:
        case DeviceState.READY:
            return Health.GOOD
        case DeviceState.ATTENTION:
            return Health.WARN
        case DeviceState.GONE:
            return Health.BAD
        case DeviceState.UNKNOWN:
            return Health.UNKNOWN
        case _:
            assert_never(state)


def _word_of(state: DeviceState) -> str:
    match state:
        case DeviceState.READY:
            return translate("status", "ready")
        case DeviceState.ATTENTION:
            return translate("status", "look at it")
        case DeviceState.GONE:
            return translate("status", "not connected")
        case DeviceState.UNKNOWN:
            return translate("status", "not known")
        case _:
            assert_never(state)
