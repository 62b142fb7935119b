"""What the loader sees and hears, while somebody looks and when nobody does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.fulfilment.events import Acknowledged
from app.scanning.verdicts import Verdict
from tests.support.floor_displays import Shown, live, urgent
from tests.support.floor_stage import Stage
from tests.support.packages import CONFIRM
from tests.support.scans import scan_of
from ui.fulfilment.banners import step_banner
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock
from ui.fulfilment.dispatch.dockside import Dockside
from ui.messages.floor.steps import Instruction
from ui.widgets.content import Tone

STOP = step_banner(Instruction("Another carrier's parcel", "Take it off"), tone=Tone.STOP)
UNPRINTED = step_banner(Instruction("Not printed", "Check the printer"), tone=Tone.ATTENTION)


class Stand:
    """A dockside with what it shows and plays."""

    def __init__(self, folder: Path) -> None:
        self.stage, self.shown = Stage(folder), Shown()
        self.side = Dockside(self.shown, self.stage.kit)


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path)


def test_nothing_is_drawn_while_nobody_looks_and_trouble_is_heard_anyway(stand: Stand) -> None:
    stand.side.tell_trouble(StoreUnreachable(url="db", detail="gone"))
    stand.side.miss_manifest(UNPRINTED)
    stand.side.show_keys()

    assert stand.shown.banners == []
    assert stand.stage.told.sounds == ["attention", "attention"]
    assert live(stand.stage) == set()


def test_a_stop_comes_before_a_manifest_that_is_not_printed(stand: Stand) -> None:
    stand.side.enter()
    stand.side.latch(Verdict.WRONG_CARTON, STOP)
    stand.side.draw(STOP)

    stand.side.miss_manifest(UNPRINTED)

    assert stand.shown.banner == STOP
    assert (live(stand.stage), urgent(stand.stage)) == ({"F1"}, {"F1"})
    assert "attention" not in stand.stage.told.sounds


def test_what_waited_behind_a_stop_is_said_once_it_is_confirmed(stand: Stand) -> None:
    stand.side.enter()
    stand.side.latch(Verdict.WRONG_CARTON, STOP)
    stand.side.miss_manifest(UNPRINTED)
    stand.side.dock.judge(scan_of(CONFIRM))
    stand.side.kept()

    stand.side.answer(HeardAtDock(scan_of(CONFIRM), "confirm", Verdict.ACCEPTED, Acknowledged()))

    assert stand.shown.banner == UNPRINTED
    assert urgent(stand.stage) == {"F4"}


def test_whoever_comes_finds_the_stop_that_waits(stand: Stand) -> None:
    stand.side.latch(Verdict.WRONG_CARTON, STOP)

    stand.side.enter()
    stand.side.leave()

    assert stand.shown.banner == STOP
    assert stand.stage.told.sounds == ["stop", "silence"]
