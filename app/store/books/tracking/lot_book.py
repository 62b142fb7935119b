"""Lots and serial numbers as people enter them: dates, and where each serial number lies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import slices, table_of, upsert_by
from app.store.schema.catalogue import Product
from app.store.schema.floor import CartonContent, PickLine, Tote
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, LedgerEntry, Place, Stock
from app.store.schema.tracking import Lot, Serial, SerialPlace
from app.store.statements.ready import Ready
from app.values import Tracking

_SERIALS = table_of(Serial)
_IN_A_TOTE = LedgerEntry.place_kind == Place.TOTE.value
_RECALLED = Ready(
    select(Lot.lot)
    .join(OrderLine, OrderLine.product_id == Lot.product_id)
    .join(CartonContent, CartonContent.order_line_id == OrderLine.id)
    .where(CartonContent.carton_id == bindparam("carton"), CartonContent.units > 0)
    .where(CartonContent.lot == Lot.lot, Lot.quarantined)
    .order_by(Lot.lot)
    .limit(1)
)
_ON_THE_SHELF = (SerialPlace.BIN.value, SerialPlace.GONE.value)


class LotRow(NamedTuple):
    """A lot of a product and its date; None keeps the date that is known."""

    product_id: int
    lot: str
    expires_on: date | None


class SerialRow(NamedTuple):
    """A serial number that somebody saw in a bin."""

    product_id: int
    serial: str
    lot: str
    bin_id: int


class LotAt(NamedTuple):
    """Units of a lot that are in no bin: a tote or a carton ("1001/2") of an order."""

    place: str
    units: int
    order_no: str


class LotBook:
    """Lots and serial numbers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tracking_of(self, product_ids: Iterable[int]) -> dict[int, Tracking]:
        """What the units of these products are told apart by."""
        found: dict[int, Tracking] = {}
        for some in slices(sorted(set(product_ids))):
            query = select(Product.id, Product.tracking).where(Product.id.in_(some))
            found.update((row[0], Tracking(row[1])) for row in self._session.execute(query))
        return found

    def put_lots(self, rows: Sequence[LotRow]) -> None:
        """Enter lots that are new; a date that is given is the lot's date from now on."""
        lots = table_of(Lot)
        dated = [row._asdict() for row in rows if row.expires_on is not None]
        upsert_by(self._session, lots, dated, ["product_id", "lot"])
        plain = [{"product_id": r.product_id, "lot": r.lot} for r in rows if r.expires_on is None]
        known = self.dates_of({row.product_id for row in rows})
        new = [row for row in plain if (row["product_id"], row["lot"]) not in known]
        if new:
            self._session.execute(insert(lots), new)

    def dates_of(self, product_ids: Collection[int]) -> dict[tuple[int, str], date | None]:
        """The date of every lot of these products, by product id and lot."""
        found: dict[tuple[int, str], date | None] = {}
        for some in slices(sorted(product_ids)):
            query = select(Lot.product_id, Lot.lot, Lot.expires_on)
            for row in self._session.execute(query.where(Lot.product_id.in_(some))):
                found[row.product_id, row.lot] = row.expires_on
        return found

    def bar(self, product_id: int, lot: str, *, barred: bool) -> None:
        """Put a lot into quarantine, or let it be sold again."""
        self.put_lots([LotRow(product_id, lot, None)])
        lots = table_of(Lot)
        mine = (lots.c.product_id == product_id) & (lots.c.lot == lot)
        self._session.execute(update(lots).where(mine).values(quarantined=barred))

    def recalled_in(self, carton_id: int) -> str:
        """A lot in a carton that is in quarantine; "" if there is none."""
        self._session.flush()
        found = _RECALLED.rows(self._session, carton=carton_id)
        return str(found[0][0]) if found else ""

    def next_holder(self, product_id: int, lot: str) -> int | None:
        """An order to which units of a lot are promised that still lie in their bins."""
        query = (
            select(OrderLine.order_id)
            .join(Hold, Hold.order_line_id == OrderLine.id)
            .join(Stock, Stock.id == Hold.stock_id)
            .where(Stock.product_id == product_id, Stock.lot == lot)
            .where(Hold.units > Hold.picked + Hold.released)
            .order_by(OrderLine.order_id)
            .limit(1)
        )
        return self._session.scalar(query)

    def on_its_way(self, product_id: int, lot: str) -> list[LotAt]:
        """Where units of a lot are that were picked and have not left, by the ledger."""
        units = func.sum(LedgerEntry.units)
        query = (
            select(LedgerEntry.place_kind, LedgerEntry.place, units, Order.order_no)
            .outerjoin(Tote, (Tote.code == LedgerEntry.place) & _IN_A_TOTE)
            .outerjoin(Order, Order.id == Tote.order_id)
            .where(LedgerEntry.product_id == product_id, LedgerEntry.lot == lot)
            .where(LedgerEntry.place_kind.in_((Place.TOTE.value, Place.CARTON.value)))
            .group_by(LedgerEntry.place_kind, LedgerEntry.place, Order.order_no)
            .having(units > 0)
            .order_by(LedgerEntry.place_kind, LedgerEntry.place)
        )
        return [
            LotAt(place, int(some), order_no or place.rpartition("/")[0])
            for _kind, place, some, order_no in self._session.execute(query)
        ]

    def orders_holding(self, lots: Iterable[tuple[int, str]]) -> set[int]:
        """Orders to which units are promised of a lot that lies in the bin of a pick line.

        Args:
            lots: pick lines, each with a lot of its product.
        """
        found: set[int] = set()
        for pick_line_id, lot in sorted(lots):
            spot = (
                select(Stock.product_id, Stock.bin_id)
                .join(Hold, Hold.stock_id == Stock.id)
                .join(PickLine, PickLine.hold_id == Hold.id)
                .where(PickLine.id == pick_line_id, Stock.lot != lot)
                .subquery()
            )
            query = (
                select(OrderLine.order_id)
                .join(Hold, Hold.order_line_id == OrderLine.id)
                .join(Stock, Stock.id == Hold.stock_id)
                .join(
                    spot,
                    and_(Stock.product_id == spot.c.product_id, Stock.bin_id == spot.c.bin_id),
                )
                .where(Stock.lot == lot, Hold.units > Hold.picked + Hold.released)
            )
            found.update(self._session.scalars(query))
        return found

    def away(self, rows: Iterable[SerialRow]) -> set[tuple[int, str]]:
        """Those serial numbers that are in a tote or carton or shipped: in no bin can they be."""
        wanted = {(row.product_id, row.serial) for row in rows}
        found: set[tuple[int, str]] = set()
        for some in slices(sorted({product_id for product_id, _serial in wanted})):
            query = select(Serial.product_id, Serial.serial)
            query = query.where(Serial.product_id.in_(some), Serial.place.not_in(_ON_THE_SHELF))
            found.update((row[0], row[1]) for row in self._session.execute(query))
        return found & wanted

    def place_serials(self, rows: Sequence[SerialRow]) -> None:
        """Let each spot that is named hold these serial numbers and no others.

        The ones that are not named any more are gone, until somebody sees them elsewhere.
        """
        known = self._on_the_shelf({row.product_id for row in rows})
        seen = {(row.product_id, row.serial): row for row in rows}
        spots = {(row.product_id, row.bin_id, row.lot) for row in rows}
        moved = [
            {"row": known[key][0], "lot": row.lot, "place": SerialPlace.BIN.value, "at": row.bin_id}
            for key, row in seen.items()
            if key in known and known[key][1] != (row.product_id, row.bin_id, row.lot)
        ]
        gone = [
            {"row": row_id, "lot": spot[2], "place": SerialPlace.GONE.value, "at": None}
            for key, (row_id, spot) in known.items()
            if key not in seen and spot in spots
        ]
        change = update(_SERIALS).where(_SERIALS.c.id == bindparam("row"))
        change = change.values(
            lot=bindparam("lot"), place=bindparam("place"), bin_id=bindparam("at")
        )
        if moved or gone:
            self._session.connection().execute(change, [*moved, *gone])
        new = [row._asdict() for key, row in seen.items() if key not in known]
        if new:
            self._session.execute(insert(_SERIALS), new)

    def _on_the_shelf(
        self, product_ids: Collection[int]
    ) -> Mapping[tuple[int, str], tuple[int, tuple[int, int | None, str]]]:
        """Row id and spot of every serial number of these products that is in no hands."""
        found = {}
        for some in slices(sorted(product_ids)):
            query = select(Serial).where(Serial.product_id.in_(some))
            query = query.where(Serial.place.in_(_ON_THE_SHELF)).order_by(Serial.id)
            for row in self._session.scalars(query.with_for_update()):
                found[row.product_id, row.serial] = (row.id, (row.product_id, row.bin_id, row.lot))
        return found
