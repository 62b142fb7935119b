"""Reads the whole package that a station takes with it at a claim (sync.md, step 1)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from app.fulfilment.work import PackedBefore, PackLine, PackPackage, PickPackage, PickStop
from app.lifecycle import OrderState
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Wave, Work
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.stock import Hold, Stock

_LEFT = PickLine.units_needed - PickLine.units_picked - PickLine.units_short


class PackageBook:
    """Reads packages as they are now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def pick(self, work_id: int) -> PickPackage:
        """A walk with what is left to pick of orders that are not cancelled."""
        work_no, fence, wave_no, zone = self._session.execute(
            select(Work.work_no, Work.fence, Wave.wave_no, Wave.zone)
            .join(Wave, Wave.id == Work.wave_id)
            .where(Work.id == work_id)
        ).one()
        orders = self._session.execute(
            select(Order.order_no, Order.version, Order.dispatch_by)
            .where(Order.id.in_(self._orders_on(work_id)))
            .where(Order.state != OrderState.CANCELLED.value)
            .order_by(Order.dispatch_by)
        ).all()
        totes = select(Tote.code).where(Tote.work_id == work_id).order_by(Tote.slot)
        return PickPackage(
            work_id=work_id,
            fence=fence,
            task_no=work_no,
            wave_no=wave_no,
            zone=zone,
            ship_by=orders[0].dispatch_by if orders else None,
            totes=tuple(self._session.scalars(totes)),
            stops=self.stops(work_id),
            order_versions={row.order_no: row.version for row in orders},
        )

    def stops(self, work_id: int) -> tuple[PickStop, ...]:
        """What is left to pick on a walk, in walking order."""
        names = list(PickStop.model_fields)  # those behind them are the policy's
        rows = self._session.execute(_stops_query(work_id))
        return tuple(PickStop(**dict(zip(names, row, strict=False))) for row in rows)

    def _orders_on(self, work_id: int) -> Select[tuple[int]]:
        return (
            select(OrderLine.order_id)
            .join(PickLine, PickLine.order_line_id == OrderLine.id)
            .where(PickLine.work_id == work_id, _LEFT > 0)
        )

    def pack(self, work_id: int) -> PackPackage:
        """The packing of an order: what must be in cartons, and what another station packed."""
        row = self._session.execute(
            select(Work.fence, Order, OrderAddress.country, Work.taken_from, Work.suspect)
            .join(Order, Order.id == Work.order_id)
            .outerjoin(
                OrderAddress,
                and_(OrderAddress.order_id == Order.id, OrderAddress.purpose == "shipping"),
            )
            .where(Work.id == work_id)
        ).one()
        order: Order = row[1]
        return PackPackage(
            work_id=work_id,
            fence=row[0],
            order_no=order.order_no,
            order_version=order.version,
            wave_no=self._wave_of(order.id),
            ship_by=order.dispatch_by,
            country=row[2] or "",
            totes=tuple(
                self._session.scalars(
                    select(Tote.code).where(Tote.order_id == order.id).order_by(Tote.code)
                )
            ),
            lines=self._lines(order.id),
            packed_before=self._packed_before(order),
            first_carton=self._cartons_before(order) + 1,
            pickers=self._pickers(order.id),
            suspect_of=row[3] if row[4] else "",
        )

    def _wave_of(self, order_id: int) -> str:
        query = (
            select(func.max(Wave.wave_no))
            .join(Work, Work.wave_id == Wave.id)
            .join(PickLine, PickLine.work_id == Work.id)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .where(OrderLine.order_id == order_id)
        )
        return self._session.scalar(query) or ""

    def _lines(self, order_id: int) -> tuple[PackLine, ...]:
        """What leaves now: what is held or picked for the order and has not been shipped."""
        units = OrderLine.units_allocated - OrderLine.units_shipped
        query = (
            select(
                OrderLine.id,
                Product.id,
                Product.sku,
                Product.name,
                units,
                Product.weight_grams,
            )
            .join(Product, Product.id == OrderLine.product_id)
            .where(OrderLine.order_id == order_id, units > 0)
            .order_by(OrderLine.position)
        )
        bins = self._bins_of(order_id)
        names = ("order_line_id", "product_id", "sku", "name", "units", "unit_grams")
        return tuple(
            PackLine(
                **dict(zip(names, row, strict=True)),
                bin_code=bins.get(row[0], ("", ""))[0],
                lot=bins.get(row[0], ("", ""))[1],
            )
            for row in self._session.execute(query)
        )

    def _bins_of(self, order_id: int) -> dict[int, tuple[str, str]]:
        """The bin and lot that most of each line came from first: shown, never counted (D1)."""
        query = (
            select(PickLine.order_line_id, Bin.code, Stock.lot)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .join(Hold, Hold.id == PickLine.hold_id)
            .join(Stock, Stock.id == Hold.stock_id)
            .join(Bin, Bin.id == Stock.bin_id)
            .where(OrderLine.order_id == order_id, PickLine.units_picked > 0)
            .order_by(PickLine.id.desc())
        )
        return {row[0]: (row[1], row[2]) for row in self._session.execute(query)}

    def _cartons_before(self, order: Order) -> int:
        """The last carton number of the order's earlier deliveries."""
        query = select(func.max(Carton.number)).where(
            Carton.order_id == order.id, Carton.delivery < order.delivery
        )
        return self._session.scalar(query) or 0

    def _packed_before(self, order: Order) -> tuple[PackedBefore, ...]:
        query = (
            select(
                Carton.number, Carton.carton_type, CartonContent.order_line_id, CartonContent.units
            )
            .join(CartonContent, CartonContent.carton_id == Carton.id)
            .where(Carton.order_id == order.id, Carton.delivery == order.delivery)
            .where(CartonContent.units > 0)
            .order_by(Carton.number, CartonContent.id)
        )
        names = list(PackedBefore.model_fields)
        rows = self._session.execute(query)
        return tuple(PackedBefore(**dict(zip(names, row, strict=True))) for row in rows)

    def _pickers(self, order_id: int) -> tuple[str, ...]:
        query = (
            select(PickLine.picked_by)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .where(OrderLine.order_id == order_id, PickLine.picked_by != "")
            .distinct()
            .order_by(PickLine.picked_by)
        )
        return tuple(self._session.scalars(query))


def _stops_query(work_id: int) -> Select[Any]:
    """Columns in the order of ``PickStop``'s first fields."""
    return (
        select(
            PickLine.id,
            Order.order_no,
            Product.id,
            Product.sku,
            Product.name,
            Bin.code,
            Bin.zone,
            Bin.aisle,
            Bin.bay,
            Bin.level,
            Stock.lot,
            _LEFT,
            Stock.on_hand,
            Product.weight_grams,
            Tote.code,
            PickLine.slot,
            PickLine.suspect,
        )
        .join(OrderLine, OrderLine.id == PickLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .join(Hold, Hold.id == PickLine.hold_id)
        .join(Stock, Stock.id == Hold.stock_id)
        .join(Bin, Bin.id == Stock.bin_id)
        .join(Product, Product.id == Stock.product_id)
        .join(Tote, Tote.id == PickLine.tote_id)
        .where(PickLine.work_id == work_id, _LEFT > 0, Order.state != OrderState.CANCELLED.value)
        .order_by(PickLine.sequence)
    )
