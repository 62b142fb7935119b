"""A latch comes before an end, an end before a loss, a loss before a quantity, that before work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.double_scan.standing import Latch, Standing
from app.scanning.verdicts import Verdict
from app.stock.work.receiving import ReceiveProgress, ReceiveState
from app.stock.work.situation import situation_of
from tests.support.stock_packages import delivery

WORKING = Standing(ReceiveProgress(delivery()))
LATCH = Latch(Verdict.WRONG_BIN, "A-01", "A-02")
OVER = replace(WORKING, progress=replace(WORKING.progress, finished=True))


@pytest.mark.parametrize(
    ("standing", "state", "over"),
    [
        (WORKING, ReceiveState.IN_HAND, False),
        (replace(WORKING, panel="quantity", entry="12"), ReceiveState.QUANTITY, False),
        (replace(WORKING, panel="quantity", lost=True), ReceiveState.NOT_YOURS, True),
        (replace(OVER, lost=True), ReceiveState.DONE, True),
        (replace(OVER, latch=LATCH), ReceiveState.LATCHED, False),
    ],
)
def test_what_stands_in_the_way_is_the_state(
    standing: Standing[ReceiveProgress], state: ReceiveState, *, over: bool
) -> None:
    situation = situation_of(standing, ReceiveState.IN_HAND)

    assert situation.state is state
    assert situation.is_over is over
    assert situation.entry == standing.entry
