"""How records are cut into transactions: stock work changes shelves that picking changes too.

Picking changes a picture in memory and writes it back; stock work changes the shelves themselves.
Each record that moves stock is a transaction of its own, so that neither writes over the other.
A label that a station made itself begins a transaction: an order that was packed from the first
unit to the last label while the database was gone still is packing before it is packed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.fulfilment.own_label import LabelMade
from app.station.records import ScanRecord
from app.stock.events import STOCK_MOVING

Numbered = tuple[int, ScanRecord]


def moves_stock(record: ScanRecord) -> bool:
    """Say whether a record changes shelves when it is replayed."""
    return isinstance(record.event, STOCK_MOVING)


def runs_of(records: Sequence[Numbered], most: int) -> Iterator[list[Numbered]]:
    """Cut records into runs of at most ``most``, in order; one that moves stock stands alone.

    A label that its station made begins a run.
    """
    run: list[Numbered] = []
    for numbered in records:
        alone = moves_stock(numbered[1])
        begins = alone or isinstance(numbered[1].event, LabelMade)
        if run and (begins or len(run) == most):
            yield run
            run = []
        run.append(numbered)
        if alone:
            yield run
            run = []
    if run:
        yield run
