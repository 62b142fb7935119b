"""The status bar: what every device does, what is saved, and which station this is (rule 23)."""

from __future__ import annotations

from typing import Protocol, assert_never

from app.station.sync import SyncState
from hardware.ports import DeviceHealth, DeviceState
from ui.messages.floor.devices import (
    claim_name,
    claim_word,
    server_name,
    server_word,
    state_word,
    wedge_name,
    wedge_words,
)
from ui.theme.icon_names import Icon
from ui.widgets.content import Health
from ui.widgets.frame_content import DeviceContent, StatusContent


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
        self._server = _server(SyncState(0))
        self._certain = True

    def device(self, health: DeviceHealth, icon: Icon) -> None:
        """A device said how it is."""
        self._devices[health.device] = DeviceContent(
            icon,
            health.device,
            _health_of(health.state),
            health.detail or state_word(health.state, icon),
        )
        self._draw()

    @property
    def words(self) -> dict[str, str]:
        """How each device is, in a word: what the wall of all stations shows."""
        return {name: device.word for name, device in self._devices.items()}

    def deaf(self, *, deaf: bool) -> None:
        """The wedge cannot be heard while another window is active (rule 15)."""
        state = DeviceState.ATTENTION if deaf else DeviceState.READY
        self.device(DeviceHealth(wedge_name(), state, wedge_words(deaf=deaf)), Icon.KEYBOARD)

    def synced(self, state: SyncState) -> None:
        """The sync said how many records wait."""
        self._server = _server(state)
        self._draw()

    def claim(self, certain: bool) -> None:  # noqa: FBT001 -- a signal's one argument
        """Say while another station may have been given the work in hand (D10)."""
        self._certain = certain
        self._draw()

    def _draw(self) -> None:
        doubt = () if self._certain else (_DOUBTFUL,)
        devices = (*self._devices.values(), *doubt, self._server)
        self._display.show_status(StatusContent(devices, self._station))


_DOUBTFUL = DeviceContent(Icon.CLIPBOARD_LIST, claim_name(), Health.WARN, claim_word())


def _server(state: SyncState) -> DeviceContent:
    health = Health.GOOD if state.trouble is None else Health.WARN
    return DeviceContent(Icon.DATABASE, server_name(), health, server_word(state))


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
