"""Reads the whole package that a station takes with it at a claim (sync.md, step 1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from app.fulfilment.work import PackPackage, PickPackage, PickStop
from app.lifecycle import OrderState
from app.store.books.floor.packing_packages import PackingPackages
from app.store.books.tracking.tracked_goods import ShelfLot, Spot, TrackedGoods, other_lots
from app.store.books.tracking.way_to_goods import to_goods, to_stock
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import PickLine, Tote, Wave, Work
from app.store.schema.orders import Order, OrderLine
from app.store.schema.planning import LayoutPart, PartKind
from app.store.schema.stock import Stock
from app.store.schema.tracking import Lot
from app.store.statements.ready import Ready

_DROP_POINT = Ready(
    select(LayoutPart.code)
    .join(Bin, Bin.code == LayoutPart.code)
    .where(LayoutPart.kind == PartKind.DROP_OFF.value)
)
"""The code that ends a walk: a drop-off of the floor whose label scans as a bin."""

_KIT_LINE = aliased(OrderLine)
_LEFT = PickLine.units_needed - PickLine.units_picked - PickLine.units_short


class _Head(NamedTuple):
    """A walk with one of its totes, None if it has none yet."""

    work_no: str
    fence: int
    wave_no: str
    zone: str
    code: str | None


class PackageBook:
    """Reads packages as they are now."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._session = session
        self._today = today
        self._tracked = TrackedGoods(session)

    def pick(self, work_id: int) -> PickPackage:
        """A walk with what is left to pick of orders that are not cancelled."""
        self._session.flush()
        heads = _HEAD.soon(self._session, work_id=work_id)
        drop_points = _DROP_POINT.soon(self._session)
        rows = self._rows(work_id)
        head = [_Head(*row) for row in heads()]
        orders = sorted({(row["dispatch_by"], row["order_no"], row["version"]) for row in rows})
        return PickPackage(
            work_id=work_id,
            fence=head[0].fence,
            task_no=head[0].work_no,
            wave_no=head[0].wave_no,
            zone=head[0].zone,
            ship_by=orders[0][0] if orders else None,
            totes=tuple(row.code for row in head if row.code is not None),
            stops=self._stops(rows),
            order_versions={order_no: version for _due, order_no, version in orders},
            drop_point=next((row[0] for row in drop_points()), ""),
            today=self._today(),
        )

    def _rows(self, work_id: int) -> list[dict[str, Any]]:
        found = _STOPS.rows(self._session, walk=work_id)
        return [dict(zip(_NAMES, row, strict=True)) for row in found]

    def _stops(self, rows: list[dict[str, Any]]) -> tuple[PickStop, ...]:
        spots = {(row["product_id"], row["bin_id"]) for row in rows if row["tracking"] != "none"}
        shelf, serials = self._tracked.shelf(spots), self._tracked.serials_on_shelf(spots)
        return tuple(_stop(row, shelf, serials) for row in rows)

    def pack(self, work_id: int) -> PackPackage:
        """The packing of an order; see ``PackingPackages``."""
        return PackingPackages(self._session, self._tracked).read(work_id, self._today())


def _stop(
    row: dict[str, Any],
    shelf: Mapping[Spot, list[ShelfLot]],
    serials: Mapping[tuple[int, int, str], list[str]],
) -> PickStop:
    """One stop, with the other lots and the serial numbers of its bin where it is tracked."""
    bin_id, lot = row["bin_id"], row["lot"]
    here = shelf.get((row["product_id"], bin_id), [])
    return PickStop(
        **{name: row[name] for name in row.keys() - _BESIDE},
        serials=tuple(serials.get((row["product_id"], bin_id, lot), ())),
        other_lots=other_lots(here, lot, serials) if lot else (),
    )


_BESIDE = frozenset({"bin_id", "version", "dispatch_by"})

_HEAD = Ready(
    select(Work.work_no, Work.fence, Wave.wave_no, Wave.zone, Tote.code)
    .join(Wave, Wave.id == Work.wave_id)
    .outerjoin(Tote, Tote.work_id == Work.id)
    .where(Work.id == bindparam("work_id"))
    .order_by(Tote.slot)
)


def _stops_query() -> Select[Any]:
    """Columns by the names of ``PickStop``'s fields, and what ``_BESIDE`` names."""
    beside = (Stock.bin_id, Order.version, Order.dispatch_by)
    stops = (
        select(
            PickLine.id.label("pick_line_id"),
            Order.order_no,
            Product.id.label("product_id"),
            Product.sku,
            Product.name,
            Bin.code.label("bin_code"),
            Bin.zone,
            Bin.aisle,
            Bin.bay,
            Bin.level,
            Stock.lot,
            _LEFT.label("units"),
            Stock.on_hand.label("units_in_bin"),
            Product.weight_grams.label("unit_grams"),
            func.coalesce(Tote.code, "").label("tote"),
            PickLine.slot,
            PickLine.suspect,
            Product.tracking,
            Product.min_days_left,
            Lot.expires_on,
            func.coalesce(_KIT_LINE.sku, "").label("kit"),
            *beside,
        )
        .select_from(PickLine)
        .outerjoin(Tote, Tote.id == PickLine.tote_id)
    )
    return (
        to_goods(to_stock(stops))
        .outerjoin(_KIT_LINE, _KIT_LINE.id == OrderLine.kit_line_id)
        .order_by(PickLine.sequence)
    )


_OF_WALK = _stops_query().where(
    PickLine.work_id == bindparam("walk"), _LEFT > 0, Order.state != OrderState.CANCELLED.value
)
_NAMES = tuple(_OF_WALK.exported_columns.keys())
_STOPS = Ready(_OF_WALK)
