"""Kits: what they are made of, and how their orders are picked and packed by components."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.capture.reading.problems import RowFault
from app.catalogue.bins import import_bins
from app.catalogue.importing import ImportReport
from app.catalogue.products import import_products
from app.catalogue.stock import import_stock
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.books.shipping.carton_lines import carton_lines
from app.store.schema.catalogue import KitComponent, Product
from app.store.schema.floor import Carton
from app.store.schema.orders import OrderLine
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import Warehouse, small_warehouse

PRODUCTS = "sku,name,components,tracking\n"


def _load(store: Store, rows: str) -> ImportReport:
    return import_products(store, "products.csv", (PRODUCTS + rows).encode(), "C-1")


def _components(uow: UnitOfWork, sku: str) -> list[tuple[int, str]]:
    """What a product is made of, oldest first."""
    part, kit = aliased(Product), aliased(Product)
    query = (
        select(KitComponent.units, part.sku)
        .join(kit, kit.id == KitComponent.kit_id)
        .join(part, part.id == KitComponent.component_id)
        .where(kit.sku == sku, ~KitComponent.retired)
        .order_by(KitComponent.id)
    )
    return [(units, one) for units, one in uow.session.execute(query).tuples()]


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """A set of two mugs and a lamp, and an order of two sets and one more mug."""
    made = small_warehouse(store)
    made.add_product("SET")
    store.run(lambda uow: uow.catalogue.kits.put({"SET": [(2, "MUG"), (1, "LAMP")]}))
    made.add_order("1001", {"SET": 2, "MUG": 1})
    store.run(lambda uow: uow.catalogue.kits.open_up([made.order_ids["1001"]]))
    return made


def test_a_file_says_what_a_kit_is_made_of_and_a_later_one_something_else(store: Store) -> None:
    assert _load(store, "SET,Set,2*MUG;LAMP,\nMUG,Mug,,\nLAMP,Lamp,,\n").bad_rows == 0
    with store.reading() as uow:
        assert _components(uow, "SET") == [(2, "MUG"), (1, "LAMP")]
        assert uow.catalogue.kits.among(["SET", "MUG"]) == {"SET"}

    import_products(store, "products.csv", b"sku,name\nSET,Set\n", "C-1")
    with store.reading() as uow:
        assert len(_components(uow, "SET")) == 2

    _load(store, "SET,Set,3*MUG,\n")
    with store.reading() as uow:
        assert _components(uow, "SET") == [(3, "MUG")]
        assert len(uow.session.scalars(select(KitComponent)).all()) == 2, "retired, never deleted"

    _load(store, "SET,Set,3*MUG;4*LAMP,\n")
    with store.reading() as uow:
        assert _components(uow, "SET") == [(3, "MUG"), (4, "LAMP")]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("SET,Set,2*NOBODY,", "components", RowFault.SKU_UNKNOWN),
        ("SET,Set,SET,", "components", RowFault.KIT_OF_KITS),
        ("SET,Set,TRIO,", "components", RowFault.KIT_OF_KITS),
        ("SET,Set,MUG 2*MUG,", "components", RowFault.TWICE_IN_FILE),
        ("SET,Set,0*MUG,", "components", RowFault.OUT_OF_RANGE),
        ("SET,Set,x*MUG,", "components", RowFault.NOT_A_NUMBER),
        ("SET,Set,MUG,lot", "tracking", RowFault.KIT_TRACKED),
    ],
)
def test_a_kit_that_cannot_be_stays_out_by_name(
    store: Store, row: str, column: str, reason: RowFault
) -> None:
    report = _load(store, f"MUG,Mug,,\nTRIO,Trio,3*MUG,\n{row}\n")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [(4, column, reason)]


def test_a_kit_lies_in_no_bin(store: Store) -> None:
    _load(store, "SET,Set,2*MUG,\nMUG,Mug,,\n")
    import_bins(store, "bins.csv", b"bin\nA-1\n", "C-1")

    report = import_stock(store, "stock.csv", b"sku,bin,quantity\nSET,A-1,3\nMUG,A-1,6\n", "C-1")

    assert [(p.row, p.reason) for p in report.problems] == [(2, RowFault.KIT_IN_STOCK)]
    assert report.new == 1


def test_a_staged_kit_needs_its_components_and_keeps_its_price(warehouse: Warehouse) -> None:
    kit, mug, *parts = warehouse.order("1001").lines

    assert (kit.units_ordered, kit.kit_units, kit.price_minor) == (0, 2, 1000)
    assert (mug.units_ordered, mug.kit_line_id) == (1, None)
    assert [(part.sku, part.units_ordered, part.price_minor) for part in parts] == [
        ("MUG", 4, 0),
        ("LAMP", 2, 0),
    ]
    assert {part.kit_line_id for part in parts} == {kit.id}
    with warehouse.store.reading() as uow:
        assert uow.orders.detail("1001").goods_minor == 3000


def test_a_kit_is_opened_up_once(warehouse: Warehouse) -> None:
    warehouse.store.run(lambda uow: uow.catalogue.kits.open_up([warehouse.order_ids["1001"]]))

    with warehouse.store.reading() as uow:
        assert len(uow.session.scalars(select(OrderLine)).all()) == 4


def test_a_kit_is_allocated_picked_and_packed_by_its_components(warehouse: Warehouse) -> None:
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    assert {(stop.sku, stop.units, stop.kit) for stop in package.stops} == {
        ("MUG", 1, ""),
        ("MUG", 4, "SET"),
        ("LAMP", 2, "SET"),
    }
    picker.pick(package)
    packer = StationPlay(warehouse.store, "PACK-1")
    packing = packer.claim_pack("1001")
    assert sorted((line.sku, line.kit) for line in packing.lines) == [
        ("LAMP", "SET"),
        ("MUG", ""),
        ("MUG", "SET"),
    ]
    packer.pack(packing)
    packer.label(packing)

    assert warehouse.order("1001").state == OrderState.PACKED
    assert check_ledger(warehouse.store).agrees
    with warehouse.store.reading() as uow:
        carton = uow.session.scalars(select(Carton)).one()
        lines = carton_lines(uow.session, carton.id, carton.order_id, carton.delivery)
    kits = {line.sku: (line.kit.sku, line.kit.units) for line in lines if line.kit}
    assert kits == {"MUG": ("SET", 2), "LAMP": ("SET", 2)}
