"""What became of a lot, in a line; the asking is tested with the desk."""

from __future__ import annotations

from app.fulfilment.allocation.recalling import Recall
from tests.support.stock_states import SHELVES
from ui.stock.desk.lot_desk import lot_done


def test_a_release_and_a_recall_say_what_they_did() -> None:
    assert lot_done(SHELVES[3], None) == "L2407 may leave again"
    said = lot_done(SHELVES[3], Recall(("SO-1", "SO-2")))
    assert said == "L2407 is in quarantine: 2 orders gave it up, 0 totes and cartons hold it"
