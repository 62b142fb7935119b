"""A claim that is lost, and an order that changed, are said on the screen (D10, D11)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.fulfilment.packing.task import PackTask
from app.fulfilment.work import OrderContents, PackPackage
from app.scanning.verdicts import Verdict
from tests.support import floor_data
from tests.support.desk_kit import BAKKER, OKAFOR
from tests.support.floor_data import TOTE
from tests.support.floor_displays import PackBench, scan
from tests.support.floor_stage import Stage
from tests.support.packages import CONFIRM
from ui.widgets.content import Tone

MUG = "MUG-CER-WHT"


@pytest.fixture
def bench(tmp_path: Path) -> PackBench:
    bench = PackBench(Stage(tmp_path))
    bench.enter()
    return bench


@pytest.fixture
def opened(bench: PackBench) -> PackBench:
    """Order SO-10482 with carton B2 open."""
    scan(bench.screen, TOTE, "B2")
    return bench


def test_a_claim_that_is_lost_says_so_at_once_and_stops_the_next_scan(opened: PackBench) -> None:
    package, task = floor_in_hand(opened)

    opened.screen.hear_claim_lost(package.work_id, "Pack 02")
    told = opened.shown.banner
    assert (told.tone, told.headline) == (Tone.ATTENTION, "Leave this work")
    assert "Pack 02" in told.overline
    scan(opened.screen, MUG)

    assert opened.stage.kept[-1].verdict is Verdict.NOT_YOURS
    assert opened.shown.banner.tone is Tone.STOP
    scan(opened.screen, CONFIRM)
    assert task.situation.is_over
    assert opened.stage.bench.kind_in_hand == ""


def test_a_lost_claim_of_another_work_changes_nothing(opened: PackBench) -> None:
    package, _task = floor_in_hand(opened)

    opened.screen.hear_claim_lost(package.work_id + 1, "Pack 02")
    scan(opened.screen, MUG)

    assert opened.stage.kept[-1].verdict is Verdict.ACCEPTED


def test_a_claim_that_was_lost_while_nobody_was_signed_in_is_said_to_whoever_comes(
    opened: PackBench,
) -> None:
    opened.screen.leave()
    opened.stage.bench.lose("Pack 02")

    opened.enter()
    told = opened.shown.banner
    assert (told.tone, told.headline) == (Tone.ATTENTION, "Leave this work")
    assert "Pack 02" in told.overline
    scan(opened.screen, MUG)

    assert opened.stage.kept[-1].verdict is Verdict.NOT_YOURS
    scan(opened.screen, CONFIRM)
    assert opened.stage.bench.lost_to is None, "the next order is this station's again"


def test_work_is_whose_scan_was_the_last_in_it_here_as_after_a_restart(opened: PackBench) -> None:
    opened.screen.leave()
    opened.screen.enter(BAKKER, "")
    assert opened.stage.bench.owner == OKAFOR.badge, "who only looks has not taken it"
    scan(opened.screen, MUG)

    assert opened.stage.bench.owner == BAKKER.badge
    assert opened.stage.restarted().bench.owner == BAKKER.badge


def floor_in_hand(bench: PackBench) -> tuple[PackPackage, PackTask]:
    """The order on the desk and its task."""
    assert bench.screen.in_hand is not None
    return bench.screen.in_hand


def test_a_changed_order_says_what_changed_with_its_stop(bench: PackBench) -> None:
    before = OrderContents(order_no="SO-10482", version=1, lines=((MUG, 3),), ship_to="here")
    order = floor_data.order().model_copy(update={"made_for": (before,)})
    bench.claim = lambda _code, _person: order
    scan(bench.screen, TOTE, "B2")
    now = OrderContents(order_no="SO-10482", version=9, lines=((MUG, 1),), ship_to="there")

    bench.screen.hear_orders({"SO-10482": now})
    scan(bench.screen, MUG)

    assert bench.stage.kept[-1].verdict is Verdict.ORDER_CHANGED
    assert f"1 {MUG} instead of 3, another address" in bench.shown.banner.overline


def test_a_cancelled_order_says_that_it_was_cancelled(opened: PackBench) -> None:
    opened.screen.hear_orders({"SO-10482": None})
    scan(opened.screen, MUG)

    assert opened.stage.kept[-1].verdict is Verdict.ORDER_CANCELLED
    assert "cancelled" in opened.shown.banner.overline
