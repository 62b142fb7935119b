"""Planned waves for tests: a warehouse with orders that wait, and drafts of them cart by cart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select

from app.fulfilment.allocation import allocate
from app.fulfilment.batching.cart_plan import CartCapacity, CartPlan, Pace, PickOrder
from app.fulfilment.routing.floor import Floor
from app.fulfilment.waves.drafts import keep_drafts
from app.fulfilment.waves.planning.carts_in_turn import carts_in_turn
from app.fulfilment.waves.planning.grouping import Waiting
from app.fulfilment.waves.planning.suggesting import Watch
from app.scanning.directory import Person
from app.store.books.planning.draft_book import NewDraft, PlannedUnits, WaitingOrder
from app.store.books.planning.layout_book import Part
from app.store.schema.floor import Tote, Wave
from app.store.schema.planning import DraftOrder
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse

LENA = Person(SUPERVISOR, "Lena Novak", "supervisor")
MIRA = Person(PACKER, "Mira Okafor", "packer")


def waiting_warehouse(store: Store, orders: int = 4) -> Warehouse:
    """The small warehouse with orders 1001, 1002 ... of one book each, held in full."""
    warehouse = small_warehouse(store)
    for number in range(1, orders + 1):
        warehouse.add_order(f"{1000 + number}", {"BOOK": 1})
    allocate(store, NINE)
    return warehouse


def draft_of(warehouse: Warehouse, *carts: tuple[str, ...]) -> str:
    """A draft of these carts of order numbers, kept by the supervisor; its number."""
    ids = tuple(tuple(warehouse.order_ids[number] for number in cart) for cart in carts)
    (wave_no,) = keep_drafts(warehouse.store, [NewDraft(ids, "walk")], NINE, LENA)
    return wave_no


def carts_of_draft(store: Store, wave_no: str) -> list[list[str]]:
    """The order numbers of a draft, cart by cart."""
    with store.reading() as uow:
        wave = uow.drafts.lock_wave(wave_no)
        assert wave is not None
        slots = uow.drafts.slots_of(wave.wave_id)
    carts: dict[int, list[str]] = {}
    for slot in slots:
        carts.setdefault(slot.cart, []).append(slot.order_no)
    return list(carts.values())


def state_of_wave(store: Store, wave_no: str) -> str:
    """How a wave stands."""
    with store.reading() as uow:
        return uow.session.execute(select(Wave.state).filter_by(wave_no=wave_no)).scalar_one()


def bound_totes(store: Store) -> int:
    """How many totes are bound to an order."""
    with store.reading() as uow:
        return uow.session.scalar(select(func.count(Tote.order_id))) or 0


def drafted_orders(store: Store) -> int:
    """How many orders are in drafts."""
    with store.reading() as uow:
        return uow.session.scalar(select(func.count(DraftOrder.wave_id))) or 0


def waiting_order(
    order_id: int, *stops: tuple[str, int, str], due_h: int = 24, method: str = "Standard"
) -> Waiting:
    """An order of (sku, units, bin) stops of 300 g and 2 litres a unit.

    A bin's letter is its zone; letter and number are its place in the walk.
    """
    order = WaitingOrder(
        order_id, str(order_id), NINE + timedelta(hours=due_h), method, "DE", "10115"
    )
    units = tuple(
        PlannedUnits(
            order_id, sku, count, 300, 2_000_000, code, _rank(code), code[0], code[0], None, None
        )
        for sku, count, code in stops
    )
    return Waiting(order, units)


def _rank(bin_code: str) -> int:
    return ord(bin_code[0]) * 100 + int(bin_code[2:])


def in_turn(
    orders: Sequence[PickOrder], floor: Floor, capacity: CartCapacity, pace: Pace, watch: Watch
) -> CartPlan:
    """A planner that fills carts in turn and tells once that it is half done."""
    watch(0.5)
    return carts_in_turn(orders, floor, capacity, pace)


def measure_floor(store: Store) -> None:
    """Give the small warehouse an aisle A and an aisle B, with coordinates for every bin."""
    places = {"A-01": (1, 1), "A-02": (1, 2), "A-10": (1, 8), "B-01": (4, 1), "B-02": (4, 2)}
    parts = [
        Part("aisle", "A", 1000, None, 0, 9000),
        Part("aisle", "B", 4000, None, 0, 9000),
        Part("cross-aisle", "FRONT", None, 0),
        Part("cross-aisle", "BACK", None, 9000),
    ]
    with store.unit() as uow:
        uow.catalogue.put_bins(
            [
                {"code": code, "aisle": code[0], "x_mm": x * 1000, "y_mm": y * 1000}
                for code, (x, y) in places.items()
            ]
        )
        uow.layout.replace(parts)
        uow.commit()
