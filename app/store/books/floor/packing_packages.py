"""Reads the packing of an order as a station takes it with it at a claim (sync.md, step 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from app.fulfilment.work import PackedBefore, PackLine, PackPackage
from app.store.books.tracking.tracked_goods import TakenSerial, TrackedGoods
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Wave, Work
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.statements.ready import Ready, Row

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
_PACKED_NAMES = ("carton_number", "carton_type", "order_line_id", "units", "lot")


def _of_order(stops: Select[Any]) -> Select[Any]:
    """From pick lines to the lines of one order."""
    lines = stops.join(OrderLine, OrderLine.id == PickLine.order_line_id)
    return lines.where(OrderLine.order_id == bindparam("order"))


def _head() -> Ready:
    """The order that a work packs; as all of these made once: every claim asks them."""
    to = and_(OrderAddress.order_id == Order.id, OrderAddress.purpose == "shipping")
    query = (
        select(Order.id, Order.delivery, Work.fence, Order.order_no, Order.version)
        .add_columns(Order.dispatch_by, OrderAddress.country, Work.taken_from, Work.suspect)
        .select_from(Work)
        .join(Order, Order.id == Work.order_id)
        .outerjoin(OrderAddress, to)
        .where(Work.id == bindparam("work"))
    )
    return Ready(query)


def _lines() -> Ready:
    """What leaves now: what is held or picked for the order and has not been shipped."""
    units = OrderLine.units_allocated - OrderLine.units_shipped
    query = (
        select(OrderLine.id, Product.id, Product.sku, Product.name, units)
        .add_columns(Product.weight_grams, Product.tracking, Product.min_days_left)
        .add_columns(func.coalesce(_KIT_LINE.sku, ""))
        .join(Product, Product.id == OrderLine.product_id)
        .outerjoin(_KIT_LINE, _KIT_LINE.id == OrderLine.kit_line_id)
        .where(OrderLine.order_id == bindparam("order"), units > 0)
        .order_by(OrderLine.position)
    )
    return Ready(query)


def _bins() -> Ready:
    """Bins and lots that the lines came from, the first last."""
    query = (
        _of_order(select(PickLine.order_line_id, Bin.code, Stock.lot).select_from(PickLine))
        .join(Hold, Hold.id == PickLine.hold_id)
        .join(Stock, Stock.id == Hold.stock_id)
        .join(Bin, Bin.id == Stock.bin_id)
        .where(PickLine.units_picked > 0)
        .order_by(PickLine.id.desc())
    )
    return Ready(query)


def _packed() -> Ready:
    content = CartonContent
    query = (
        select(Carton.id, Carton.number, Carton.carton_type)
        .add_columns(content.order_line_id, content.units, content.lot)
        .join(content, content.carton_id == Carton.id)
        .where(Carton.order_id == bindparam("order"), Carton.delivery == bindparam("delivery"))
        .where(content.units > 0)
        .order_by(Carton.number, content.id)
    )
    return Ready(query)


_HEAD, _LINES, _BINS, _PACKED = _head(), _lines(), _bins(), _packed()
_TOTES = Ready(select(Tote.code).where(Tote.order_id == bindparam("order")).order_by(Tote.code))
_WAVE = Ready(
    _of_order(select(func.max(Wave.wave_no)).select_from(PickLine))
    .join(Work, Work.id == PickLine.work_id)
    .join(Wave, Wave.id == Work.wave_id)
)
_PICKERS = Ready(
    _of_order(select(PickLine.picked_by).select_from(PickLine))
    .where(PickLine.picked_by != "")
    .distinct()
    .order_by(PickLine.picked_by)
)
_LAST_BEFORE = Ready(
    select(func.max(Carton.number)).where(
        Carton.order_id == bindparam("order"), Carton.delivery < bindparam("delivery")
    )
)
"""The last carton number of the order's earlier deliveries."""


class PackingPackages:
    """Reads packings as they are now."""

    def __init__(self, session: Session, tracked: TrackedGoods) -> None:
        self._session, self._tracked = session, tracked

    def read(self, work_id: int, today: date) -> PackPackage:
        """The packing of an order: what must be in cartons, and what another station packed."""
        session = self._session
        session.flush()
        ((order_id, delivery, *head),) = _HEAD.rows(session, work=work_id)
        fence, order_no, version, ship_by, country, taken_from, suspect = head
        wave, totes = _WAVE.soon(session, order=order_id), _TOTES.soon(session, order=order_id)
        pickers = _PICKERS.soon(session, order=order_id)
        last = _LAST_BEFORE.soon(session, order=order_id, delivery=delivery)
        packed = _PACKED.soon(session, order=order_id, delivery=delivery)
        taken = self._tracked.serials_soon(order_id, delivery)
        lines = self._lines(order_id, delivery, taken)
        return PackPackage(
            work_id=work_id,
            fence=fence,
            order_no=order_no,
            order_version=version,
            wave_no=wave()[0][0] or "",
            ship_by=ship_by,
            country=country or "",
            totes=tuple(code for (code,) in totes()),
            lines=lines,
            packed_before=_packed_before(packed(), taken()),
            first_carton=(last()[0][0] or 0) + 1,
            pickers=tuple(badge for (badge,) in pickers()),
            suspect_of=taken_from if suspect else "",
            today=today,
        )

    def _lines(
        self, order_id: int, delivery: int, taken: Callable[[], list[TakenSerial]]
    ) -> tuple[PackLine, ...]:
        """The lines with the bin and lot that most of each came from first: shown, never counted.

        Source: verification.md D1.
        """
        wanted = _LINES.soon(self._session, order=order_id)
        seen = _BINS.soon(self._session, order=order_id)
        lots = self._tracked.lots_soon(order_id, delivery)()
        bins = {line_id: (code, lot) for line_id, code, lot in seen()}
        lines = tuple(
            PackLine(
                **dict(zip(_LINE_NAMES, row, strict=True)),
                bin_code=bins.get(row[0], ("", ""))[0],
                lot=bins.get(row[0], ("", ""))[1],
                lots=lots.get(row[0], ()),
                serials=tuple(one.serial for one in taken() if one.order_line_id == row[0]),
            )
            for row in wanted()
        )
        return self._with_numbers_elsewhere(order_id, lines)

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


def _packed_before(rows: Iterable[Row], serials: Iterable[TakenSerial]) -> tuple[PackedBefore, ...]:
    numbers: dict[tuple[int | None, int, str], list[str]] = {}
    for one in serials:
        numbers.setdefault((one.carton_id, one.order_line_id, one.lot), []).append(one.serial)
    return tuple(
        PackedBefore(
            **dict(zip(_PACKED_NAMES, row[1:], strict=True)),
            serials=tuple(numbers.get((row[0], row[3], row[5]), ())),
        )
        for row in rows
    )
