"""Lots and serial numbers: what cannot be true of a unit, the database refuses by name (D6)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.errors import StoreRefused
from app.store.columns import Base
from app.store.schema.catalogue import KitComponent, Product
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import OrderLine
from app.store.schema.tracking import Lot, Serial
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def floor(store: Store) -> Warehouse:
    """A small warehouse with the order 1001 of five mugs and an open carton for it."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 5})
    order_id = warehouse.order_ids["1001"]
    _save(store, Carton(order_id=order_id, number=1, carton_type="BOX-M", opened_at=NINE))
    return warehouse


def _save(store: Store, *rows: Base) -> None:
    store.run(lambda uow: uow.session.add_all(rows))


def _serial(floor: Warehouse, serial: str = "S-1", **where: object) -> Serial:
    return Serial(product_id=floor.product_ids["MUG"], serial=serial, **where)


def _line(floor: Warehouse) -> int:
    return int(floor.order("1001").lines[0].id)


def test_a_serial_counts_once_in_the_whole_stock(floor: Warehouse) -> None:
    _save(floor.store, _serial(floor, bin_id=floor.bin_ids["A-01"]))

    for elsewhere in (
        _serial(floor, bin_id=floor.bin_ids["B-02"]),
        _serial(floor, place="shipped", order_line_id=_line(floor), carton_id=1),
    ):
        with pytest.raises(StoreRefused) as refused:
            _save(floor.store, elsewhere)
        assert refused.value.facts["constraint"] == "uq_serials_product_id_serial"


def test_two_products_may_share_a_number_and_a_lot_name(floor: Warehouse) -> None:
    lamp = floor.product_ids["LAMP"]

    _save(
        floor.store,
        _serial(floor, bin_id=floor.bin_ids["A-01"]),
        Serial(product_id=lamp, serial="S-1", bin_id=floor.bin_ids["A-02"]),
        Lot(product_id=floor.product_ids["MUG"], lot="L-7"),
        Lot(product_id=lamp, lot="L-7"),
    )

    with floor.store.reading() as uow:
        assert uow.session.query(Serial).count() == uow.session.query(Lot).count() == 2


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (_serial, "ck_serials_in_a_bin_or_not"),
        (lambda floor: _serial(floor, place="gone", bin_id=1), "ck_serials_in_a_bin_or_not"),
        (lambda floor: _serial(floor, place="tote"), "ck_serials_picked_for_a_line"),
        (
            lambda floor: _serial(floor, place="carton", order_line_id=_line(floor)),
            "ck_serials_in_a_carton_or_not",
        ),
        (
            lambda floor: _serial(floor, bin_id=1, carton_id=1),
            "ck_serials_in_a_carton_or_not",
        ),
        (lambda floor: _serial(floor, place="lost"), "ck_serials_place_known"),
        (lambda floor: _serial(floor, "", place="gone"), "ck_serials_has_a_number"),
        (lambda _floor: Lot(product_id=1, lot=""), "ck_lots_has_a_name"),
        (
            lambda _floor: Product(sku="CUP", name="Cup", currency="EUR", tracking="colour"),
            "ck_products_tracking_known",
        ),
        (
            lambda _floor: Product(sku="CUP", name="Cup", currency="EUR", min_days_left=-1),
            "ck_products_days_left_not_negative",
        ),
        (
            lambda _floor: KitComponent(kit_id=1, component_id=1, units=1),
            "ck_kit_components_not_of_itself",
        ),
        (
            lambda _floor: KitComponent(kit_id=1, component_id=2, units=0),
            "ck_kit_components_units_positive",
        ),
        (
            lambda floor: OrderLine(
                order_id=floor.order_ids["1001"],
                position=9,
                sku="SET",
                units_ordered=1,
                kit_units=1,
            ),
            "ck_order_lines_a_kit_needs_no_units",
        ),
    ],
)
def test_what_cannot_be_true_of_a_unit_is_refused_by_name(
    floor: Warehouse, row: Callable[[Warehouse], Base], name: str
) -> None:
    with pytest.raises(StoreRefused) as refused:
        _save(floor.store, row(floor))

    assert refused.value.facts["constraint"] == name


def test_a_carton_holds_a_line_once_for_each_lot(floor: Warehouse) -> None:
    content = {"carton_id": 1, "order_line_id": _line(floor)}
    _save(
        floor.store,
        CartonContent(**content, lot="L-7", units=1),
        CartonContent(**content, lot="L-8", units=2),
    )

    with pytest.raises(StoreRefused) as refused:
        _save(floor.store, CartonContent(**content, lot="L-8", units=1))

    name = "uq_carton_contents_carton_id_order_line_id_lot"
    assert refused.value.facts["constraint"] == name
