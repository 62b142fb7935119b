"""What a rule answers."""

from __future__ import annotations

import pytest

from app.fulfilment.double_scan import accept, refuse
from app.fulfilment.events import Acknowledged, Because, Refused
from app.scanning.verdicts import Signal, Verdict, signal_of


def test_what_is_accepted_happens() -> None:
    ruling = accept(Acknowledged())

    assert (ruling.verdict, ruling.event) == (Verdict.ACCEPTED, Acknowledged())


@pytest.mark.parametrize("verdict", [v for v in Verdict if signal_of(v) is not Signal.OK])
def test_a_refusal_latches_exactly_where_its_signal_is_stop(verdict: Verdict) -> None:
    event = refuse(verdict, "MUG", Because.PANEL_OPEN, "SO-1").event

    assert isinstance(event, Refused)
    assert event.latches is (signal_of(verdict) is Signal.STOP)
    assert (event.expected, event.because, event.order_no) == ("MUG", Because.PANEL_OPEN, "SO-1")
