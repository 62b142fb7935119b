"""Waves, totes and pick lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, insert, select, update
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.scanning.directory import ToteUse
from app.store.books.capture.upserting import slices, table_of
from app.store.books.picture.loading import load_picture, read_works
from app.store.books.picture.picture import Picture
from app.store.books.picture.plain import load_stop
from app.store.books.picture.rows import WorkRow
from app.store.books.picture.saving import save_picture
from app.store.books.picture.sheet import Sheet
from app.store.books.planning.draft_book import DRAFTED
from app.store.books.shipping.number_series import take_numbers
from app.store.schema.catalogue import Bin
from app.store.schema.floor import PickLine, Tote, Wave, WaveState, Work, WorkKind, WorkState
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.statements.among import among
from app.store.statements.ready import Ready

_WAVES, _WORKS = table_of(Wave), table_of(Work)
_GOES_ON = exists().where(
    _WORKS.c.wave_id == _WAVES.c.id,
    _WORKS.c.state != WorkState.DONE.value,
    _WORKS.c.state != WorkState.WITHDRAWN.value,
)
_OF_ENDED = select(_WORKS.c.wave_id).where(among(_WORKS.c.id, "ended"))
_END = Ready(
    update(_WAVES).where(_WAVES.c.id.in_(_OF_ENDED), ~_GOES_ON).values(state=WaveState.DONE.value)
)
_TOTES = table_of(Tote)
_BIND = (
    update(_TOTES)
    .where(_TOTES.c.id == bindparam("tote"))
    .values(order_id=bindparam("order"), work_id=bindparam("work"), slot=bindparam("at_slot"))
)


@dataclass(frozen=True, slots=True)
class OrderToPick:
    """An order that is held in full and waits for a wave."""

    order_id: int
    order_no: str
    version: int


@dataclass(frozen=True, slots=True)
class HeldUnits:
    """Units of one stock row that wait to be picked for one order line, and where they are."""

    order_id: int
    order_line_id: int
    hold_id: int
    units: int
    bin_code: str
    walk_order: int
    zone: str
    aisle: str
    x_mm: int | None
    y_mm: int | None


@dataclass(frozen=True, slots=True)
class FreeTote:
    """A tote that no order is bound to."""

    tote_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a planned walk; ``tote`` is None where the picker binds one to the slot."""

    held: HeldUnits
    tote: FreeTote | None
    slot: int
    order_version: int


@dataclass(frozen=True, slots=True)
class Cart:
    """A planned cart: its orders by slot with their totes, its stops in walking order."""

    slots: tuple[tuple[OrderToPick, FreeTote | None], ...]
    stops: tuple[Stop, ...]


