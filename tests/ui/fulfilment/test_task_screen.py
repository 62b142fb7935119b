"""No scan is lost, none is out of order, nothing counts that is not kept (D2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.scanning.verdicts import Verdict
from tests.support import floor_data
from tests.support.desk_kit import OKAFOR, Told
from tests.support.floor_data import ALL, SSCC, TOTE
from tests.support.floor_displays import PackBench, scan
from tests.support.floor_stage import Stage, label_scan
from tests.support.packages import (
    CONFIRM,
    SIGN_OUT,
)
from tests.support.runners import Held
from tests.support.scans import scan_of
from ui.shell.screen import Screen
from ui.widgets.content import Tone

MUG, TOWEL, BOTTLE, OTHER = "MUG-CER-WHT", "TWL-LIN-NAT", "BTL-750-PTB", "BTL-500-PTB"


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


def test_the_label_that_closed_the_order_bounces_and_is_not_counted(labelled: PackBench) -> None:
    labelled.screen.scanned(label_scan(SSCC, at_s=8_000.0))
    labelled.screen.scanned(label_scan(SSCC, at_s=8_000.1))

    assert [record.verdict for record in labelled.stage.kept[-2:]] == [
        Verdict.TASK_DONE,
        Verdict.NOT_COUNTED,
    ]
