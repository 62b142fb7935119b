"""Blocks of numbers: disjoint, bound to a journal, never changed."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import update

from app.errors import StoreRefused
from app.store.books.stations.block_book import GivenBlock
from app.store.schema.shipping import NumberBlock
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE

EPOCH = uuid4()


def give(store: Store, series: str = "sscc", count: int = 10) -> GivenBlock:
    return store.run(lambda uow: uow.blocks.give(series, count, "PACK-1", EPOCH, NINE))


def test_blocks_follow_each_other_and_the_numbers_that_were_given_on_line(store: Store) -> None:
    first = give(store)
    single = store.run(lambda uow: uow.shipments.take_sscc_serial())
    second = give(store)

    assert (first.last, single, second.first) == (10, 11, 12)
    with store.reading() as uow:
        assert uow.blocks.given_to("PACK-1", EPOCH) == (first, second)
        assert uow.blocks.given_to("PACK-2", EPOCH) == ()


def test_only_numbers_out_of_the_blocks_of_this_journal_are_covered(store: Store) -> None:
    block, parcels = give(store), give(store, "tracking-PW")
    both = {"sscc": block.last, "tracking-PW": parcels.first}

    with store.reading() as uow:
        assert uow.blocks.cover(both, "PACK-1", EPOCH)
        assert not uow.blocks.cover({**both, "sscc": block.last + 1}, "PACK-1", EPOCH)
        assert not uow.blocks.cover(both, "PACK-2", EPOCH)
        assert not uow.blocks.cover({}, "PACK-1", EPOCH)


def test_the_database_refuses_a_second_block_of_the_same_numbers(store: Store) -> None:
    block = give(store)
    again = NumberBlock(
        series=block.series,
        first=block.first,
        last=block.last + 1,
        station="PACK-2",
        epoch=uuid4(),
        given_at=NINE,
    )

    with pytest.raises(StoreRefused) as refused:
        store.run(lambda uow: uow.session.add(again))

    assert refused.value.facts["constraint"] == "uq_number_blocks_series_first"


def test_a_block_is_never_changed(store: Store) -> None:
    give(store)

    change = update(NumberBlock).values(last=1_000)
    with pytest.raises(StoreRefused):
        store.run(lambda uow: uow.session.execute(change))
