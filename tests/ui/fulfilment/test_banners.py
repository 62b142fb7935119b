"""The banners that all floor screens share."""

from __future__ import annotations

import pytest

from app.errors import JournalUnwritable, StoreUnreachable
from app.fulfilment.double_scan import Latch
from app.fulfilment.events import Because
from app.scanning.verdicts import Verdict
from tests.support.packages import BOX, SHORT, line_of, packing, say, weigh
from ui.fulfilment.banners import (
    answer_banner,
    idle_banner,
    sound_of_trouble,
    step_banner,
    stop_banner,
    trouble_banner,
    with_help,
)
from ui.messages.floor.steps import Instruction
from ui.messages.verdicts import Place
from ui.widgets.content import Tone

STEP = Instruction("Step 2 of 2", "Scan each item", "into Box B2")


def test_a_stop_gives_its_reason_and_both_codes() -> None:
    latch = Latch(Verdict.WRONG_CARTON, "TUBE", "", Because.CARTON_REFUSED)

    banner = stop_banner(latch)

    assert (banner.overline, banner.headline) == (
        "The carrier refuses this carton",
        "Take another carton",
    )
    assert banner.compare is not None
    assert banner.compare.scanned == "TUBE"


def test_the_words_of_a_stop_differ_by_place() -> None:
    latch = Latch(Verdict.OVER_QUANTITY, "MUG", "T-1")

    assert stop_banner(latch, Place.BIN).headline == "Put it back"
    assert stop_banner(latch, Place.BENCH).headline == "Take it out"


@pytest.mark.parametrize(
    ("code", "compared"), [("BROKEN-CODE", True), ("T-1", True), (SHORT, False)]
)
def test_a_refusal_names_what_was_scanned_unless_it_was_a_key(code: str, compared: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    task = packing(line_of("MUG", 1))
    if not compared:
        say(task, BOX, "MUG")

    banner = answer_banner(say(task, code), STEP, Place.BENCH, None)

    assert banner.tone is Tone.ATTENTION
    assert (banner.compare is not None) is compared


def test_an_accepted_scan_shows_the_next_step() -> None:
    task = packing(line_of("MUG", 2))
    banner = answer_banner(say(task, BOX), STEP, Place.BENCH, None)

    assert (banner.tone, banner.word) == (Tone.OK, "OK")
    assert banner.headline == STEP.headline


def test_help_says_that_scans_go_on() -> None:
    assert "scans go on" in with_help(STEP, "help").overline
    assert with_help(STEP, "") == STEP


def test_trouble_stops_only_where_scans_cannot_be_kept() -> None:
    full, offline = JournalUnwritable(path="p", detail="full"), StoreUnreachable(url="u")

    assert (trouble_banner(full).tone, sound_of_trouble(full)) == (Tone.STOP, "stop")
    assert trouble_banner(offline).tone is Tone.ATTENTION
    assert sound_of_trouble(offline) == "attention"


def test_an_idle_screen_says_what_to_scan() -> None:
    assert idle_banner("pack", None) == step_banner(
        Instruction("No order open", "Scan a tote", "or an order")
    )


def test_a_weight_outside_the_band_stands_above_what_the_contents_weigh() -> None:
    task = packing(line_of("MUG", 2))
    task.weighs = True
    say(task, BOX, "MUG", "MUG")

    banner = answer_banner(weigh(task, 190), STEP, Place.BENCH, None)

    assert (banner.tone, banner.overline) == (Tone.ATTENTION, "The weight is not as expected")
    assert banner.headline == STEP.headline
    assert banner.compare is not None
    assert (banner.compare.scanned, banner.compare.needed) == ("0.19 kg", "0.29 kg")
