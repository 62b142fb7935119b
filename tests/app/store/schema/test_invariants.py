"""What a rule refuses, the database refuses too: the same constraint by the same name."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from app.errors import StoreRefused
from app.store.columns import Base
from app.store.schema.cases import Case
from app.store.schema.catalogue import Product
from app.store.schema.floor import Carton, Tote, Work
from app.store.schema.orders import OrderLine
from app.store.schema.stock import LedgerEntry, Stock
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse

_units = st.integers(-2, 6)


@pytest.fixture
def floor(store: Store) -> Warehouse:
    """A small warehouse with the order 1001 of five mugs."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 5})
    return warehouse


def _refused_by(store: Store, *rows: Base) -> str:
    """The constraint that refuses ``rows``."""
    with pytest.raises(StoreRefused) as refused:
        store.run(lambda uow: uow.session.add_all(rows))
    return str(refused.value.facts["constraint"])


def _set_stock(store: Store, **units: int) -> None:
    with store.unit() as uow:
        uow.session.execute(update(Stock).where(Stock.on_hand == 10).values(**units))
        uow.commit()


def _set_line(store: Store, **units: int) -> None:
    with store.unit() as uow:
        uow.session.execute(update(OrderLine).values(**units))
        uow.commit()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"held": 11}, "ck_stock_never_oversold"),
        ({"held": 8, "suspect": 3}, "ck_stock_never_oversold"),
        ({"on_hand": -1}, "ck_stock_never_oversold"),
        ({"held": -1}, "ck_stock_held_not_negative"),
        ({"suspect": -1}, "ck_stock_suspect_not_negative"),
    ],
)
def test_nothing_is_sold_that_is_not_there(
    floor: Warehouse, change: dict[str, int], name: str
) -> None:
    with pytest.raises(StoreRefused) as refused:
        _set_stock(floor.store, **change)

    assert refused.value.facts["constraint"] == name
    assert floor.stock_of("MUG", "A-01").held == 0


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"units_allocated": 6}, "never_overallocated"),
        ({"units_picked": 1}, "never_picked_unallocated"),
        ({"units_allocated": 5, "units_packed": 1}, "never_packed_unpicked"),
        ({"units_allocated": 5, "units_picked": 5, "units_shipped": 1}, "never_shipped_unpacked"),
        ({"units_allocated": 3, "units_backordered": 3}, "backorder_fits"),
        ({"units_shipped": -1}, "shipped_not_negative"),
    ],
)
def test_a_line_is_allocated_then_picked_then_packed_then_shipped(
    floor: Warehouse, change: dict[str, int], name: str
) -> None:
    with pytest.raises(StoreRefused) as refused:
        _set_line(floor.store, **change)

    assert refused.value.facts["constraint"] == f"ck_order_lines_{name}"


@given(allocated=_units, picked=_units, packed=_units, shipped=_units)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_figures_stand_on_a_line_but_those_that_can_be(
    floor: Warehouse, allocated: int, picked: int, packed: int, shipped: int
) -> None:
    possible = 0 <= shipped <= packed <= picked <= allocated <= 5

    try:
        _set_line(
            floor.store,
            units_allocated=allocated,
            units_picked=picked,
            units_packed=packed,
            units_shipped=shipped,
        )
    except StoreRefused:
        assert not possible
    else:
        assert possible


def test_a_carton_is_not_labelled_without_its_number(floor: Warehouse) -> None:
    labelled = Carton(
        order_id=floor.order_ids["1001"],
        number=1,
        carton_type="BOX-M",
        state="labelled",
        opened_at=NINE,
    )

    assert _refused_by(floor.store, labelled) == "ck_cartons_labelled_has_sscc"


def test_work_is_not_claimed_by_nobody_and_held_by_nobody_else(floor: Warehouse) -> None:
    name = "ck_works_claimed_has_a_holder"
    kind = {"kind": "pick", "opened_at": NINE}

    assert _refused_by(floor.store, Work(work_no="P-1", state="claimed", **kind)) == name
    assert _refused_by(floor.store, Work(work_no="P-1", holder="Pack 04", **kind)) == name


def test_packing_is_of_one_order_and_a_walk_of_none(floor: Warehouse) -> None:
    name, order_id = "ck_works_packing_has_an_order", floor.order_ids["1001"]

    assert _refused_by(floor.store, Work(work_no="1", kind="pack", opened_at=NINE)) == name
    walk = Work(work_no="1", kind="pick", order_id=order_id, opened_at=NINE)
    assert _refused_by(floor.store, walk) == name


def test_a_tote_is_bound_to_an_order_and_its_walk_or_free(floor: Warehouse) -> None:
    tote = Tote(code="T-99", order_id=floor.order_ids["1001"])

    assert _refused_by(floor.store, tote) == "ck_totes_bound_or_free"


def _case(case_no: str, state: str = "open") -> Case:
    return Case(
        case_no=case_no,
        key="address 1001",
        kind="address",
        severity="normal",
        state=state,
        subject="1001",
        facts={},
        opened_at=NINE,
        due_at=NINE,
        solved_at=NINE if state == "solved" else None,
    )


def test_one_trouble_has_one_open_case_and_any_number_of_solved_ones(store: Store) -> None:
    with store.unit() as uow:
        uow.session.add_all([_case("C-1", "solved"), _case("C-2", "solved"), _case("C-3")])
        uow.commit()

    assert _refused_by(store, _case("C-4")) == "uq_cases_key_open"


def test_a_case_is_solved_at_a_time(store: Store) -> None:
    unsolved = _case("C-1", "solved")
    unsolved.solved_at = None

    assert _refused_by(store, unsolved) == "ck_cases_solved_has_a_time"


def _product(sku: str, **facts: int | str) -> Product:
    return Product(sku=sku, name=sku, currency="EUR", **facts)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (lambda _floor: _product("MUG"), "uq_products_sku"),
        (lambda _floor: _product("CUP", price_minor=-1), "ck_products_price_not_negative"),
        (lambda _floor: _product("CUP", count_policy="guess"), "ck_products_count_policy_known"),
        (
            lambda floor: Stock(
                product_id=floor.product_ids["MUG"], bin_id=floor.bin_ids["A-01"], on_hand=1
            ),
            "uq_stock_product_id_bin_id_lot",
        ),
        (
            lambda floor: LedgerEntry(
                movement_id=uuid4(),
                movement="count",
                product_id=floor.product_ids["MUG"],
                place_kind="free",
                units=0,
                at=NINE,
            ),
            "ck_ledger_units_not_zero",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(
    floor: Warehouse, row: Callable[[Warehouse], Base], name: str
) -> None:
    assert _refused_by(floor.store, row(floor)) == name


def test_nothing_refers_to_what_is_not_there(floor: Warehouse) -> None:
    lost = Tote(code="T-99", order_id=4711, work_id=4711)

    assert "FOREIGN KEY" in _refused_by(floor.store, lost).upper().replace("FK_", "FOREIGN KEY ")
