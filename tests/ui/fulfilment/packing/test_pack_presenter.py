"""The packing station, scan by scan, with the real task and the real journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import NotAllowed, NothingFound, StoreUnreachable
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.work import PackPackage
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.store.schema.shipping import PrintState
from tests.support import floor_data
from tests.support.desk_kit import OKAFOR, Told
from tests.support.floor_data import SSCC, TOTE
from tests.support.floor_displays import PackBench, live, scan, urgent
from tests.support.floor_stage import Stage, label_scan
from tests.support.packages import (
    CONFIRM,
    EXCEPTION,
    HELP,
    NEXT_CARTON,
    REPRINT,
    SHORT,
    SIGN_OUT,
    UNDO,
    sscc_of,
)
from tests.support.runners import Held
from tests.support.scans import scan_of
from ui.shell.screen import Screen
from ui.widgets.content import StepMark, Tone

MUG, TOWEL, BOTTLE, OTHER = "MUG-CER-WHT", "TWL-LIN-NAT", "BTL-750-PTB", "BTL-500-PTB"
OFFLINE = StoreUnreachable(url="db", detail="no route")
ALL = floor_data.to_the_label(floor_data.order())


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


@pytest.fixture
def labelled(bench: PackBench) -> PackBench:
    """Every unit verified, the label printed."""
    scan(bench.screen, TOTE, *ALL)
    return bench


def packed_units(bench: PackBench) -> int:
    """Units that the screen shows as verified."""
    assert bench.shown.lines is not None
    return bench.shown.lines.done


class Locking(Told):
    """A shell that locks as the real one does: the screen is left before anything else."""

    screen: Screen

    def sign_out(self) -> None:
        super().sign_out()
        self.screen.leave()


# -- opening and going on -------------------------------------------------------------------


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


# -- STOP -----------------------------------------------------------------------------------


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


# -- attention and not counted --------------------------------------------------------------


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


def test_the_label_that_closed_the_order_bounces_and_is_not_counted(labelled: PackBench) -> None:
    labelled.screen.scanned(label_scan(SSCC, at_s=8_000.0))
    labelled.screen.scanned(label_scan(SSCC, at_s=8_000.1))

    assert [record.verdict for record in labelled.stage.kept[-2:]] == [
        Verdict.TASK_DONE,
        Verdict.NOT_COUNTED,
    ]


# -- questions and help ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "keys"),
    [(SHORT, {"F1", "F3", "F5", "F7"}), (EXCEPTION, {"F1", "F5", "F7"})],
)
def test_a_question_says_which_keys_answer_and_only_those_are_live(
    opened: PackBench, code: str, keys: set[str]
) -> None:
    scan(opened.screen, code)

    assert opened.shown.panel is not None
    assert {key for key, _label, _words in opened.shown.panel.rows} == keys - {"F7"}
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


# -- label and papers -----------------------------------------------------------------------


def test_the_last_unit_has_label_and_slip_made_once(labelled: PackBench) -> None:
    assert labelled.prepared == [("SO-10482", 1)]
    assert labelled.shown.banner.headline == "Stick the label"
    assert labelled.shown.papers is not None
    assert labelled.shown.papers.title == "Parcelway Express"


def test_the_label_closes_the_order_and_the_next_tote_is_taken_at_once(
    labelled: PackBench,
) -> None:
    labelled.screen.scanned(label_scan(SSCC))

    assert (labelled.shown.banner.tone, labelled.shown.banner.headline) == (
        Tone.DONE,
        "Scan next tote",
    )
    assert labelled.stage.told.sounds[-1] == "task done"
    assert live(labelled.stage) == {"F7", "F8"}

    scan(labelled.screen, TOTE)
    assert labelled.shown.banner.headline == "Take a carton"


def test_a_label_of_another_carton_is_taken_off(labelled: PackBench) -> None:
    labelled.screen.scanned(label_scan(sscc_of(99)))

    assert (labelled.shown.banner.tone, labelled.shown.banner.headline) == (
        Tone.STOP,
        "Take it off",
    )


@pytest.mark.parametrize("state", [PrintState.FAILED, PrintState.UNKNOWN])
def test_a_label_that_is_not_on_paper_is_never_taken_for_printed(
    bench: PackBench, state: PrintState
) -> None:
    bench.papers = lambda: floor_data.papers(label=state, detail="paper out")

    scan(bench.screen, TOTE, *ALL)

    banner = bench.shown.banner
    assert banner.tone is Tone.ATTENTION
    assert "Zebra ZD421" in banner.overline
    assert banner.second == "then scan REPRINT"
    assert bench.stage.told.sounds[-1] == "attention"
    assert "F4" in live(bench.stage)
    assert bench.shown.papers is not None
    assert "another printer" in bench.shown.papers.what_to_do


def test_a_failed_label_stays_said_after_other_scans_until_it_is_printed(bench: PackBench) -> None:
    bench.papers = lambda: floor_data.papers(label=PrintState.FAILED)
    scan(bench.screen, TOTE, *ALL, "NOBODY", HELP, HELP)
    assert bench.shown.banner.headline == "Check the printer"

    bench.papers = floor_data.papers
    scan(bench.screen, REPRINT, EXCEPTION)

    assert bench.reprinted == [("SO-10482", 1, ReprintReason.NOT_PRINTED)]
    assert bench.shown.banner.headline == "Stick the label"


def test_without_the_database_the_label_follows_by_itself(bench: PackBench) -> None:
    scan(bench.screen, TOTE, *ALL[:-1])
    bench.stage.sync.trouble = OFFLINE
    scan(bench.screen, ALL[-1])
    assert bench.shown.banner.headline == "Keep the carton"
    assert bench.stage.told.sounds[-1] == "attention"
    assert bench.prepared == []

    bench.stage.sync.trouble = None
    bench.screen.hear_versions({"SO-10482": 1})

    assert bench.shown.banner.headline == "Stick the label"


def test_a_carton_that_no_carrier_takes_is_set_aside(bench: PackBench) -> None:
    def refused() -> Papers:
        raise NotAllowed(action="label", reason="no carrier")

    bench.papers = refused
    scan(bench.screen, TOTE, *ALL)
    assert bench.shown.banner.overline == "No carrier takes this carton"
    assert "F3" in live(bench.stage)

    scan(bench.screen, EXCEPTION, CONFIRM)
    assert bench.stage.bench.kind_in_hand == ""


def test_a_label_that_comes_after_undo_is_void(tmp_path: Path) -> None:
    on_store = Held()
    bench = PackBench(Stage(tmp_path, on_store=on_store))
    bench.enter()
    scan(bench.screen, TOTE)
    on_store.let_go()
    scan(bench.screen, *ALL, UNDO)

    on_store.let_go()

    assert bench.shown.banner.headline == "Scan each item"
    assert bench.shown.papers is None


def test_a_stop_while_the_label_is_being_made_stays_when_the_label_comes(tmp_path: Path) -> None:
    on_store = Held()
    bench = PackBench(Stage(tmp_path, on_store=on_store))
    bench.enter()
    scan(bench.screen, TOTE)
    on_store.let_go()
    scan(bench.screen, *ALL, OTHER)
    assert bench.shown.banner.tone is Tone.STOP

    on_store.let_go()

    assert bench.shown.banner.tone is Tone.STOP
    scan(bench.screen, CONFIRM)
    assert bench.shown.banner.headline == "Stick the label"


# -- the journal ----------------------------------------------------------------------------


def test_on_a_full_disk_stop_says_so_and_nothing_is_acknowledged(opened: PackBench) -> None:
    scan(opened.screen, MUG)
    kept = len(opened.stage.kept)
    opened.stage.disk.full = True

    scan(opened.screen, MUG)

    banner = opened.shown.banner
    assert (banner.tone, banner.headline) == (Tone.STOP, "Cannot keep scans")
    assert "disk is full" in banner.overline
    assert opened.stage.told.sounds[-1] == "stop"
    assert len(opened.stage.kept) == kept
    assert opened.screen.in_hand is not None
    assert opened.screen.in_hand[1].situation.units_packed == 1


def test_once_the_disk_has_room_the_same_trigger_counts(opened: PackBench) -> None:
    opened.stage.disk.full = True
    opened.screen.scanned(scan_of(MUG, at_s=9_000.0))
    opened.stage.disk.full = False

    opened.screen.scanned(scan_of(MUG, at_s=9_000.1))

    assert opened.stage.kept[-1].verdict is Verdict.ACCEPTED
    assert opened.shown.banner.tone is Tone.OK


def test_a_confirm_that_cannot_be_kept_leaves_the_stop_latched(opened: PackBench) -> None:
    scan(opened.screen, OTHER)
    opened.stage.disk.full = True
    scan(opened.screen, CONFIRM)
    opened.stage.disk.full = False

    scan(opened.screen, MUG)

    assert opened.shown.banner.tone is Tone.STOP
    assert opened.stage.kept[-1].verdict is Verdict.WRONG_ITEM


def test_an_idle_scan_that_cannot_be_kept_takes_nothing_of_the_finished_order_back(
    labelled: PackBench,
) -> None:
    labelled.screen.scanned(label_scan(SSCC))
    labelled.stage.disk.full = True

    scan(labelled.screen, "NOBODY")

    assert labelled.screen.in_hand is not None
    assert labelled.screen.in_hand[1].situation.is_over


# -- many scans at once ---------------------------------------------------------------------


def test_twenty_scans_in_one_second_are_all_kept_in_order_while_the_disk_is_slow(
    tmp_path: Path,
) -> None:
    on_journal = Held()
    bench = PackBench(Stage(tmp_path, on_journal=on_journal))
    bench.enter()
    scan(bench.screen, TOTE)
    on_journal.let_go()

    codes = ["B2", *[MUG] * 4, *[TOWEL] * 2, OTHER, *[BOTTLE] * 12]
    for number, code in enumerate(codes):
        source = f"scanner-{number % 2}" if code == BOTTLE else f"scanner-{number}"
        bench.screen.scanned(scan_of(code, source=source, at_s=20_000 + number / 20))
    assert len(bench.shown.banners) == 3
    on_journal.let_go()

    assert [record.parsed for record in bench.stage.kept] == [TOTE, *codes]
    assert len(bench.shown.tape.entries) == 12
    assert bench.stage.told.sounds[-12:] == ["stop"] * 12
    assert bench.screen.ready


def test_two_scanners_at_once_each_count_their_own_unit(opened: PackBench) -> None:
    one, two = scan_of(MUG, "scanner-1", 30_000.0), scan_of(MUG, "scanner-2", 30_000.0)

    opened.screen.scanned(one)
    opened.screen.scanned(two)

    assert opened.shown.lines is not None
    assert opened.shown.lines.done == 2
    assert [source for source, _verdict in opened.stage.told.told[-2:]] == [
        "scanner-1",
        "scanner-2",
    ]


def test_scans_that_come_while_the_order_is_being_opened_wait_for_it(tmp_path: Path) -> None:
    on_store = Held()
    bench = PackBench(Stage(tmp_path, on_store=on_store))
    bench.enter()

    scan(bench.screen, TOTE, "B2", MUG)
    assert (bench.shown.banner.tone, bench.screen.ready) == (Tone.BUSY, False)
    on_store.let_go()

    assert bench.shown.lines is not None
    assert bench.shown.lines.done == 1


# -- leaving --------------------------------------------------------------------------------


def test_sign_out_waits_its_turn_behind_the_scans_before_it(tmp_path: Path) -> None:
    on_journal = Held()
    bench = PackBench(Stage(tmp_path, on_journal=on_journal))
    bench.enter()
    scan(bench.screen, TOTE)
    on_journal.let_go()

    scan(bench.screen, "B2", MUG, SIGN_OUT)
    assert bench.stage.told.signed_out == 0
    on_journal.let_go()

    assert bench.stage.told.signed_out == 1
    assert [record.verdict for record in bench.stage.kept[-3:]] == [Verdict.ACCEPTED] * 3


def test_scans_behind_a_sign_out_are_kept_and_open_nothing(tmp_path: Path) -> None:
    on_journal, shell = Held(), Locking()
    bench = PackBench(Stage(tmp_path, on_journal=on_journal, told=shell))
    shell.screen = bench.enter()
    on_journal.let_go()
    scan(bench.screen, SIGN_OUT, TOTE)

    on_journal.let_go()

    assert [record.verdict for record in bench.stage.kept] == [
        Verdict.ACCEPTED,
        Verdict.WRONG_STATE,
    ]
    assert bench.stage.bench.kind_in_hand == ""


def test_leaving_ends_the_repeated_stop(opened: PackBench) -> None:
    scan(opened.screen, OTHER)

    opened.screen.leave()

    assert opened.stage.told.sounds[-1] == "silence"


def test_work_of_another_screen_comes_in_front_instead(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.bench.kind_in_hand = "pick"
    bench = PackBench(stage)

    bench.enter()

    assert [screen.value for screen, _code in stage.told.went] == ["pick"]


def test_who_picked_the_order_may_not_pack_it_where_the_rule_says_so(tmp_path: Path) -> None:
    bench = PackBench(Stage(tmp_path))
    order = floor_data.order().model_copy(
        update={"pickers": (OKAFOR.badge,), "other_badge_required": True}
    )
    bench.claim = lambda _code, _person: order
    bench.enter()

    scan(bench.screen, TOTE, "B2")

    assert bench.shown.banner.headline == "Call another packer"


def test_a_fault_of_ours_is_shown_and_raised_and_the_next_scan_is_heard(opened: PackBench) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    sound = opened.stage.kit.tell
    object.__setattr__(opened.screen, "_kit", replace(opened.stage.kit, tell=broken))
    with pytest.raises(ZeroDivisionError):
        scan(opened.screen, MUG)
    object.__setattr__(opened.screen, "_kit", replace(opened.stage.kit, tell=sound))

    scan(opened.screen, MUG)

    assert opened.shown.lines is not None
    assert opened.shown.lines.done == 2
