"""The tape says what each stock scan led to."""

from __future__ import annotations

import pytest

from app.stock.events import (
    BinCounted,
    EmptyClaimed,
    Goods,
    MoveApproved,
    OverAllowed,
    Purpose,
    PurposeChosen,
    StockAdjusted,
    StockEvent,
    UnitsMissing,
    UnitsMoved,
    UnitsPutBack,
    UnitsReceived,
    UnitsTaken,
    UnitsTallied,
)
from ui.messages.floor.tape import what_happened
from ui.messages.stock.stock_tape import purpose_words, stock_words

TWO = Goods(product_id=1, sku="MUG", units=2)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (UnitsTaken(goods=TWO), "2 in the hand"),
        (OverAllowed(approved_by="S"), "a supervisor lets it pass"),
        (MoveApproved(approved_by="S"), "a supervisor lets it pass"),
        (UnitsReceived(goods=TWO, bin_code="A-1"), "2 into A-1"),
        (UnitsTallied(goods=TWO), "2 counted"),
        (EmptyClaimed(), "asked"),
        (BinCounted(found=(TWO,), agrees=True), "count of 2 complete"),
        (PurposeChosen(purpose=Purpose.LOST), "Lost"),
        (UnitsMoved(goods=(TWO,), bin_code="A-1", to_bin="A-2"), "2 into A-2"),
        (
            UnitsPutBack(goods=(TWO,), order_no="SO-1", places=("T-1",), to_bin="A-2"),
            "2 back into A-2",
        ),
        (
            UnitsMissing(goods=(TWO,), order_no="SO-1", places=("T-1",)),
            "2 not there · counted",
        ),
        (
            StockAdjusted(goods=(TWO,), bin_code="A", purpose=Purpose.DAMAGED, approved_by="S"),
            "Damaged · 2",
        ),
    ],
)
def test_every_stock_event_has_its_words(event: StockEvent, words: str) -> None:
    assert stock_words(event) == what_happened(event) == words


def test_every_purpose_has_its_own_word() -> None:
    assert len({purpose_words(purpose) for purpose in Purpose}) == len(Purpose)
