"""Tests of ui/widgets/frame/status_bar.py: how the devices are."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.frame.status_bar import StatusBar
from ui.widgets.frame_content import DeviceContent, StatusContent

DEVICES = (
    DeviceContent(Icon.SCAN, "Scanner", Health.GOOD, "ready"),
    DeviceContent(Icon.WEIGHT, "Scale", Health.BAD, "unplugged"),
    DeviceContent(Icon.PRINTER, "Label printer", Health.WARN, "40 labels left"),
    DeviceContent(Icon.RECEIPT, "Slip printer", Health.UNKNOWN, "not asked"),
    DeviceContent(Icon.DATABASE, "Server", Health.GOOD, "saved 2 s ago"),
)


def bar_of(theme: Theme, qtbot: QtBot) -> StatusBar:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.show_status(StatusContent(DEVICES, "Station 04   Bay C"))
    return bar


def test_every_device_is_name_and_word(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(bar_of(any_theme, qtbot), 1920, 46)

    assert seen.cut == []
    assert {"Scanner", "ready", "unplugged", "Station 04   Bay C"} <= seen.words
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_where_it_is_narrow_devices_come_before_the_station(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    words = see(bar_of(theme, qtbot), 1150, 46).words

    assert {device.name for device in DEVICES} <= words
    assert "Station 04   Bay C" not in words


def test_a_screen_reader_hears_all_devices(theme: Theme, qtbot: QtBot) -> None:
    assert bar_of(theme, qtbot).accessibleName().startswith("Scanner ready, Scale unplugged")
