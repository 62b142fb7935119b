"""Label and slip at the packing station: made once, never taken for printed, void after UNDO."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import NotAllowed, StoreUnreachable
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.papers import NothingBooked, Papers
from app.store.schema.shipping import PrintState
from tests.support import floor_data
from tests.support.floor_data import ALL, OFFLINE, SSCC, TOTE
from tests.support.floor_displays import PackBench, live, scan
from tests.support.floor_stage import Stage, label_scan
from tests.support.packages import (
    CONFIRM,
    EXCEPTION,
    HELP,
    REPRINT,
    UNDO,
    sscc_of,
)
from tests.support.runners import Held
from ui.widgets.content import Tone

MUG, TOWEL, BOTTLE, OTHER = "MUG-CER-WHT", "TWL-LIN-NAT", "BTL-750-PTB", "BTL-500-PTB"


@pytest.fixture
def labelled(bench: PackBench) -> PackBench:
    """Every unit verified, the label printed."""
    scan(bench.screen, TOTE, *ALL)
    return bench


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
    assert live(labelled.stage) == {"F5", "F7", "F8"}

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


def test_a_lot_that_was_recalled_after_it_was_packed_is_stop_and_no_label(
    bench: PackBench,
) -> None:
    def recalled() -> Papers:
        raise NotAllowed(action="label", reason="lot recalled", detail="L-7")

    bench.papers = recalled

    scan(bench.screen, TOTE, *ALL)

    banner = bench.shown.banner
    assert (banner.tone, banner.headline) == (Tone.STOP, "Take it out")
    assert "L-7" in banner.overline
    assert bench.stage.told.sounds[-1] == "stop"
    assert {"F3", "F5"} <= live(bench.stage)


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


def test_without_the_database_the_station_makes_the_label_itself(bench: PackBench) -> None:
    bench.own.papers = floor_data.papers()
    scan(bench.screen, TOTE, *ALL[:-1])
    bench.stage.sync.trouble = OFFLINE

    scan(bench.screen, ALL[-1])

    assert bench.shown.banner.headline == "Stick the label"
    assert (bench.own.labelled, bench.prepared) == ([1], [])
    bench.stage.sync.trouble = None
    bench.screen.hear_versions({"SO-10482": 1})
    assert bench.prepared == [], "it has its label: no second one is asked for"


def test_a_label_that_may_be_booked_already_is_never_made_a_second_time(bench: PackBench) -> None:
    def cut_off() -> Papers:
        raise StoreUnreachable(url="db", detail="the answer to the commit was lost", at_commit=True)

    bench.papers, bench.own.papers = cut_off, floor_data.papers()

    scan(bench.screen, TOTE, *ALL)

    assert bench.shown.banner.headline == "Keep the carton"
    assert bench.own.labelled == []


def test_a_label_that_the_database_could_not_begin_to_book_is_made_here(bench: PackBench) -> None:
    def unreachable() -> Papers:
        raise NothingBooked(url="db", detail="connection refused")

    bench.papers, bench.own.papers = unreachable, floor_data.papers()

    scan(bench.screen, TOTE, *ALL)

    assert bench.shown.banner.headline == "Stick the label"
    assert bench.own.labelled == [1]


def test_a_label_of_its_own_that_did_not_come_out_is_printed_again(bench: PackBench) -> None:
    bench.own.papers = floor_data.papers(label=PrintState.FAILED)
    scan(bench.screen, TOTE, *ALL[:-1])
    bench.stage.sync.trouble = OFFLINE
    scan(bench.screen, ALL[-1])
    assert bench.shown.banner.headline == "Check the printer"

    bench.own.papers = floor_data.papers()
    scan(bench.screen, REPRINT, EXCEPTION)

    assert bench.own.again == [(1, ReprintReason.NOT_PRINTED)]
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
