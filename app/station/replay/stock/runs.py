"""How records are cut into transactions: stock work changes shelves that picking changes too.

Picking changes a picture in memory and writes it back; stock work changes the shelves themselves.
Each record that moves stock is a transaction of its own, so that neither writes over the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.station.records import ScanRecord
from app.stock.events import STOCK_MOVING

Numbered = tuple[int, ScanRecord]


def moves_stock(record: ScanRecord) -> bool:
    """Say whether a record changes shelves when it is replayed."""
    return isinstance(record.event, STOCK_MOVING)


def runs_of(records: Sequence[Numbered], most: int) -> Iterator[list[Numbered]]:
    """Cut records into runs of at most ``most``, in order; one that moves stock stands alone."""
    run: list[Numbered] = []
    for numbered in records:
        alone = moves_stock(numbered[1])
        if run and (alone or len(run) == most):
            yield run
            run = []
        run.append(numbered)
        if alone:
            yield run
            run = []
    if run:
        yield run
