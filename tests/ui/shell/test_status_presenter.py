"""The status bar always says how every device is, as name, shape and word."""

from __future__ import annotations

import pytest

from app.errors import StoreUnreachable
from app.station.sync import SyncState
from hardware.ports import DeviceHealth, DeviceState
from ui.shell.status_presenter import StatusPresenter
from ui.theme.icon_names import Icon
from ui.widgets.content import Health
from ui.widgets.frame_content import DeviceContent, StatusContent


class Bar:
    """Keeps ``StatusDisplay``."""

    def __init__(self) -> None:
        self.content = StatusContent()

    def show_status(self, content: StatusContent) -> None:
        self.content = content

    def device(self, name: str) -> DeviceContent:
        return next(one for one in self.content.devices if one.name == name)


@pytest.fixture
def bar() -> Bar:
    return Bar()


@pytest.fixture
def status(bar: Bar) -> StatusPresenter:
    return StatusPresenter(bar, "Pack 04")


@pytest.mark.parametrize(
    ("state", "health"),
    [
        (DeviceState.READY, Health.GOOD),
        (DeviceState.ATTENTION, Health.WARN),
        (DeviceState.GONE, Health.BAD),
        (DeviceState.UNKNOWN, Health.UNKNOWN),
    ],
)
def test_each_state_has_its_shape_and_its_word(
    bar: Bar, status: StatusPresenter, state: DeviceState, health: Health
) -> None:
    status.device(DeviceHealth("Scanner", state), Icon.SCAN)

    device = bar.device("Scanner")
    assert device.health is health
    assert device.word
    assert bar.content.station == "Pack 04"


def test_a_device_says_its_own_words_first(bar: Bar, status: StatusPresenter) -> None:
    status.device(DeviceHealth("Zebra", DeviceState.ATTENTION, "40 labels left"), Icon.PRINTER)

    assert bar.device("Zebra").word == "40 labels left"


def test_a_device_keeps_its_place_and_shows_its_newest_word(
    bar: Bar, status: StatusPresenter
) -> None:
    status.device(DeviceHealth("Scanner", DeviceState.READY), Icon.SCAN)
    status.device(DeviceHealth("Zebra", DeviceState.READY), Icon.PRINTER)
    status.device(DeviceHealth("Scanner", DeviceState.GONE), Icon.SCAN)

    assert [device.name for device in bar.content.devices] == ["Scanner", "Zebra", "Server"]
    assert bar.device("Scanner").health is Health.BAD


def test_without_the_database_the_scans_that_are_kept_are_counted(
    bar: Bar, status: StatusPresenter
) -> None:
    status.synced(SyncState(9, StoreUnreachable(url="db", detail="x")))

    assert bar.device("Server").health is Health.WARN
    assert bar.device("Server").word == "offline, 9 scans kept"


def test_a_scanner_that_types_says_that_it_cannot_be_heard(
    bar: Bar, status: StatusPresenter
) -> None:
    status.deaf(deaf=True)
    assert "cannot hear" in bar.device("Scanner").word

    status.deaf(deaf=False)
    assert bar.device("Scanner").word == "ready"


def test_an_order_that_another_station_may_have_been_given_is_said_until_it_is_certain(
    bar: Bar, status: StatusPresenter
) -> None:
    status.claim(False)  # noqa: FBT003 -- as the signal says it
    assert (bar.device("Order").health, bar.device("Order").word) == (
        Health.WARN,
        "not certain, finish it",
    )

    status.claim(True)  # noqa: FBT003 -- as the signal says it
    assert "Order" not in {one.name for one in bar.content.devices}
