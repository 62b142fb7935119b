"""Numbers in stock: given to one journal, counted up, never given again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

from sqlalchemy import select

from app.fulfilment.shipping.rate_card import load_rate_card
from app.station.own_labels.blocks import (
    BLOCK,
    REFILL_BELOW,
    fetch_blocks,
    running_low,
    series_of,
)
from app.store.schema.station import AuditEntry
from app.store.unit_of_work import Store


def test_a_label_is_numbered_as_a_carton_and_as_a_parcel_of_each_carrier() -> None:
    card = load_rate_card()

    series = series_of(card)

    assert series[0] == "sscc"
    assert {f"tracking-{carrier.tracking_prefix}" for carrier in card.carriers} == set(series[1:])


def test_a_station_fetches_the_next_block_before_the_last_one_is_used_up() -> None:
    left = {"sscc": REFILL_BELOW - 1, "tracking-PW": REFILL_BELOW}

    assert running_low(left, ["sscc", "tracking-PW", "tracking-NX"]) == ("sscc", "tracking-NX")


def test_stations_that_fetch_at_once_never_get_a_number_twice(store: Store) -> None:
    def fetch(station: int) -> range:
        (block,) = fetch_blocks(store, f"PACK-{station}", uuid4(), ["sscc"])
        return range(block.first, block.last + 1)

    with ThreadPoolExecutor(4) as stations:
        blocks = list(stations.map(fetch, range(8)))

    numbers = [number for block in blocks for number in block]
    assert len(set(numbers)) == len(numbers) == 8 * BLOCK


def test_what_a_lost_journal_held_is_given_to_nobody_again(store: Store) -> None:
    lost, fresh = uuid4(), uuid4()
    (before,) = fetch_blocks(store, "PACK-1", lost, ["sscc"])

    (after,) = fetch_blocks(store, "PACK-1", fresh, ["sscc"])

    assert after.first > before.last
    assert _covered(store, before.first, lost)
    assert not _covered(store, before.first, fresh), "a label of the lost journal is no label"


def test_every_block_stands_in_the_audit(store: Store) -> None:
    (block,) = fetch_blocks(store, "PACK-1", uuid4(), ["sscc"])

    with store.reading() as uow:
        entry = uow.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.station) == ("numbers reserved", "PACK-1")
    assert entry.facts == {"series": "sscc", "first": block.first, "last": block.last}


def _covered(store: Store, number: int, epoch: UUID) -> bool:
    with store.reading() as uow:
        return uow.blocks.cover({"sscc": number}, "PACK-1", epoch)