class WaveBook:
    """Waves, totes and pick lines."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def picture(
        self,
        *,
        work_ids: Collection[int] = (),
        order_ids: Collection[int] = (),
        product_ids: Collection[int] = (),
        stock_of_stops: Collection[int] = (),
        serials: Collection[str] = (),
        totes: Collection[str] = (),
        lock_stock: bool = True,
    ) -> Picture:
        """Lock and read works and orders with all that moves with them; see ``load_picture``."""
        return load_picture(
            self._session,
            work_ids=work_ids,
            order_ids=order_ids,
            product_ids=product_ids,
            stock_of_stops=stock_of_stops,
            serials=serials,
            totes=totes,
            lock_stock=lock_stock,
        )

    def picture_of_stop(self, work_id: int, stop_id: int) -> Picture | None:
        """Lock and read one stop with the goods that it moves, no more; see ``load_stop``."""
        return load_stop(self._session, work_id, stop_id)

    def works(self, work_ids: Collection[int]) -> Sheet[WorkRow]:
        """Works as they stand, not locked; see ``read_works``."""
        return read_works(self._session, work_ids)

    def save(self, picture: Picture, at: datetime) -> None:
        """Write back what changed in a picture of this transaction."""
        save_picture(self._session, picture, at)

    def orders_to_pick(self, limit: int) -> list[OrderToPick]:
        """Lock the next orders that are held in full and in no draft.

        Those in another wave's hand are skipped.
        """
        query = (
            select(Order.id, Order.order_no, Order.version)
            .where(Order.state == OrderState.ALLOCATED.value, Order.id.not_in(DRAFTED))
            .order_by(Order.dispatch_by, Order.placed_at, Order.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=Order)
        )
        return [OrderToPick(*row) for row in self._session.execute(query)]

    def free_totes(self, limit: int) -> list[FreeTote]:
        """Lock free totes, by code; those in another wave's hand are skipped."""
        query = (
            select(Tote.id, Tote.code)
            .where(Tote.order_id.is_(None))
            .order_by(Tote.code)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [FreeTote(*row) for row in self._session.execute(query)]

    def totes_in_use(self) -> dict[str, ToteUse]:
        """Every tote that is bound, by its code: to which order, on which cart."""
        query = (
            select(Tote.code, Order.order_no, Work.work_no)
            .join(Order, Order.id == Tote.order_id)
            .join(Work, Work.id == Tote.work_id)
        )
        return {code: ToteUse(*use) for code, *use in self._session.execute(query).tuples()}

    def held_units(self, order_ids: Collection[int]) -> list[HeldUnits]:
        """What waits to be picked for these orders, in natural bin order."""
        live = Hold.units - Hold.picked - Hold.released
        query = (
            select(
                OrderLine.order_id,
                OrderLine.id,
                Hold.id,
                live,
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
            .where(OrderLine.order_id.in_(order_ids), live > 0)
            .order_by(Bin.walk_order, Bin.code, OrderLine.id)
        )
        return [HeldUnits(*row) for row in self._session.execute(query)]

    def release(self, carts: Sequence[Cart], zone: str, at: datetime) -> tuple[str, list[str]]:
        """Save a wave of planned carts; returns its number and those of its works."""
        number = take_numbers(self._session, "wave", 1)[0]
        wave_no = f"W-{number:04}"
        into = insert(Wave).values(wave_no=wave_no, zone=zone, released_at=at).returning(Wave.id)
        wave_id = self._session.execute(into).scalar_one()
        return wave_no, self.fill(wave_id, carts, at)

    def fill(self, wave_id: int, carts: Sequence[Cart], at: datetime) -> list[str]:
        """Open the works of a wave's carts; returns their numbers.  The orders are released."""
        numbers = take_numbers(self._session, "pick work", len(carts))
        work_nos = [f"P-{number:04}" for number in numbers]
        works = [
            {
                "work_no": work_no,
                "kind": WorkKind.PICK.value,
                "wave_id": wave_id,
                "ship_by": ship_by,
                "opened_at": at,
            }
            for work_no, ship_by in zip(work_nos, self._ship_by(carts), strict=True)
        ]
        opened = insert(Work).returning(Work.id, sort_by_parameter_order=True)
        work_ids = self._session.execute(opened, works).scalars().all()
        self._fill_carts(dict(zip(work_ids, carts, strict=True)))
        return work_nos

    def _ship_by(self, carts: Sequence[Cart]) -> list[datetime]:
        """When the most urgent order of each cart must leave."""
        orders = {order.order_id for cart in carts for order, _tote in cart.slots}
        query = select(Order.id, Order.dispatch_by)
        due: dict[int, datetime] = {}
        for some in slices(sorted(orders)):
            due.update(self._session.execute(query.where(Order.id.in_(some))).tuples().all())
        return [min(due[order.order_id] for order, _tote in cart.slots) for cart in carts]

    def _fill_carts(self, carts: dict[int, Cart]) -> None:
        stops = [
            {
                "work_id": work_id,
                "sequence": sequence,
                "order_line_id": stop.held.order_line_id,
                "hold_id": stop.held.hold_id,
                "tote_id": stop.tote.tote_id if stop.tote else None,
                "slot": stop.slot,
                "units_needed": stop.held.units,
                "order_version": stop.order_version,
            }
            for work_id, cart in carts.items()
            for sequence, stop in enumerate(cart.stops, start=1)
        ]
        bound = [
            {"tote": tote.tote_id, "order": order.order_id, "work": work_id, "at_slot": slot}
            for work_id, cart in carts.items()
            for slot, (order, tote) in enumerate(cart.slots, start=1)
            if tote is not None
        ]
        self._session.execute(insert(PickLine), stops)
        if bound:
            self._session.connection().execute(_BIND, bound)
        orders = [order.order_id for cart in carts.values() for order, _tote in cart.slots]
        released = update(table_of(Order)).where(table_of(Order).c.id.in_(orders))
        self._session.execute(released.values(state=OrderState.RELEASED.value))

    def walks_of(self, order_id: int) -> list[int]:
        """The walks, not done yet, that have stops of an order."""
        query = (
            select(Work.id)
            .join(PickLine, PickLine.work_id == Work.id)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .where(OrderLine.order_id == order_id)
            .where(Work.state.in_((WorkState.OPEN.value, WorkState.CLAIMED.value)))
            .distinct()
        )
        return list(self._session.scalars(query))

    def end_waves(self, work_ids: Iterable[int]) -> None:
        """Close the waves of these works if none of their walks is to be done any more."""
        if ids := list(work_ids):
            _END.run(self._session, {"ended": ids})

    def count_to_pick(self) -> int:
        """Orders that are held in full and in no wave, planned or released."""
        query = select(func.count(Order.id)).where(
            Order.state == OrderState.ALLOCATED.value, Order.id.not_in(DRAFTED)
        )
        return self._session.execute(query).scalar_one()

    def works_of(self, wave_no: str) -> list[int]:
        """The walks of a wave, in order."""
        wave = select(Wave.id).where(Wave.wave_no == wave_no).scalar_subquery()
        query = select(Work.id).where(Work.wave_id == wave).order_by(Work.id)
        return list(self._session.scalars(query))

    def move_works(self, work_ids: Collection[int], wave_id: int) -> None:
        """Let walks belong to another wave; they are locked and nobody has claimed them."""
        works = table_of(Work)
        self._session.execute(update(works).where(works.c.id.in_(work_ids)).values(wave_id=wave_id))
