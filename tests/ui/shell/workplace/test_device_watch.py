"""The devices of a station: they hear the verdict, and the status bar says how they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.unit_of_work import Store
from hardware.ports import (
    NO_TERMINATOR,
    DeviceGone,
    DeviceHealth,
    DeviceState,
    Feedback,
    Weight,
)
from hardware.simulated import SimulatedScale
from tests.support.warehouse import PACKER, small_warehouse
from tests.support.workplaces import Desk, at_work
from ui.theme.theme import Theme
from ui.widgets.content import Health


@pytest.fixture
def desk(store: Store, tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """Station Pack 04 on each engine, with nothing to do."""
    small_warehouse(store)
    with at_work(store, tmp_path / "journal", theme) as desk:
        yield desk


def test_a_scanner_is_told_whether_its_scan_was_good(desk: Desk) -> None:
    desk.sign_in(PACKER)
    desk.scanner.push("NO-SUCH-CODE")
    desk.robot.wait_for(lambda: len(desk.scanner.feedback) == 2, "both answers")

    assert desk.scanner.feedback == [Feedback.GOOD, Feedback.BAD]


def test_the_status_bar_names_every_device_with_its_health(desk: Desk) -> None:
    shown = desk.place.status._devices
    names = {"scanner of Pack 04", "labels", "slips"}

    desk.robot.wait_for(lambda: names <= set(shown), "every device")
    assert {shown[name].health for name in names} == {Health.GOOD}
    desk.place.watch._scanner_said(DeviceHealth("scanner of Pack 04", DeviceState.GONE))
    assert shown["scanner of Pack 04"].health is Health.BAD


class LooseScale(SimulatedScale):
    """A scale whose plug is pulled while ``loose``."""

    loose = False

    def weigh(self) -> Weight:
        if self.loose:
            raise DeviceGone(self.name, "no such port")
        return super().weigh()


def test_a_scale_that_goes_and_comes_back_is_said_and_weighs_on(
    store: Store, tmp_path: Path, theme: Theme
) -> None:
    small_warehouse(store)
    scale = LooseScale("scale")
    with at_work(store, tmp_path / "journal", theme, scale=scale) as desk:
        shown, weigh = desk.place.status._devices, desk.place.floor.pack.scale
        desk.robot.wait_for(lambda: weigh.now == Weight(0, stable=True), "the first weight")
        assert shown["scale"].health is Health.GOOD

        scale.loose = True
        desk.robot.wait_for(lambda: shown["scale"].health is Health.BAD, "the loss")
        assert weigh.now is None

        scale.loose = False
        scale.load(640)
        desk.robot.wait_for(lambda: weigh.now == Weight(640, stable=True), "its weight again")
        assert shown["scale"].health is Health.GOOD


def test_a_scanner_that_ends_no_code_is_named(desk: Desk) -> None:
    named = list[str]()
    desk.place.watch.unended.connect(named.append)

    desk.place.watch._scanner_said(
        DeviceHealth("scanner of Pack 04", DeviceState.ATTENTION, NO_TERMINATOR)
    )
    desk.place.bus.unended.emit()

    assert named == ["scanner of Pack 04", "wedge"]
