"""Planned waves that nobody can claim yet: which order on which cart (F2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.errors import StoreRefused
from app.lifecycle import OrderState
from app.store.books.capture.upserting import insert_into, slices, table_of
from app.store.books.shipping.number_series import take_numbers
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import Wave, WaveState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.planning import DraftOrder
from app.store.schema.stock import Hold, Stock

_PLACES = table_of(DraftOrder)
DRAFTED = select(DraftOrder.order_id).where(DraftOrder.wave_id.is_not(None))
"""The orders that are in a draft."""


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order that is held in full and is in no wave; where it goes, for its cut-off."""

    order_id: int
    order_no: str
    dispatch_by: datetime
    shipping_method: str
    country: str
    postcode: str


@dataclass(frozen=True, slots=True)
class PlannedUnits:
    """Units to be picked for an order from one bin; weight and volume are of one unit, 0 unknown.

    Coordinates in mm; None where nobody has measured.
    """

    order_id: int
    sku: str
    units: int
    unit_grams: int
    unit_mm3: int
    bin_code: str
    walk_order: int
    zone: str
    aisle: str
    x_mm: int | None
    y_mm: int | None


@dataclass(frozen=True, slots=True)
class WaveFacts:
    """A wave as it stands."""

    wave_id: int
    wave_no: str
    state: str
    zone: str
    grouping: str
    cut_off: datetime | None


