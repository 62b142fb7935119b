"""The packing station, scan by scan, with the real task and the real journal."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed, NothingFound
from app.fulfilment.work import PackPackage
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from tests.support.floor_data import OFFLINE, TOTE
from tests.support.floor_displays import PackBench, live, scan, urgent
from tests.support.packages import (
    CONFIRM,
    EXCEPTION,
    HELP,
    NEXT_CARTON,
    REPRINT,
    SHORT,
    UNDO,
)
from tests.support.scans import scan_of
from ui.widgets.content import StepMark, Tone

MUG, TOWEL, BOTTLE, OTHER = "MUG-CER-WHT", "TWL-LIN-NAT", "BTL-750-PTB", "BTL-500-PTB"


@pytest.fixture
def opened(bench: PackBench) -> PackBench:
    """Order SO-10482 with carton B2 open."""
    scan(bench.screen, TOTE, "B2")
    return bench


def packed_units(bench: PackBench) -> int:
    """Units that the screen shows as verified."""
    assert bench.shown.lines is not None
    return bench.shown.lines.done


def test_a_tote_opens_its_order_and_the_screen_says_what_comes_next(bench: PackBench) -> None:
    assert bench.shown.banner.headline == "Scan a tote"

    scan(bench.screen, TOTE)

    assert bench.shown.banner.headline == "Take a carton"
    assert [fact.value for fact in bench.stage.told.place] == ["SO-10482", "W-77"]
    assert bench.stage.bench.kind_in_hand == "pack"


def test_the_gauge_shows_the_pick_first_and_the_pack_second(opened: PackBench) -> None:
    scan(opened.screen, MUG)

    gauge = opened.shown.banner.gauge
    assert gauge is not None
    assert (gauge.first, gauge.second) == (StepMark.DONE, StepMark.NOW)


def test_each_unit_counts_once_and_every_scan_has_one_verdict_and_one_sound(
    opened: PackBench,
) -> None:
    told = opened.stage.told
    told.sounds.clear()

    scan(opened.screen, *[MUG] * 4)

    assert told.sounds == ["ok", "ok", "ok", "line done"]
    assert opened.shown.lines is not None
    assert (opened.shown.lines.lines[0].done, opened.shown.lines.lines[0].needed) == (4, 4)


@pytest.mark.parametrize(
    "trouble", [NothingFound(kind="order in tote", code=TOTE), NotAllowed(action="x", reason="y")]
)
def test_a_tote_that_opens_nothing_is_told_with_its_sound(
    bench: PackBench, trouble: Exception
) -> None:
    def refused(_code: str, _person: Person) -> PackPackage:
        raise trouble

    bench.claim = refused

    scan(bench.screen, TOTE)

    assert bench.shown.banner.tone is Tone.ATTENTION
    assert bench.stage.told.sounds[-1] == "attention"
    assert bench.screen.ready


def test_signing_in_on_open_work_shows_the_same_unit(opened: PackBench) -> None:
    scan(opened.screen, MUG, MUG)
    before = opened.shown.item
    opened.screen.leave()

    again = PackBench(opened.stage)
    again.enter()

    assert before is not None
    assert again.shown.item == before
    assert before.unit == "3"


def test_after_a_crash_the_same_unit_waits_and_the_journal_has_every_scan(
    opened: PackBench,
) -> None:
    scan(opened.screen, MUG, OTHER)

    after = PackBench(opened.stage.restarted())
    after.enter()

    assert after.shown.banner.tone is Tone.STOP
    assert after.stage.told.sounds == ["stop"]
    scan(after.screen, CONFIRM)
    assert after.shown.item is not None
    assert after.shown.item.unit == "2"
    assert [record.parsed for record in after.stage.kept] == [
        TOTE, "B2", MUG, OTHER, "confirm",
    ]  # fmt: skip


def test_a_wrong_item_stops_and_compares_what_was_scanned_with_what_is_needed(
    opened: PackBench,
) -> None:
    scan(opened.screen, OTHER)

    banner = opened.shown.banner
    assert (banner.tone, banner.headline) == (Tone.STOP, "Take it out")
    assert banner.second == "then scan CONFIRM"
    assert banner.compare is not None
    assert (banner.compare.scanned, banner.compare.needed) == (OTHER, MUG)
    assert (live(opened.stage), urgent(opened.stage)) == ({"F1"}, {"F1"})


@pytest.mark.parametrize(
    "code", [MUG, OTHER, "B2", TOTE, "NOBODY", SHORT, UNDO, HELP, NEXT_CARTON, REPRINT]
)
def test_whatever_follows_a_stop_it_stays_shown_and_sounds_again(
    opened: PackBench, code: str
) -> None:
    scan(opened.screen, OTHER)
    stop = opened.shown.banner
    opened.stage.told.sounds.clear()

    scan(opened.screen, code)

    assert opened.shown.banner == stop
    assert opened.stage.told.sounds == ["stop"]
    assert (live(opened.stage), urgent(opened.stage)) == ({"F1"}, {"F1"})


def test_the_same_trigger_while_latched_stays_stop(opened: PackBench) -> None:
    opened.screen.scanned(scan_of(OTHER, at_s=5_000.0))
    stop = opened.shown.banner

    opened.screen.scanned(scan_of(OTHER, at_s=5_000.1))

    assert opened.stage.kept[-1].verdict is Verdict.NOT_COUNTED
    assert opened.shown.banner == stop
    assert opened.stage.told.sounds[-1] == "stop"
    assert urgent(opened.stage) == {"F1"}


def test_confirm_ends_the_stop_and_the_same_unit_is_asked_for(opened: PackBench) -> None:
    scan(opened.screen, OTHER, MUG, CONFIRM)

    assert opened.shown.banner.tone is Tone.OK
    assert opened.stage.told.sounds[-1] == "ok"
    assert opened.shown.item is not None
    assert opened.shown.item.unit == "1"


def test_two_wrong_items_in_a_row_open_one_case(opened: PackBench) -> None:
    scan(opened.screen, OTHER, CONFIRM, OTHER)

    assert opened.reported == [("SO-10482", OTHER, MUG)]


def test_a_case_that_cannot_be_opened_now_is_opened_when_the_database_is_back(
    opened: PackBench,
) -> None:
    opened.stage.sync.trouble = OFFLINE
    scan(opened.screen, OTHER, CONFIRM, OTHER)
    assert opened.shown.banner.tone is Tone.STOP

    opened.stage.sync.trouble = None
    opened.screen.hear_versions({"SO-10482": 1})

    assert opened.reported == [("SO-10482", OTHER, MUG)]


def test_an_order_that_was_cancelled_meanwhile_stops_the_next_scan(opened: PackBench) -> None:
    opened.screen.hear_versions({"SO-10482": None})

    scan(opened.screen, MUG)

    assert (opened.shown.banner.tone, opened.shown.banner.headline) == (Tone.STOP, "Set it aside")
    scan(opened.screen, CONFIRM)
    assert opened.stage.bench.kind_in_hand == ""


def test_an_unknown_code_is_shown_as_it_came_and_moves_nothing(opened: PackBench) -> None:
    scan(opened.screen, "BTL-75O-PTB")

    banner = opened.shown.banner
    assert banner.tone is Tone.ATTENTION
    assert banner.compare is not None
    assert banner.compare.scanned == "BTL-75O-PTB"
    assert opened.stage.told.sounds[-1] == "attention"


def test_the_tote_that_opened_the_order_bounces_and_is_not_counted(bench: PackBench) -> None:
    bench.screen.scanned(scan_of(TOTE, at_s=7_000.0))
    bench.screen.scanned(scan_of(TOTE, at_s=7_000.1))

    assert bench.stage.kept[-1].verdict is Verdict.NOT_COUNTED
    assert bench.shown.banner.tone is Tone.NOT_COUNTED
    assert bench.shown.banner.headline == "Take a carton"


@pytest.mark.parametrize(
    ("code", "keys"),
    [(SHORT, {"F1", "F3", "F5", "F7"}), (EXCEPTION, {"F1", "F5", "F7"})],
)
def test_a_question_says_which_keys_answer_and_only_those_are_live(
    opened: PackBench, code: str, keys: set[str]
) -> None:
    scan(opened.screen, code)

    assert opened.shown.panel is not None
    keys_shown = {key for key, _label, _words in opened.shown.panel.rows}
    assert keys_shown - {"ID"} == keys - {"F7"}  # and a supervisor's badge
    assert live(opened.stage) == keys


def test_a_scan_while_a_question_is_open_is_answered_and_kept(opened: PackBench) -> None:
    scan(opened.screen, SHORT, MUG)

    assert opened.shown.banner.tone is Tone.ATTENTION
    assert opened.shown.panel is not None
    assert opened.stage.kept[-1].verdict is Verdict.WRONG_STATE


def test_undo_closes_a_question_and_the_unit_is_back(opened: PackBench) -> None:
    scan(opened.screen, SHORT, UNDO)

    assert opened.shown.panel is None
    assert opened.shown.banner.headline == "Scan each item"


def test_short_sets_the_order_aside_and_the_next_tote_opens_at_once(opened: PackBench) -> None:
    scan(opened.screen, SHORT, CONFIRM)
    assert opened.shown.banner.headline == "Set it aside"
    assert opened.stage.bench.kind_in_hand == ""

    scan(opened.screen, TOTE)

    assert opened.shown.banner.headline == "Take a carton"


def test_help_says_what_each_key_does_and_scans_go_on(opened: PackBench) -> None:
    scan(opened.screen, HELP)
    assert opened.shown.panel is not None
    assert {key for key, _label, _words in opened.shown.panel.rows} == live(opened.stage)

    scan(opened.screen, MUG)

    assert opened.shown.banner.tone is Tone.OK
    assert packed_units(opened) == 1
    assert not opened.shown.panel


def test_undo_takes_the_last_unit_back(opened: PackBench) -> None:
    scan(opened.screen, MUG, UNDO)

    assert opened.shown.lines is not None
    assert opened.shown.lines.done == 0
