"""Every verdict has one signal; only those latch after which no further scan may count (D3, D4)."""

from __future__ import annotations

import pytest

from app.scanning.verdicts import Signal, Verdict, signal_of

LATCHING = {
    Verdict.WRONG_ITEM,
    Verdict.OVER_QUANTITY,
    Verdict.WRONG_BIN,
    Verdict.WRONG_TOTE,
    Verdict.WRONG_CARTON,
    Verdict.WRONG_LOT,
    Verdict.EXPIRED,
    Verdict.WRONG_SERIAL,
    Verdict.DUPLICATE_SERIAL,
    Verdict.ORDER_CHANGED,
    Verdict.ORDER_CANCELLED,
    Verdict.NOT_YOURS,
}
"""After these a unit is where it must not be, or the work may not go on."""

PASSING = {
    Verdict.UNKNOWN_CODE,
    Verdict.AMBIGUOUS_CODE,
    Verdict.SET_APART,
    Verdict.LOT_REQUIRED,
    Verdict.SERIAL_REQUIRED,
    Verdict.WRONG_STATE,
}
"""After these nothing has moved: the next good scan simply goes on."""

GOOD = {Verdict.ACCEPTED, Verdict.LINE_DONE, Verdict.TASK_DONE}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_exactly_one_signal(verdict: Verdict) -> None:
    assert [signal for signal in Signal if signal_of(verdict) is signal] == [signal_of(verdict)]


@pytest.mark.parametrize(
    ("signal", "verdicts"),
    [
        (Signal.OK, GOOD),
        (Signal.STOP, LATCHING),
        (Signal.ATTENTION, PASSING),
        (Signal.NOT_COUNTED, {Verdict.NOT_COUNTED}),
    ],
)
def test_only_what_must_not_be_passed_over_stops_the_station(
    signal: Signal, verdicts: set[Verdict]
) -> None:
    assert {verdict for verdict in Verdict if signal_of(verdict) is signal} == verdicts


def test_no_word_that_an_old_record_could_hold_stands_for_two_verdicts() -> None:
    assert len({verdict.value for verdict in Verdict}) == len(Verdict.__members__)
    assert {Verdict(verdict.value) for verdict in Verdict} == set(Verdict)
