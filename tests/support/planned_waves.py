"""Planned waves for tests: a warehouse with orders that wait, and drafts of them cart by cart."""

from __future__ import annotations

from sqlalchemy import func, select

from app.fulfilment.allocation import allocate
from app.fulfilment.waves.drafts import keep_drafts
from app.scanning.directory import Person
from app.store.books.planning.draft_book import NewDraft
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
        return uow.session.scalar(select(func.count(DraftOrder.id))) or 0
