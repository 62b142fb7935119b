"""A label before all is verified: a reason, a supervisor's badge in place, one print (D8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import NotAllowed
from app.fulfilment.events import EarlyReason, LabelLetOut, ReprintReason
from app.fulfilment.shipping.label_gate import LabelRefusal, Override
from app.fulfilment.shipping.papers import Papers
from app.scanning.control_card import ControlCode, payload_of
from app.store.schema.shipping import PrintState
from tests.support import floor_data
from tests.support.desk_kit import NOVAK, OKAFOR
from tests.support.floor_data import ALL, OFFLINE, ORDER_NO, SSCC, TOTE
from tests.support.floor_displays import PackBench, live, scan
from tests.support.floor_stage import label_scan
from tests.support.packages import CONFIRM, EXCEPTION, REPRINT, SHORT, UNDO
from tests.support.scans import scan_of
from ui.fulfilment.packing.carton.early_label import override_of
from ui.widgets.content import Tone

OVERRIDE = Override(NOVAK.badge, "carrier waits")
ASKED = (REPRINT, CONFIRM)


@pytest.fixture
def packing(bench: PackBench) -> PackBench:
    """The last unit is missing."""
    scan(bench.screen, TOTE, *ALL[:-1])
    return bench


def headline(bench: PackBench) -> tuple[Tone, str]:
    """What the banner says."""
    return bench.shown.banner.tone, bench.shown.banner.headline


def test_the_label_that_was_let_out_names_who_and_why() -> None:
    event = LabelLetOut(carton_number=1, reason=EarlyReason.CARRIER_WAITS, approved_by=NOVAK.badge)

    assert override_of(event) == OVERRIDE


def test_a_label_is_refused_with_a_question_and_a_reason_calls_for_a_supervisor(
    packing: PackBench,
) -> None:
    scan(packing.screen, REPRINT)
    assert headline(packing) == (Tone.ATTENTION, "Say why")
    assert packing.shown.banner.overline == "No label before all is verified"
    assert packing.shown.panel is not None
    assert [key for key, _word, _says in packing.shown.panel.rows] == ["F1", "F2", "F3", "F5"]

    scan(packing.screen, SHORT)

    assert packing.shown.banner.headline == "Call a supervisor"
    assert "Supervisor" in [word for _key, word, _says in packing.shown.panel.rows]
    scan(packing.screen, OKAFOR.badge)
    assert packing.shown.banner.tone is Tone.ATTENTION
    assert packing.prepared == []


def test_a_supervisors_badge_in_place_prints_the_label_and_packing_goes_on(
    packing: PackBench,
) -> None:
    scan(packing.screen, *ASKED, NOVAK.badge)

    assert (packing.prepared, packing.overrides) == ([(ORDER_NO, 1)], [OVERRIDE])
    assert headline(packing) == (Tone.READY, "Stick the label")
    assert packing.shown.carton is not None
    assert packing.shown.carton.size == "label is out"
    assert packing.stage.told.sounds[-1] == "ok"

    packing.screen.scanned(label_scan(SSCC))
    assert headline(packing) == (Tone.ATTENTION, "Scan the rest")
    scan(packing.screen, ALL[-1])
    assert packing.overrides == [OVERRIDE, None]
    packing.screen.scanned(label_scan(SSCC))
    assert headline(packing) == (Tone.DONE, "Scan next tote")


def test_it_goes_by_the_keys_alone_too(packing: PackBench) -> None:
    assert "F4" in live(packing.stage)
    hint = next(hint for hint in packing.stage.told.keys if hint.key == "F4")
    assert hint.label == "Print label"

    for code in (ControlCode.REPRINT, ControlCode.EXCEPTION):
        packing.screen.scanned(scan_of(payload_of(code)))
    scan(packing.screen, NOVAK.badge)

    assert packing.overrides == [Override(NOVAK.badge, "label goes on first")]


def test_a_label_that_did_not_come_out_is_printed_again_by_the_same_badge(
    packing: PackBench,
) -> None:
    packing.papers = lambda: floor_data.papers(label=PrintState.FAILED, detail="paper out")
    scan(packing.screen, *ASKED, NOVAK.badge)
    assert headline(packing) == (Tone.ATTENTION, "Check the printer")
    assert packing.stage.told.sounds[-1] == "attention"

    packing.papers = floor_data.papers
    scan(packing.screen, REPRINT, EXCEPTION)

    assert packing.reprinted == [(ORDER_NO, 1, ReprintReason.NOT_PRINTED)]
    assert packing.overrides == [OVERRIDE, OVERRIDE]
    assert headline(packing) == (Tone.READY, "Stick the label")


def test_letters_that_the_early_label_lacks_are_named_before_it_is_stuck_on(
    packing: PackBench,
) -> None:
    made = floor_data.papers()
    packing.papers = lambda: replace(made, carton=replace(made.carton, lost=("ό", "ς")))

    scan(packing.screen, *ASKED, NOVAK.badge)

    assert headline(packing) == (Tone.READY, "Stick the label")
    assert packing.shown.banner.second == "write in ός"


def test_without_the_database_the_early_label_follows_and_none_is_made_here(
    packing: PackBench,
) -> None:
    packing.own.papers = floor_data.papers()
    packing.stage.sync.trouble = OFFLINE
    scan(packing.screen, *ASKED, NOVAK.badge)
    assert headline(packing) == (Tone.ATTENTION, "Scan on")
    scan(packing.screen, ALL[-1])
    assert packing.shown.banner.headline == "Keep the carton"
    scan(packing.screen, UNDO)

    packing.stage.sync.trouble = None
    packing.screen.hear_versions({ORDER_NO: 1})

    assert packing.own.labelled == [], "it may have its number: there is one label, not two"
    assert packing.overrides == [OVERRIDE]
    assert packing.shown.banner.headline == "Stick the label"


def test_what_the_database_refuses_is_said_and_may_be_asked_again(packing: PackBench) -> None:
    def refused() -> Papers:
        raise NotAllowed(action="label", reason=LabelRefusal.NO_CARRIER.value)

    packing.papers = refused
    scan(packing.screen, *ASKED, NOVAK.badge)
    assert packing.shown.banner.overline == "No carrier takes this carton"

    packing.papers = floor_data.papers
    scan(packing.screen, REPRINT, CONFIRM)

    assert packing.overrides == [OVERRIDE, OVERRIDE]
    assert packing.reprinted == []
    assert packing.shown.banner.headline == "Stick the label"


def test_after_a_restart_the_label_that_was_let_out_is_still_known(packing: PackBench) -> None:
    scan(packing.screen, *ASKED, NOVAK.badge)
    again = replace(packing, prepared=[], overrides=[])

    again.enter()

    assert again.overrides == [OVERRIDE], "asked again, it prints nothing twice"
    again.screen.scanned(label_scan(SSCC))
    assert again.shown.banner.headline == "Scan the rest"
