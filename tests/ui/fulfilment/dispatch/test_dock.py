"""What the dock answers from memory, before the shared database is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.verdicts import Signal, Verdict, signal_of
from hardware.ports import Scan
from tests.support.desk_kit import Told, kit_of
from tests.support.floor_data import FLOOR, LANES
from tests.support.floor_stage import Stage, label_scan
from tests.support.packages import CONFIRM, HELP, SIGN_OUT, UNDO, sscc_of
from tests.support.scans import scan_of
from ui.fulfilment.dispatch.dock import Dock
from ui.shell.screen import ScreenName


@pytest.fixture
def dock(tmp_path: Path) -> Dock:
    return Dock(Stage(tmp_path).kit)


@pytest.mark.parametrize(
    "scan", [label_scan(sscc_of(5)), scan_of(sscc_of(5)), scan_of(f"(00) {sscc_of(5)}")]
)
def test_a_label_is_handed_on_with_its_number(dock: Dock, scan: Scan) -> None:
    heard = dock.judge(scan)

    assert (heard.verdict, heard.label) == (Verdict.ACCEPTED, sscc_of(5))


def test_no_label_counts_before_its_lane_was_scanned(tmp_path: Path) -> None:
    dock = dock_with_lanes(tmp_path)
    label = label_scan(sscc_of(5))

    assert dock.begin(sscc_of(5)) == ""
    assert (dock.judge(label).verdict, dock.step.headline) == (Verdict.WRONG_STATE, "Scan the lane")
    assert dock.judge(scan_of("LANE-PW")).lane == "Parcelway"
    assert (dock.judge(label_scan(sscc_of(6))).label, dock.lane) == (sscc_of(6), "Parcelway")


def test_a_lane_that_is_scanned_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    dock = dock_with_lanes(tmp_path)
    dock.begin("LANE-PW")

    dock.judge(scan_of("LANE-RG"))

    assert (dock.lane, dock.step.overline) == ("Redgate Post", "Load Redgate Post")


def test_whoever_comes_next_says_anew_which_lane_it_is(tmp_path: Path) -> None:
    dock = dock_with_lanes(tmp_path)
    dock.begin("LANE-PW")

    dock.begin("")

    assert dock.lane == ""


def test_a_lane_does_not_end_a_stop(tmp_path: Path) -> None:
    dock = dock_with_lanes(tmp_path)
    dock.begin("LANE-PW")
    dock.latch(Verdict.WRONG_CARTON)

    heard = dock.judge(scan_of("LANE-RG"))

    assert (heard.verdict, heard.lane, dock.lane) == (Verdict.WRONG_CARTON, "", "Parcelway")
    assert dock.begin(sscc_of(5)) == ""


def dock_with_lanes(folder: Path) -> Dock:
    return Dock(Stage(folder, directory=replace(FLOOR, lanes=LANES)).kit)


def test_a_screen_that_was_left_loads_nothing(dock: Dock) -> None:
    heard = dock.judge(label_scan(sscc_of(5)), in_front=False)

    assert (heard.verdict, heard.label) == (Verdict.WRONG_STATE, "")


def test_while_latched_the_same_verdict_comes_again_until_confirm(dock: Dock) -> None:
    dock.latch(Verdict.WRONG_CARTON)

    assert dock.judge(label_scan(sscc_of(5))).verdict is Verdict.WRONG_CARTON
    assert dock.judge(scan_of(HELP)).verdict is Verdict.WRONG_CARTON
    assert dock.judge(scan_of(CONFIRM)).verdict is Verdict.ACCEPTED
    assert dock.latched is None


def test_sign_out_is_heard_in_every_state(dock: Dock) -> None:
    dock.latch(Verdict.WRONG_CARTON)

    assert dock.judge(scan_of(SIGN_OUT)).leaves_to is ScreenName.SIGN_IN


def test_one_step_back_is_home_but_never_past_a_stop(dock: Dock) -> None:
    assert dock.judge(scan_of(UNDO)).leaves_to is ScreenName.HOME

    dock.latch(Verdict.WRONG_CARTON)
    assert dock.judge(scan_of(UNDO)).verdict is Verdict.WRONG_CARTON


def test_a_withdrawn_scan_never_was(dock: Dock) -> None:
    dock.judge(scan_of(HELP))

    dock.withdraw_last()

    assert not dock.help


@given(st.lists(st.sampled_from(["NOBODY", HELP, "B2", "T-118", sscc_of(1)]), max_size=12))
def test_nothing_but_confirm_ends_a_latched_stop(codes: list[str]) -> None:
    dock = Dock(kit_of(Told()))
    dock.latch(Verdict.WRONG_CARTON)

    heard = [dock.judge(scan_of(code)) for code in codes]

    assert dock.latched is Verdict.WRONG_CARTON
    assert all(signal_of(one.verdict) is Signal.STOP and not one.label for one in heard)
