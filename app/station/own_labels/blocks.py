"""Numbers in stock: blocks that a station fetches while it is on line (sync.md, step 5).

A block is bound to the journal that holds it.  Numbers are only ever counted up, so that what a
lost journal held is given to nobody again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from app.fulfilment.shipping.rate_card import RateCard
from app.store.books.shipping.shipment_book import SSCC_SERIES, tracking_series
from app.store.books.stations.block_book import GivenBlock
from app.store.unit_of_work import Change, Store, UnitOfWork

BLOCK = 50
"""How many numbers a station fetches at once: far more than one order has cartons."""

REFILL_BELOW = 25
"""A station that has fewer left fetches the next block."""


def series_of(card: RateCard) -> tuple[str, ...]:
    """Everything that is numbered on a label: the carton, and its parcel with each carrier."""
    prefixes = dict.fromkeys(carrier.tracking_prefix for carrier in card.carriers)
    return (SSCC_SERIES, *(tracking_series(prefix) for prefix in prefixes))


def running_low(left: Mapping[str, int], wanted: Collection[str]) -> tuple[str, ...]:
    """The series of which a station should fetch a block now."""
    return tuple(series for series in wanted if left.get(series, 0) < REFILL_BELOW)


def fetch_blocks(
    store: Store, station: str, epoch: UUID, series: Sequence[str]
) -> tuple[GivenBlock, ...]:
    """Give a station's journal the next block of each series; it stands in the audit.

    Raises:
        StoreUnreachable: the station has none of them; numbers may be left out for ever.
    """
    return store.run(lambda uow: _fetch(uow, station, epoch, series), Change.NOTHING)


def _fetch(
    uow: UnitOfWork, station: str, epoch: UUID, series: Sequence[str]
) -> tuple[GivenBlock, ...]:
    blocks = tuple(uow.blocks.give(one, BLOCK, station, epoch, uow.now) for one in sorted(series))
    for block in blocks:
        facts = {"series": block.series, "first": block.first, "last": block.last}
        uow.people.audit(uow.now, "", station, "numbers reserved", station, facts)
    return blocks
