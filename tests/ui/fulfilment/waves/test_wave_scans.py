"""What is in a wave is found by its scan; from memory only."""

from __future__ import annotations

from app.scanning.meaning import OrderScanned, ToteScanned, UnknownScanned
from app.scanning.verdicts import Verdict
from tests.support.waves_desk import BOARD
from ui.fulfilment.waves.wave_scans import find


def test_a_wave_is_found_by_anything_in_it() -> None:
    for meaning, text in (
        (OrderScanned("SO-10482"), "SO-10482"),
        (UnknownScanned(), "W-0078"),
    ):
        wave, decision = find(meaning, text, BOARD)
        assert wave is not None
        assert (wave.facts.wave_no, decision.verdict) == ("W-0078", Verdict.ACCEPTED)


def test_before_the_board_is_read_nothing_is_found() -> None:
    wave, decision = find(ToteScanned("T-118"), "T-118", None)

    assert wave is None
    assert decision.says == "T-118 is in no open wave"


def test_a_scanned_order_in_no_wave_says_what_it_waits_for() -> None:
    wave, decision = find(OrderScanned("SO-10466"), "SO-10466", BOARD)

    assert wave is None
    assert (decision.verdict, decision.says) == (
        Verdict.ACCEPTED,
        "SO-10466 is in no wave. Short: 1 missing",
    )