@dataclass(frozen=True, slots=True)
class DraftSlot:
    """An order's place in a draft, and how the order stands now."""

    order_id: int
    order_no: str
    version: int
    state: str
    cart: int
    slot: int


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A planned wave: orders cart by cart; figures as ``Wave`` has them."""

    carts: tuple[tuple[int, ...], ...]
    grouping: str
    zone: str = ""
    cut_off: datetime | None = None
    walk_mm: int | None = None
    before_mm: int | None = None
    walk_s: int | None = None


class DraftBook:
    """Planned waves."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self, limit: int) -> list[WaitingOrder]:
        """Orders that are held in full and in no wave, the earliest due first."""
        query = (
            select(
                Order.id,
                Order.order_no,
                Order.dispatch_by,
                Order.shipping_method,
                OrderAddress.country,
                OrderAddress.postcode,
            )
            .outerjoin(
                OrderAddress,
                (OrderAddress.order_id == Order.id) & (OrderAddress.purpose == "shipping"),
            )
            .where(Order.state == OrderState.ALLOCATED.value, Order.id.not_in(DRAFTED))
            .order_by(Order.dispatch_by, Order.placed_at, Order.id)
            .limit(limit)
        )
        return [
            WaitingOrder(order_id, order_no, due, method, country or "", postcode or "")
            for order_id, order_no, due, method, country, postcode in self._session.execute(query)
        ]

    def units_of(self, order_ids: Collection[int]) -> dict[int, list[PlannedUnits]]:
        """What waits to be picked for these orders, by order, in natural bin order."""
        found: dict[int, list[PlannedUnits]] = {order_id: [] for order_id in order_ids}
        for some in slices(sorted(order_ids)):
            for row in self._session.execute(_units_query(some)):
                units = PlannedUnits(*row)
                found[units.order_id].append(units)
        return found

    def lock_waiting(self, order_ids: Collection[int]) -> set[int]:
        """Lock those of the orders that still wait for a wave; their ids."""
        still = set(self.lock_allocated(order_ids))
        # Asked after the locks are held: another draft of the same orders is seen now.
        for some in slices(sorted(still)):
            taken = DRAFTED.where(DraftOrder.order_id.in_(some))
            still.difference_update(self._session.scalars(taken))
        return still

    def lock_allocated(self, order_ids: Collection[int]) -> dict[int, int]:
        """Lock those of the orders that are held in full; their versions by id."""
        found: dict[int, int] = {}
        for some in slices(sorted(order_ids)):
            query = select(Order.id, Order.version).where(
                Order.id.in_(some), Order.state == OrderState.ALLOCATED.value
            )
            locked = self._session.execute(query.order_by(Order.id).with_for_update())
            found.update((row.id, row.version) for row in locked)
        return found

    def save(self, draft: NewDraft, at: datetime, badge: str) -> str:
        """Keep a draft; returns its number.  Its orders are locked and in no other draft."""
        wave_no = self._new_number()
        values = {
            "wave_no": wave_no,
            "state": WaveState.DRAFT.value,
            "zone": draft.zone,
            "grouping": draft.grouping,
            "cut_off": draft.cut_off,
            "planned_at": at,
            "planned_by": badge,
            "walk_mm": draft.walk_mm,
            "before_mm": draft.before_mm,
            "walk_s": draft.walk_s,
        }
        wave_id = self._session.execute(insert(Wave).values(values).returning(Wave.id)).scalar_one()
        self.place(wave_id, draft.carts)
        return wave_no

    def copy(self, wave: WaveFacts, state: WaveState, at: datetime, badge: str) -> int:
        """Open a wave like another one, with a number of its own and no figures; its id."""
        released = at if state is WaveState.RELEASED else None
        values = {
            "wave_no": self._new_number(),
            "state": state.value,
            "zone": wave.zone,
            "grouping": wave.grouping,
            "cut_off": wave.cut_off,
            "planned_at": at,
            "planned_by": badge,
            "released_at": released,
            "released_by": badge if released else "",
        }
        return self._session.execute(insert(Wave).values(values).returning(Wave.id)).scalar_one()

    def _new_number(self) -> str:
        return f"W-{take_numbers(self._session, 'wave', 1)[0]:04}"

    def lock_wave(self, wave_no: str) -> WaveFacts | None:
        """A wave by its number, locked; None if there is none."""
        query = select(
            Wave.id, Wave.wave_no, Wave.state, Wave.zone, Wave.grouping, Wave.cut_off
        ).where(Wave.wave_no == wave_no)
        row = self._session.execute(query.with_for_update()).first()
        return None if row is None else WaveFacts(*row)

    def open_drafts(self) -> list[str]:
        """The numbers of all drafts, the oldest first."""
        query = select(Wave.wave_no).where(Wave.state == WaveState.DRAFT.value)
        return list(self._session.scalars(query.order_by(Wave.id)))

    def number_of(self, wave_id: int) -> str:
        """A wave's number."""
        return self._session.execute(select(Wave.wave_no).where(Wave.id == wave_id)).scalar_one()

    def change_wave(self, wave_id: int, values: Mapping[str, Any]) -> None:
        """Write columns of a wave."""
        waves = table_of(Wave)
        self._session.execute(update(waves).where(waves.c.id == wave_id).values(**values))

    def slots_of(self, wave_id: int) -> list[DraftSlot]:
        """The orders of a draft, cart by cart, slot by slot."""
        query = (
            select(
                Order.id,
                Order.order_no,
                Order.version,
                Order.state,
                DraftOrder.cart,
                DraftOrder.slot,
            )
            .join(DraftOrder, DraftOrder.order_id == Order.id)
            .where(DraftOrder.wave_id == wave_id)
            .order_by(DraftOrder.cart, DraftOrder.slot)
        )
        return [DraftSlot(*row) for row in self._session.execute(query)]

    def place(self, wave_id: int, carts: Sequence[Sequence[int]]) -> None:
        """Let a draft have exactly these orders, cart by cart.

        Raises:
            StoreRefused: one of them is in another draft.
        """
        self.clear(wave_id)
        rows = [
            {"wave_id": wave_id, "order_id": order_id, "cart": cart, "slot": slot}
            for cart, orders in enumerate(carts, start=1)
            for slot, order_id in enumerate(orders, start=1)
        ]
        if not rows:
            return
        into = insert_into(self._session, _PLACES)
        placed = into.on_conflict_do_update(
            index_elements=["order_id"],
            set_={name: into.excluded[name] for name in ("wave_id", "cart", "slot")},
            where=_PLACES.c.wave_id.is_(None),
        ).returning(_PLACES.c.order_id)
        if len(self._session.execute(placed, rows).all()) < len(rows):
            raise StoreRefused(constraint="uq_draft_orders_order_id", detail="in another draft")

    def clear(self, wave_id: int) -> None:
        """Take every order out of a draft; their rows wait for the next one."""
        mine = update(_PLACES).where(_PLACES.c.wave_id == wave_id)
        self._session.execute(mine.values(wave_id=None, cart=None, slot=None))


def _units_query(order_ids: Collection[int]) -> Any:
    live = Hold.units - Hold.picked - Hold.released
    return (
        select(
            OrderLine.order_id,
            OrderLine.sku,
            live,
            Product.weight_grams,
            Product.length_mm * Product.width_mm * Product.height_mm,
            Bin.code,
            Bin.walk_order,
            Bin.zone,
            Bin.aisle,
            Bin.x_mm,
            Bin.y_mm,
        )
        .join(Hold, Hold.order_line_id == OrderLine.id)
        .join(Stock, Stock.id == Hold.stock_id)
        .join(Bin, Bin.id == Stock.bin_id)
        .join(Product, Product.id == Stock.product_id)
        .where(OrderLine.order_id.in_(order_ids), live > 0)
        .order_by(Bin.walk_order, Bin.code, OrderLine.id)
    )
