"""One statement finds however many things are asked for."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import String, Uuid, select

from app.store.schema.catalogue import Product
from app.store.schema.station import Station
from app.store.statements.among import among
from app.store.statements.ready import Ready
from app.store.unit_of_work import Store
from tests.support.warehouse import small_warehouse

_BY_SKU = Ready(select(Product.sku).where(among(Product.sku, "skus", String)).order_by(Product.sku))
_BY_ID = Ready(select(Product.sku).where(among(Product.id, "ids")))
_BY_EPOCH = Ready(select(Station.name).where(among(Station.epoch, "epochs", Uuid)))


@pytest.mark.parametrize("skus", [[], ["MUG"], ["BOOK", "MUG"], ["BOOK", "MUG", "o'clock", "ë"]])
def test_as_many_products_are_found_as_are_asked_for(store: Store, skus: list[str]) -> None:
    small_warehouse(store)

    with store.reading() as uow:
        found = _BY_SKU.rows(uow.session, skus=set(skus))

    assert [row[0] for row in found] == [sku for sku in skus if sku in {"BOOK", "MUG"}]


def test_products_are_found_by_their_keys(store: Store) -> None:
    ids = small_warehouse(store).product_ids

    with store.reading() as uow:
        found = _BY_ID.rows(uow.session, ids=(ids["MUG"],))

    assert found == [("MUG",)]


def test_stations_are_found_by_their_journals(store: Store) -> None:
    epoch = uuid4()
    with store.unit() as uow:
        uow.session.add_all([Station(name="PICK-1", epoch=epoch), Station(name="PICK-2")])
        uow.commit()

    with store.reading() as uow:
        found = _BY_EPOCH.rows(uow.session, epochs=[epoch, uuid4()])

    assert found == [("PICK-1",)]
