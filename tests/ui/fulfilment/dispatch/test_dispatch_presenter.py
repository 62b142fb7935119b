"""The dock: each label once more, and nothing leaves but by the shared database's word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.fulfilment.dispatch.loading import DispatchVerdict
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import OKAFOR
from tests.support.floor_data import FLOOR, LANES
from tests.support.floor_displays import DockBench, live, scan, urgent
from tests.support.floor_stage import Stage, label_scan
from tests.support.packages import CONFIRM, HELP, NEXT_CARTON, REPRINT, SIGN_OUT, sscc_of
from tests.support.runners import Held
from ui.widgets.content import Tone

ONE, TWO = sscc_of(31), sscc_of(32)


@pytest.fixture
def bench(tmp_path: Path) -> DockBench:
    bench = DockBench(Stage(tmp_path))
    bench.enter()
    return bench


def load(bench: DockBench, *numbers: str) -> None:
    for number in numbers:
        bench.screen.scanned(label_scan(number))


def test_a_label_that_may_leave_is_loaded_and_its_carriers_handover_read_again(
    bench: DockBench,
) -> None:
    load(bench, ONE)

    assert bench.asked == [ONE]
    assert (bench.shown.banner.tone, bench.shown.banner.headline) == (Tone.OK, "Load it")
    assert bench.watched == ["", "Parcelway"]
    assert bench.shown.missing is not None
    assert bench.shown.missing.summary == "31 of 40 · missing 9"
    assert bench.stage.told.sounds == ["task done"]


def test_the_lane_is_asked_for_and_goes_with_each_label(tmp_path: Path) -> None:
    bench = DockBench(Stage(tmp_path, directory=replace(FLOOR, lanes=LANES)))
    bench.screen.enter(OKAFOR, ONE)
    assert (bench.asked, bench.shown.banner.headline) == ([], "Scan the lane")

    load(bench, ONE)
    assert (bench.asked, bench.shown.banner.tone) == ([], Tone.ATTENTION)

    scan(bench.screen, "LANE-RG")
    load(bench, TWO)
    assert (bench.asked, bench.lanes) == ([TWO], ["Redgate Post"])
    assert bench.watched[:2] == ["", "Redgate Post"]


def test_a_lane_that_opened_the_screen_is_the_one_in_hand(tmp_path: Path) -> None:
    bench = DockBench(Stage(tmp_path, directory=replace(FLOOR, lanes=LANES)))

    bench.screen.enter(OKAFOR, "LANE-PW")

    assert bench.shown.banner.overline == "Load Parcelway"
    assert bench.watched == ["Parcelway"]


def test_where_one_carrier_takes_all_no_lane_is_asked_for(bench: DockBench) -> None:
    load(bench, ONE)

    assert bench.lanes == [None]


def test_a_label_whose_scanner_sends_the_bare_digits_is_loaded_too(bench: DockBench) -> None:
    scan(bench.screen, ONE)

    assert bench.asked == [ONE]
    assert bench.shown.banner.tone is Tone.OK


@pytest.mark.parametrize(
    ("verdict", "overline"),
    [
        (DispatchVerdict.OTHER_CARRIER, "Another carrier's parcel"),
        (DispatchVerdict.NOT_CLOSED, "This carton is not closed"),
        (DispatchVerdict.ORDER_CANCELLED, "The order was cancelled"),
    ],
)
def test_a_parcel_that_must_stay_stops_until_confirm(
    bench: DockBench, verdict: DispatchVerdict, overline: str
) -> None:
    bench.verdict = verdict
    load(bench, ONE)
    stop = bench.shown.banner
    assert (stop.tone, stop.headline, stop.overline) == (Tone.STOP, "Take it off", overline)
    assert (live(bench.stage), urgent(bench.stage)) == ({"F1"}, {"F1"})

    load(bench, TWO)
    scan(bench.screen, HELP)
    assert bench.asked == [ONE]
    assert bench.shown.banner == stop
    assert bench.stage.told.sounds == ["stop"] * 3

    scan(bench.screen, CONFIRM)
    assert bench.shown.banner.tone is Tone.OK
    assert (live(bench.stage), urgent(bench.stage)) == (
        {"F1", "F5", "F6", "F7", "F8"},
        set(),
    )


def test_a_label_loaded_before_is_not_counted(bench: DockBench) -> None:
    bench.verdict = DispatchVerdict.ALREADY_LOADED

    load(bench, ONE)

    assert bench.shown.banner.tone is Tone.NOT_COUNTED
    assert bench.watched == [""]


def test_the_same_trigger_is_not_asked_twice(bench: DockBench) -> None:
    bench.screen.scanned(label_scan(ONE, at_s=9_000.0))
    bench.screen.scanned(label_scan(ONE, at_s=9_000.1))

    assert bench.asked == [ONE]
    assert bench.stage.kept[-1].verdict is Verdict.NOT_COUNTED


@pytest.mark.parametrize("code", ["NOBODY", "B2", REPRINT, OKAFOR.badge])
def test_what_is_no_label_moves_nothing(bench: DockBench, code: str) -> None:
    scan(bench.screen, code)

    assert bench.asked == []
    assert bench.shown.banner.tone is Tone.ATTENTION
    assert bench.stage.told.sounds == ["attention"]


def test_scans_wait_while_the_database_answers_and_none_is_lost(tmp_path: Path) -> None:
    on_store = Held()
    bench = DockBench(Stage(tmp_path, on_store=on_store))
    bench.enter()

    load(bench, ONE, TWO)
    assert (bench.shown.banner.tone, bench.screen.ready) == (Tone.BUSY, False)
    on_store.let_go()

    assert bench.asked == [ONE, TWO]
    assert bench.screen.ready


def test_without_the_database_nothing_leaves_and_it_is_said(bench: DockBench) -> None:
    bench.trouble = StoreUnreachable(url="db", detail="gone")

    load(bench, ONE)

    assert bench.shown.banner.tone is Tone.ATTENTION
    assert bench.stage.told.sounds == ["attention"]
    assert bench.screen.ready


def test_on_a_full_disk_the_database_is_not_asked(bench: DockBench) -> None:
    bench.stage.disk.full = True

    load(bench, ONE)

    assert bench.asked == []
    assert (bench.shown.banner.tone, bench.stage.told.sounds) == (Tone.STOP, ["stop"])


def test_a_confirm_that_cannot_be_kept_leaves_the_stop(bench: DockBench) -> None:
    bench.verdict = DispatchVerdict.OTHER_CARRIER
    load(bench, ONE)
    bench.stage.disk.full = True
    scan(bench.screen, CONFIRM)
    bench.stage.disk.full = False

    load(bench, TWO)

    assert bench.shown.banner.overline == "Another carrier's parcel"
    assert bench.asked == [ONE]


def test_help_takes_the_place_of_the_list_and_scans_go_on(bench: DockBench) -> None:
    scan(bench.screen, HELP)
    assert bench.shown.panel is not None

    load(bench, ONE)

    assert bench.asked == [ONE]
    closed = bench.shown.panel is None
    assert closed


def test_next_carton_shows_the_next_of_the_missing_ones(bench: DockBench) -> None:
    scan(bench.screen, NEXT_CARTON)

    assert bench.shown.missing is not None
    assert bench.shown.missing.first == 6
    assert bench.shown.banner.tone is Tone.OK
    assert bench.stage.kept[-1].verdict is Verdict.ACCEPTED


def test_a_change_elsewhere_is_seen_by_whoever_stands_here(bench: DockBench) -> None:
    bench.screen.refresh()
    bench.screen.leave()
    bench.screen.refresh()

    assert bench.watched == ["", ""]


def test_the_label_that_opened_the_screen_is_asked_first(tmp_path: Path) -> None:
    bench = DockBench(Stage(tmp_path))

    bench.screen.enter(OKAFOR, ONE)

    assert bench.asked == [ONE]
    assert bench.screen.ready


def test_sign_out_locks_and_a_stop_waits_for_the_next_who_signs_in(bench: DockBench) -> None:
    bench.verdict = DispatchVerdict.OTHER_CARRIER
    load(bench, ONE)

    scan(bench.screen, SIGN_OUT)
    bench.screen.leave()
    bench.enter()

    assert bench.stage.told.signed_out == 1
    assert bench.shown.banner.tone is Tone.STOP
    assert bench.stage.told.sounds[-2:] == ["silence", "stop"]
