"""The guided pick, scan by scan: bin, item, tote."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.fulfilment.work import PickPackage
from app.scanning.verdicts import Verdict
from tests.support import floor_data
from tests.support.floor_data import OFFLINE
from tests.support.floor_displays import PickBench, live, scan, urgent
from tests.support.floor_stage import Stage
from tests.support.packages import CONFIRM, EXCEPTION, HELP, SHORT, UNDO
from ui.widgets.content import SlotState, StepMark, Tone

MUG, BOTTLE = "MUG-CER-WHT", "BTL-750-PTB"


@pytest.fixture
def bench(tmp_path: Path) -> PickBench:
    """Cart C-12 in hand."""
    bench = PickBench(Stage(tmp_path))
    scan(bench.enter(), CONFIRM)
    return bench


def test_confirm_takes_the_next_cart_and_the_walk_begins(bench: PickBench) -> None:
    assert bench.shown.banner.headline == "Go to A-14-01"
    assert bench.shown.place is not None
    assert (bench.shown.place.take, bench.shown.place.code) == ("4", "A-14-01")
    assert bench.shown.item is None


def test_where_no_cart_waits_it_is_said(tmp_path: Path) -> None:
    bench = PickBench(Stage(tmp_path), claim=lambda _code, _person: None)

    scan(bench.enter(), CONFIRM)

    assert bench.shown.banner.overline == "No cart waits to be picked"
    assert bench.stage.told.sounds[-1] == "attention"


def test_at_the_bin_the_product_takes_the_place_of_the_way(bench: PickBench) -> None:
    scan(bench.screen, "A-14-01")

    assert bench.shown.place is None
    assert bench.shown.item is not None
    assert (bench.shown.item.name, bench.shown.item.unit_of) == ("Ceramic mug", "of 4")


def test_each_unit_is_scanned_at_the_bin_and_then_all_go_into_the_tote(bench: PickBench) -> None:
    scan(bench.screen, "A-14-01", *[MUG] * 4)

    gauge = bench.shown.banner.gauge
    assert gauge is not None
    assert (gauge.first, gauge.second) == (StepMark.DONE, StepMark.NOW)
    assert bench.shown.banner.second == "in slot 1"
    assert bench.shown.item is not None
    assert bench.shown.item.pips[0] == (StepMark.DONE, StepMark.NOW)
    assert bench.shown.cart is not None
    assert [slot.state for slot in bench.shown.cart.slots].count(SlotState.TARGET) == 1

    scan(bench.screen, "T-118")
    assert bench.shown.banner.headline == "Go to A-14-02"
    assert bench.stage.told.sounds[-1] == "line done"


@pytest.mark.parametrize(
    ("codes", "headline"),
    [
        (("A-13-03",), "Leave this bin"),
        (("A-14-01", BOTTLE), "Put it back"),
        (("A-14-01", *[MUG] * 5), "Put it back"),
        (("A-14-01", MUG, "T-119"), "Take it out"),
    ],
)
def test_a_stop_at_the_shelf_says_what_to_do_there(
    bench: PickBench, codes: tuple[str, ...], headline: str
) -> None:
    scan(bench.screen, *codes)

    assert (bench.shown.banner.tone, bench.shown.banner.headline) == (Tone.STOP, headline)
    assert (live(bench.stage), urgent(bench.stage)) == ({"F1"}, {"F1"})
    assert bench.stage.told.sounds[-1] == "stop"


def test_a_stop_stays_until_confirm_and_the_walk_goes_on_where_it_was(bench: PickBench) -> None:
    scan(bench.screen, "A-13-03", "A-14-01", HELP, MUG)
    assert bench.shown.banner.tone is Tone.STOP
    assert bench.stage.told.sounds[-3:] == ["stop"] * 3

    scan(bench.screen, CONFIRM, "A-14-01")

    assert bench.shown.banner.headline == "Scan each item"


def test_short_asks_why_in_the_place_of_the_product(bench: PickBench) -> None:
    scan(bench.screen, "A-14-01", MUG, SHORT)

    assert bench.shown.panel is not None
    assert [key for key, _label, _words in bench.shown.panel.rows] == ["F1", "F3", "F5"]
    assert live(bench.stage) == {"F1", "F3", "F5", "F7"}

    scan(bench.screen, UNDO)
    assert bench.shown.banner.headline == "Scan the next"
    closed = bench.shown.panel is None
    assert closed


def test_what_was_short_is_fetched_as_new_stops_and_the_verdict_stays_shown(
    bench: PickBench,
) -> None:
    walk = floor_data.walk()
    elsewhere = walk.stops[0].model_copy(
        update={"pick_line_id": 99, "bin_code": "B-02-04", "units": 3}
    )
    bench.renew = lambda _work_id: walk.model_copy(update={"stops": (*walk.stops, elsewhere)})

    scan(bench.screen, "A-14-01", MUG, SHORT, CONFIRM)

    assert bench.shown.lines is not None
    assert len(bench.shown.lines.lines) == 8
    assert bench.shown.banner.tone is Tone.OK
    assert bench.shown.banner.headline == "Scan the tote"


def test_a_short_without_the_database_keeps_the_walk_and_fetches_later(bench: PickBench) -> None:
    bench.stage.sync.trouble = OFFLINE
    scan(bench.screen, "A-14-01", MUG, SHORT, EXCEPTION, "T-118")
    assert bench.shown.banner.headline == "Go to A-14-02"

    asked: list[int] = []

    def renewed(work_id: int) -> PickPackage:
        asked.append(work_id)
        return floor_data.walk()

    bench.renew = renewed
    bench.stage.sync.trouble = None
    bench.screen.hear_versions({})

    assert asked == [77]
    assert bench.shown.banner.headline == "Go to A-14-02"


def test_the_cart_brought_in_is_done_and_confirm_takes_the_next(tmp_path: Path) -> None:
    walk = floor_data.walk()
    short_walk = walk.model_copy(update={"stops": walk.stops[:1]})
    bench = PickBench(Stage(tmp_path), claim=lambda _code, _person: short_walk)
    scan(bench.enter(), CONFIRM, "A-14-01", *[MUG] * 4, "T-118")
    assert bench.shown.banner.headline == "Bring the cart"
    assert "F1" in live(bench.stage)

    scan(bench.screen, CONFIRM)
    assert (bench.shown.banner.tone, bench.stage.bench.kind_in_hand) == (Tone.DONE, "")
    assert bench.stage.told.sounds[-1] == "task done"

    scan(bench.screen, CONFIRM)
    assert bench.shown.banner.headline == "Go to A-14-01"


def test_signing_in_again_in_mid_line_the_same_unit_waits(bench: PickBench) -> None:
    scan(bench.screen, "A-14-01", MUG, MUG)
    bench.screen.leave()

    again = PickBench(bench.stage)
    again.enter()

    assert again.shown.item == bench.shown.item
    assert again.screen.order_nos == tuple(floor_data.walk().order_versions)


def test_an_unknown_code_leaves_the_walk_as_it_is(bench: PickBench) -> None:
    scan(bench.screen, "NOBODY-KNOWS")

    assert bench.stage.kept[-1].verdict is Verdict.UNKNOWN_CODE
    assert bench.shown.banner.compare is not None
    assert bench.shown.banner.compare.scanned == "NOBODY-KNOWS"
    assert bench.shown.place is not None
