"""What the dock's screen shows to each answer."""

from __future__ import annotations

import pytest

from app.fulfilment.dispatch.loading import DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.fulfilment.events import Refused
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from hardware.ports import PrintOutcome
from tests.support.floor_data import handed_over, parcel
from tests.support.packages import CONFIRM
from tests.support.scans import scan_of
from ui.fulfilment.dispatch import dispatch_content
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock
from ui.messages.floor.dock import first_step
from ui.messages.verdicts import tone_of
from ui.widgets.content import Tone

_STEP = first_step("Parcelway", asks_lane=False)


@pytest.mark.parametrize("verdict", list(DispatchVerdict))
def test_every_answer_has_its_tone_and_says_what_to_do(verdict: DispatchVerdict) -> None:
    banner = dispatch_content.loaded(parcel(verdict, "SO-1", 5), "Parcelway")

    assert banner.headline
    assert banner.word
    assert len(banner.headline.split()) <= 3
    assert (banner.compare is None) is verdict.leaves


def test_what_is_no_label_is_shown_as_it_came() -> None:
    event = Refused(verdict=Verdict.UNKNOWN_CODE)
    heard = HeardAtDock(scan_of("XY"), "XY", Verdict.UNKNOWN_CODE, event)

    banner = dispatch_content.answered(heard, _STEP)

    assert banner.tone is tone_of(Verdict.UNKNOWN_CODE)
    assert banner.compare is not None
    assert banner.compare.scanned == "XY"


def test_a_control_code_has_nothing_to_compare() -> None:
    event = Refused(verdict=Verdict.WRONG_STATE)
    heard = HeardAtDock(scan_of(CONFIRM), "confirm", Verdict.WRONG_STATE, event)

    banner = dispatch_content.answered(heard, _STEP)

    assert (banner.tone, banner.compare) == (Tone.ATTENTION, None)
    assert banner.headline == "Scan a label"


def test_while_asking_the_banner_waits() -> None:
    assert dispatch_content.asking("123").tone is Tone.BUSY
    assert dispatch_content.closing("Parcelway").tone is Tone.BUSY
    assert dispatch_content.panel_content(set(), shown=False) is None


def test_the_help_says_what_the_keys_do_here() -> None:
    live = {ControlCode.CONFIRM, ControlCode.REPRINT}

    panel = dispatch_content.panel_content(live, shown=True)

    assert panel is not None
    assert [row[0] for row in panel.rows] == ["F1", "F4"]
    assert "handover" in panel.rows[0][2]
    assert "manifest" in panel.rows[1][2]


@pytest.mark.parametrize("verdict", list(ManifestVerdict))
def test_only_a_closed_handover_is_done(verdict: ManifestVerdict) -> None:
    banner = dispatch_content.closed(handed_over(verdict, "Parcelway"))

    closed = verdict is ManifestVerdict.CLOSED
    assert banner.tone is (Tone.DONE if closed else Tone.ATTENTION)


@pytest.mark.parametrize("outcome", list(PrintOutcome))
def test_only_a_manifest_that_may_not_be_there_is_asked_about(outcome: PrintOutcome) -> None:
    banner = dispatch_content.not_printed(ManifestPrint("M-1", "slips", outcome))

    assert (banner is None) is (outcome is PrintOutcome.CONFIRMED)
    assert banner is None or banner.tone is Tone.ATTENTION


def test_a_parcel_in_the_wrong_lane_is_told_by_both_carriers() -> None:
    other = parcel(DispatchVerdict.OTHER_CARRIER, "SO-1", 5, "Northpost")

    banner = dispatch_content.loaded(other, "Parcelway")

    assert banner.compare is not None
    assert (banner.compare.scanned, banner.compare.needed) == ("Northpost", "Parcelway")
