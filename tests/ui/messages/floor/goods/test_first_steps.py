"""What comes first is said with at most three words of what to do."""

from __future__ import annotations

from app.fulfilment.events import Because
from ui.messages.floor.goods.first_steps import first_another, in_stock_work


def test_what_comes_first_is_said_shortly() -> None:
    said = [
        first_another(Because.CARTON_LABEL_FIRST),
        first_another(Because.SCAN_ONE_FIRST),
        first_another(Because.WEIGH_FIRST),
        first_another(Because.CHECK_BIN_FIRST),
        in_stock_work(Because.PUT_AWAY_FIRST),
        in_stock_work(Because.SUPERVISOR_FIRST),
        in_stock_work(Because.PROMISED),
    ]

    assert all(overline and 0 < len(words.split()) <= 3 for overline, words in said)
    assert len(set(said)) == len(said)
