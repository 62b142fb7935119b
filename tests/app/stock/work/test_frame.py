"""The same answers in every kind of stock work, whatever its goods are for."""

from __future__ import annotations

import pytest

from app.fulfilment.double_scan import Ruling
from app.fulfilment.events import Because, Refused
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    DamagedScanned,
    DigitScanned,
    Meaning,
    ToteScanned,
    UnknownScanned,
)
from app.scanning.verdicts import Verdict
from app.stock.work.counting import COUNTING, CountProgress
from app.stock.work.frame import panel_open
from app.stock.work.moving import MOVING, MoveProgress
from app.stock.work.putting_away import PUTTING_AWAY, PutAwayProgress
from app.stock.work.receiving import RECEIVING, ReceiveProgress
from tests.support.stock_packages import bin_of_bottles, count, delivery, strays


def _everywhere(meaning: Meaning) -> tuple[Ruling, ...]:
    return (
        RECEIVING.judge(ReceiveProgress(delivery()), meaning),
        COUNTING.judge(CountProgress(count()), meaning),
        MOVING.judge(MoveProgress(bin_of_bottles()), meaning),
        PUTTING_AWAY.judge(PutAwayProgress(strays()), meaning),
    )


@pytest.mark.parametrize(
    ("meaning", "verdict", "because"),
    [
        (UnknownScanned(), Verdict.UNKNOWN_CODE, None),
        (DamagedScanned("check digit"), Verdict.UNKNOWN_CODE, None),
        (AmbiguousScanned(()), Verdict.AMBIGUOUS_CODE, None),
        (ToteScanned("T-118"), Verdict.WRONG_STATE, Because.NOT_IN_THIS_TASK),
        (DigitScanned(3), Verdict.WRONG_STATE, Because.SCAN_ONE_FIRST),
    ],
)
def test_what_is_no_part_of_stock_work_is_refused_alike(
    meaning: Meaning, verdict: Verdict, because: Because | None
) -> None:
    for ruling in _everywhere(meaning):
        assert isinstance(ruling.event, Refused)
        assert (ruling.verdict, ruling.event.because) == (verdict, because)


def test_a_quantity_is_keyed_only_after_a_unit_was_scanned() -> None:
    ruling = COUNTING.judge_keyed(CountProgress(count()), 3)

    assert isinstance(ruling.event, Refused)
    assert ruling.event.because is Because.SCAN_ONE_FIRST


def test_work_without_a_question_of_its_own_leaves_an_open_panel_as_it_is() -> None:
    event = panel_open(None, ControlCode.CONFIRM).event

    assert isinstance(event, Refused)
    assert event.because is Because.PANEL_OPEN
