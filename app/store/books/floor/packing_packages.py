"""Reads the packing of an order as a station takes it with it at a claim (sync.md, step 1)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from app.fulfilment.work import PackedBefore, PackLine, PackPackage
from app.store.books.tracking.tracked_goods import TrackedGoods
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Wave, Work
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.stock import Hold, Stock

_KIT_LINE = aliased(OrderLine)
_LINE_NAMES = (
    "order_line_id",
    "product_id",
    "sku",
    "name",
    "units",
    "unit_grams",
    "tracking",
    "min_days_left",
    "kit",
)


class PackingPackages:
    """Reads packings as they are now."""

    def __init__(self, session: Session, tracked: TrackedGoods) -> None:
        self._session, self._tracked = session, tracked

    def read(self, work_id: int, today: date) -> PackPackage:
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
            lines=self._lines(order),
            packed_before=self._packed_before(order),
            first_carton=self._cartons_before(order) + 1,
            pickers=self._pickers(order.id),
            suspect_of=row[3] if row[4] else "",
            today=today,
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

    def _lines(self, order: Order) -> tuple[PackLine, ...]:
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
                Product.tracking,
                Product.min_days_left,
                func.coalesce(_KIT_LINE.sku, ""),
            )
            .join(Product, Product.id == OrderLine.product_id)
            .outerjoin(_KIT_LINE, _KIT_LINE.id == OrderLine.kit_line_id)
            .where(OrderLine.order_id == order.id, units > 0)
            .order_by(OrderLine.position)
        )
        bins = self._bins_of(order.id)
        lots = self._tracked.lots_of_delivery(order.id, order.delivery)
        taken = self._tracked.serials_of_delivery(order.id, order.delivery)
        lines = tuple(
            PackLine(
                **dict(zip(_LINE_NAMES, row, strict=True)),
                bin_code=bins.get(row[0], ("", ""))[0],
                lot=bins.get(row[0], ("", ""))[1],
                lots=lots.get(row[0], ()),
                serials=tuple(one.serial for one in taken if one.order_line_id == row[0]),
            )
            for row in self._session.execute(query)
        )
        return self._with_numbers_elsewhere(order.id, lines)

    def _with_numbers_elsewhere(
        self, order_id: int, lines: tuple[PackLine, ...]
    ) -> tuple[PackLine, ...]:
        """The lines; where units have no number yet, with those that they cannot have."""
        unnamed = [n for n in lines if n.tracking.has_serials and len(n.serials) < n.units]
        elsewhere = self._tracked.numbers_elsewhere(order_id) if unnamed else {}
        return tuple(
            line.model_copy(update={"serials_elsewhere": elsewhere.get(line.order_line_id, ())})
            if line in unnamed
            else line
            for line in lines
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
            select(Carton.id, Carton.number, Carton.carton_type)
            .add_columns(CartonContent.order_line_id, CartonContent.units, CartonContent.lot)
            .join(CartonContent, CartonContent.carton_id == Carton.id)
            .where(Carton.order_id == order.id, Carton.delivery == order.delivery)
            .where(CartonContent.units > 0)
            .order_by(Carton.number, CartonContent.id)
        )
        names = ("carton_number", "carton_type", "order_line_id", "units", "lot")
        packed = self._tracked.serials_of_delivery(order.id, order.delivery)
        return tuple(
            PackedBefore(
                **dict(zip(names, row[1:], strict=True)),
                serials=tuple(
                    one.serial
                    for one in packed
                    if (one.carton_id, one.order_line_id, one.lot) == (row[0], row[3], row[5])
                ),
            )
            for row in self._session.execute(query)
        )

    def _pickers(self, order_id: int) -> tuple[str, ...]:
        query = (
            select(PickLine.picked_by)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .where(OrderLine.order_id == order_id, PickLine.picked_by != "")
            .distinct()
            .order_by(PickLine.picked_by)
        )
        return tuple(self._session.scalars(query))
