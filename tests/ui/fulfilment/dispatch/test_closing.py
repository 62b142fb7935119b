"""CONFIRM closes the handover of the lane, its manifest is printed, and REPRINT prints it again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.fulfilment.dispatch.manifest import ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from hardware.ports import PrintOutcome
from tests.support.desk_kit import NOVAK, OKAFOR
from tests.support.floor_data import FLOOR, LANES
from tests.support.floor_displays import DockBench, live, scan, urgent
from tests.support.floor_stage import Stage, label_scan
from tests.support.packages import CONFIRM, REPRINT, sscc_of
from tests.support.runners import AtOnce, Held
from ui.widgets.content import Tone

PRESENT = {"F1", "F5", "F6", "F7", "F8"}


def loading(
    folder: Path, on_store: Runner | None = None, on_papers: Runner | None = None
) -> DockBench:
    """A loader in the lane of Parcelway."""
    lanes, at_once = replace(FLOOR, lanes=LANES), AtOnce()
    stage = Stage(folder, directory=lanes, on_store=on_store or at_once)
    bench = DockBench(stage, on_papers=on_papers or at_once)
    bench.enter()
    scan(bench.screen, "LANE-PW")
    return bench


@pytest.fixture
def bench(tmp_path: Path) -> DockBench:
    return loading(tmp_path)


def test_all_aboard_is_closed_and_its_manifest_printed(bench: DockBench) -> None:
    assert live(bench.stage) == PRESENT

    scan(bench.screen, CONFIRM)

    assert (bench.closed, bench.printed) == ([("Parcelway", "")], ["M-00012"])
    shown = bench.shown.banner
    assert (shown.tone, shown.headline) == (Tone.DONE, "Sign the manifest")
    assert shown.overline == "Manifest M-00012 · 31 parcels · Parcelway"
    assert bench.stage.told.sounds[-1] == "task done"
    assert live(bench.stage) == {*PRESENT, "F4"}
    kept = bench.stage.kept[-1]
    assert (kept.verdict, kept.badge) == (Verdict.ACCEPTED, OKAFOR.badge)


def test_nothing_is_closed_before_a_lane_is_known(bench: DockBench) -> None:
    bench.screen.leave()
    bench.enter()
    assert live(bench.stage) == PRESENT - {"F1"}

    scan(bench.screen, CONFIRM)

    assert bench.closed == []
    assert (bench.shown.banner.tone, bench.shown.banner.headline) == (
        Tone.ATTENTION,
        "Scan the lane",
    )


def test_what_is_missing_asks_for_a_supervisors_badge_which_closes_it(bench: DockBench) -> None:
    bench.closing = ManifestVerdict.PARCELS_MISSING
    scan(bench.screen, CONFIRM)
    asked = bench.shown.banner
    assert (asked.tone, asked.headline, asked.second) == (
        Tone.ATTENTION,
        "Load the rest",
        "or supervisor's badge",
    )
    assert asked.overline == "9 missing · a supervisor's badge closes it"
    assert bench.printed == []

    bench.closing = ManifestVerdict.CLOSED
    scan(bench.screen, NOVAK.badge)

    assert bench.closed == [("Parcelway", ""), ("Parcelway", NOVAK.badge)]
    assert (bench.shown.banner.tone, bench.printed) == (Tone.DONE, ["M-00012"])
    scan(bench.screen, NOVAK.badge)
    assert (len(bench.closed), bench.shown.banner.tone) == (2, Tone.ATTENTION)


def test_another_badge_is_refused_in_words_and_the_supervisors_still_closes_it(
    bench: DockBench,
) -> None:
    bench.closing = ManifestVerdict.PARCELS_MISSING
    scan(bench.screen, CONFIRM)
    bench.closing = ManifestVerdict.NOT_A_SUPERVISOR

    scan(bench.screen, OKAFOR.badge)

    shown = bench.shown.banner
    assert (shown.tone, shown.headline) == (Tone.ATTENTION, "Call a supervisor")
    assert bench.shown.tape.entries[0].code == OKAFOR.name
    scan(bench.screen, NOVAK.badge)
    assert bench.closed[1:] == [("Parcelway", OKAFOR.badge), ("Parcelway", NOVAK.badge)]


@pytest.mark.parametrize("code", ["label", "LANE-RG"])
def test_whoever_goes_on_loading_is_not_asked_any_more(bench: DockBench, code: str) -> None:
    bench.closing = ManifestVerdict.PARCELS_MISSING
    scan(bench.screen, CONFIRM)

    if code == "label":
        bench.screen.scanned(label_scan(sscc_of(31)))
        assert (bench.asked, bench.shown.banner.tone) == ([sscc_of(31)], Tone.OK)
    else:
        scan(bench.screen, code)
    scan(bench.screen, NOVAK.badge)

    assert bench.closed == [("Parcelway", "")]
    assert bench.shown.banner.tone is Tone.ATTENTION


def test_an_empty_van_is_said_and_nothing_is_printed(bench: DockBench) -> None:
    bench.closing = ManifestVerdict.NOTHING_ABOARD

    scan(bench.screen, CONFIRM)

    assert bench.shown.banner.overline == "Nothing is aboard since the last manifest"
    assert (bench.shown.banner.tone, bench.printed) == (Tone.ATTENTION, [])


def test_scans_wait_while_it_is_closed_and_none_is_lost(tmp_path: Path) -> None:
    on_store = Held()
    bench = loading(tmp_path, on_store=on_store)
    scan(bench.screen, CONFIRM)
    bench.screen.scanned(label_scan(sscc_of(31)))
    assert (bench.shown.banner.tone, bench.asked, bench.screen.ready) == (Tone.BUSY, [], False)

    on_store.let_go()

    assert (bench.closed, bench.asked) == ([("Parcelway", "")], [sscc_of(31)])
    assert bench.screen.ready


def test_without_the_database_nothing_is_closed_and_it_is_said(bench: DockBench) -> None:
    bench.trouble = StoreUnreachable(url="db", detail="gone")

    scan(bench.screen, CONFIRM)

    assert (bench.shown.banner.tone, bench.printed) == (Tone.ATTENTION, [])
    assert live(bench.stage) == PRESENT
    assert bench.screen.ready


def test_a_printer_that_fails_is_said_beside_the_scans_and_reprint_prints_it(
    tmp_path: Path,
) -> None:
    on_papers = Held()
    bench = loading(tmp_path, on_papers=on_papers)
    bench.outcome = PrintOutcome.FAILED
    scan(bench.screen, CONFIRM)
    bench.screen.scanned(label_scan(sscc_of(31)))
    assert (bench.shown.banner.headline, urgent(bench.stage)) == ("Load it", set())

    on_papers.let_go()

    shown = bench.shown.banner
    assert (shown.tone, shown.second) == (Tone.ATTENTION, "then scan REPRINT")
    assert shown.overline == "Manifest M-00012 is closed, not printed · slips: paper out"
    assert urgent(bench.stage) == {"F4"}
    bench.outcome = PrintOutcome.CONFIRMED
    scan(bench.screen, REPRINT)
    on_papers.let_go()
    assert (bench.printed, urgent(bench.stage)) == (["M-00012"] * 2, set())
    assert bench.stage.kept[-1].verdict is Verdict.ACCEPTED


def test_what_is_not_on_paper_waits_for_the_next_who_comes(
    bench: DockBench,
) -> None:
    bench.outcome = PrintOutcome.UNKNOWN
    scan(bench.screen, CONFIRM)
    assert bench.shown.banner.headline == "Look for it"

    bench.screen.leave()
    bench.enter()

    assert bench.shown.banner.headline == "Look for it"
    assert urgent(bench.stage) == {"F4"}


def test_trouble_with_the_paper_itself_is_said_too(tmp_path: Path) -> None:
    on_papers = Held()
    bench = loading(tmp_path, on_papers=on_papers)
    scan(bench.screen, CONFIRM)
    bench.trouble = StoreUnreachable(url="db", detail="gone")

    on_papers.let_go()

    assert bench.shown.banner.tone is Tone.ATTENTION
    assert urgent(bench.stage) == {"F4"}


def test_what_was_closed_here_before_the_program_began_can_be_printed(tmp_path: Path) -> None:
    before = ManifestPrint("M-00007", "slips", PrintOutcome.CONFIRMED)
    bench = DockBench(Stage(tmp_path), last=before)
    bench.enter()
    assert live(bench.stage) == {*PRESENT, "F4"}

    scan(bench.screen, REPRINT)

    assert bench.printed == ["M-00007"]
    assert bench.shown.banner.tone is Tone.OK
    assert bench.shown.tape.entries[0].meaning == "printed again"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (
            ManifestPrint("M-00007", "slips", PrintOutcome.FAILED, "paper out"),
            "Manifest M-00007 is closed, not printed · slips: paper out",
        ),
        (
            ManifestPrint("M-00007", "", PrintOutcome.UNKNOWN),
            "Nobody knows if manifest M-00007 came out",
        ),
    ],
)
def test_what_a_program_that_ended_left_unprinted_is_told_until_it_is_on_paper(
    tmp_path: Path, last: ManifestPrint, said: str
) -> None:
    bench = DockBench(Stage(tmp_path), last=last)
    bench.enter()
    assert (bench.shown.banner.tone, bench.shown.banner.overline) == (Tone.ATTENTION, said)
    assert urgent(bench.stage) == {"F4"}

    scan(bench.screen, REPRINT)

    assert (bench.printed, urgent(bench.stage)) == (["M-00007"], set())
    bench.screen.leave()
    bench.enter()
    assert bench.shown.banner.headline == "Scan a label"


def test_a_manifest_that_is_being_printed_here_is_not_told_as_lost(tmp_path: Path) -> None:
    on_papers = Held()
    bench = loading(tmp_path, on_papers=on_papers)
    scan(bench.screen, CONFIRM)
    bench.last = ManifestPrint("M-00012", "", PrintOutcome.UNKNOWN)

    bench.screen.leave()
    bench.enter()

    assert urgent(bench.stage) == set()
    on_papers.let_go()
    assert bench.printed == ["M-00012"]


def test_where_one_carrier_takes_all_its_handover_is_closed_without_a_lane(
    tmp_path: Path,
) -> None:
    bench = DockBench(Stage(tmp_path))
    bench.enter()

    scan(bench.screen, CONFIRM)

    assert bench.closed == [("", "")]
