"""A record that moves stock is a transaction of its own; the order of scans stays."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.events import AnyEvent, SignedOut
from app.station.records import ScanRecord
from app.station.replay.stock.runs import moves_stock, runs_of
from app.stock.events import BinCounted
from tests.app.station.replay.stock.some_records import record_of

_COUNTED: AnyEvent = BinCounted(found=(), agrees=True)


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 5))
def test_no_record_is_lost_or_out_of_order(stock: list[bool], most: int) -> None:
    records: list[tuple[int, ScanRecord]] = [
        (n, record_of(_COUNTED if one else SignedOut())) for n, one in enumerate(stock, start=1)
    ]

    runs = list(runs_of(records, most))

    assert list(chain.from_iterable(runs)) == records
    assert all(0 < len(run) <= most for run in runs)
    for run in runs:
        assert len(run) == 1 or not any(moves_stock(record) for _seq, record in run)
