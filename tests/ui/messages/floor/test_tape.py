"""Everything that happened has its words on the tape."""

from __future__ import annotations

import pytest

from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    Because,
    BinReached,
    CartonFull,
    CartonOpened,
    LabelMatched,
    LineShort,
    Navigated,
    PanelChanged,
    ProblemReported,
    PutInTote,
    Refused,
    ReprintReason,
    ReprintRequested,
    ShortDeclared,
    ShortReason,
    SignedOut,
    Undone,
    UnitsCounted,
    UnitsPacked,
    WorkFinished,
)
from app.scanning.verdicts import Verdict
from ui.messages.floor.tape import AGAIN, what_happened

_PACKED = UnitsPacked(order_line_id=1, units=1, carton_number=2)
_EVENTS: list[AnyEvent] = [
    Refused(verdict=Verdict.WRONG_ITEM),
    Acknowledged(),
    BinReached(pick_line_id=1),
    UnitsCounted(pick_line_id=1, units=6),
    PutInTote(pick_line_id=1, units=2, tote="T-1"),
    ShortDeclared(pick_line_id=1, missing=2, reason=ShortReason.BIN_EMPTY),
    CartonOpened(carton_number=1, carton_type="B2"),
    _PACKED,
    CartonFull(carton_number=1),
    LineShort(order_line_id=1, missing=1, reason=ShortReason.DAMAGED),
    ProblemReported(),
    LabelMatched(carton_number=1, sscc="3"),
    ReprintRequested(carton_number=1, reason=ReprintReason.UNREADABLE),
    PanelChanged(panel="short"),
    PanelChanged(panel=""),
    SignedOut(),
    Navigated(to="home"),
    Navigated(to=AGAIN),
    WorkFinished(),
    Undone(event=_PACKED),
]


@pytest.mark.parametrize("event", _EVENTS, ids=lambda event: event.kind)
def test_everything_that_happened_can_be_read_on_the_tape(event: AnyEvent) -> None:
    assert what_happened(event)


def test_the_tape_says_which_scan_of_the_two_it_was() -> None:
    assert what_happened(UnitsCounted(pick_line_id=1, units=1)) == "1st scan"
    assert what_happened(_PACKED) == "2nd scan · carton 2"
    assert what_happened(UnitsCounted(pick_line_id=1, units=6)) == "1st scan · 6"


def test_an_undone_scan_says_what_was_taken_back() -> None:
    assert what_happened(Undone(event=_PACKED)) == "undone: 2nd scan · carton 2"


def test_a_refusal_gives_its_reason_before_its_verdict() -> None:
    because = Refused(verdict=Verdict.WRONG_STATE, because=Because.BIN_FIRST)

    assert what_happened(because) == "First the bin"
    assert what_happened(Refused(verdict=Verdict.WRONG_BIN)) == "Wrong bin"
