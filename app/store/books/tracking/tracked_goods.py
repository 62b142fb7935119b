"""What a station takes with it about lots and serial numbers (sync.md, step 1).

Everything by which a tracked unit is judged without the network: the lots of its bin, the numbers
that lie there, and at the packing station what was taken for the order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from app.fulfilment.work import LotInBin, LotWanted
from app.store.books.allocation.plan import FREE_UNITS
from app.store.books.tracking.way_to_goods import OF_ITS_LOT
from app.store.schema.floor import Carton, CartonContent, PickLine
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Lot, Serial, SerialPlace
from app.store.statements.ready import Ready, Row

Spot = tuple[int, int]
"""A product's id and a bin's."""

LotsOfLines = dict[int, tuple[LotWanted, ...]]
"""By order line, its lots."""


class ShelfLot(NamedTuple):
    """A lot of a product in a bin."""

    product_id: int
    bin_id: int
    lot: str
    expires_on: date | None
    quarantined: bool
    free: int
    held: int


class TakenSerial(NamedTuple):
    """A serial number that was taken for an order line; ``carton_id`` None until it is packed."""

    order_line_id: int
    carton_id: int | None
    lot: str
    serial: str


def _lots_picked() -> Ready:
    """The lots that were picked for an order; made once: every claim of a packing asks it."""
    query = (
        select(PickLine.order_line_id, Stock.lot, func.sum(PickLine.units_picked), Lot.expires_on)
        .join(OrderLine, OrderLine.id == PickLine.order_line_id)
        .join(Hold, Hold.id == PickLine.hold_id)
        .join(Stock, Stock.id == Hold.stock_id)
        .outerjoin(Lot, OF_ITS_LOT)
        .where(OrderLine.order_id == bindparam("order"))
        .where(PickLine.units_picked > 0, Stock.lot != "")
        .group_by(PickLine.order_line_id, Stock.lot, Lot.expires_on)
        .order_by(Lot.expires_on.is_(None), Lot.expires_on, Stock.lot)
    )
    return Ready(query)


def _earlier_cartons() -> Ready:
    """What left with an order's earlier deliveries."""
    content = CartonContent
    query = (
        select(content.order_line_id, content.lot, func.sum(content.units))
        .join(Carton, Carton.id == content.carton_id)
        .where(Carton.order_id == bindparam("order"), Carton.delivery < bindparam("delivery"))
        .group_by(content.order_line_id, content.lot)
    )
    return Ready(query)


def _serials_taken() -> Ready:
    query = (
        select(Serial.order_line_id, Serial.carton_id, Serial.lot, Serial.serial)
        .join(OrderLine, OrderLine.id == Serial.order_line_id)
        .outerjoin(Carton, Carton.id == Serial.carton_id)
        .where(OrderLine.order_id == bindparam("order"))
        .where(Serial.carton_id.is_(None) | (Carton.delivery >= bindparam("delivery")))
        .order_by(Serial.serial)
    )
    return Ready(query)


_LOTS_PICKED = _lots_picked()
_EARLIER_CARTONS = _earlier_cartons()
_SERIALS_TAKEN = _serials_taken()


class TrackedGoods:
    """Reads lots and serial numbers for work packages."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def shelf(self, spots: Collection[Spot]) -> dict[Spot, list[ShelfLot]]:
        """Every lot with units on hand in these bins, first expired first."""
        found: dict[Spot, list[ShelfLot]] = {}
        if not spots:
            return found
        query = (
            select(Stock.product_id, Stock.bin_id, Stock.lot, Lot.expires_on)
            .add_columns(func.coalesce(Lot.quarantined, False), FREE_UNITS, Stock.held)
            .outerjoin(Lot, OF_ITS_LOT)
            .where(tuple_(Stock.product_id, Stock.bin_id).in_(spots), Stock.on_hand > 0)
            .order_by(Lot.expires_on.is_(None), Lot.expires_on, Stock.lot)
        )
        for row in self._session.execute(query):
            one = ShelfLot(*row)
            found.setdefault((one.product_id, one.bin_id), []).append(one)
        return found

    def serials_on_shelf(self, spots: Collection[Spot]) -> dict[tuple[int, int, str], list[str]]:
        """The numbers that lie in these bins, by product, bin and lot."""
        found: dict[tuple[int, int, str], list[str]] = {}
        if not spots:
            return found
        query = (
            select(Serial.product_id, Serial.bin_id, Serial.lot, Serial.serial)
            .where(Serial.place == SerialPlace.BIN.value)
            .where(tuple_(Serial.product_id, Serial.bin_id).in_(spots))
            .order_by(Serial.serial)
        )
        for product_id, bin_id, lot, serial in self._session.execute(query):
            found.setdefault((product_id, bin_id, lot), []).append(serial)
        return found

    def lots_soon(self, order_id: int, delivery: int) -> Callable[[], LotsOfLines]:
        """Ask for the lots that were taken for each line and have not left, first expired first."""
        left = _EARLIER_CARTONS.soon(self._session, order=order_id, delivery=delivery)
        picked = _LOTS_PICKED.soon(self._session, order=order_id)
        return lambda: _lots_left(picked(), left())

    def serials_soon(self, order_id: int, delivery: int) -> Callable[[], list[TakenSerial]]:
        """Ask for every serial number that was taken for an order and has not left before."""
        found = _SERIALS_TAKEN.soon(self._session, order=order_id, delivery=delivery)
        return lambda: [TakenSerial(*row) for row in found()]

    def numbers_elsewhere(self, order_id: int) -> dict[int, tuple[str, ...]]:
        """By order line, the numbers that units picked on paper for it cannot have.

        They lie in other bins than those it was picked from, or were taken for other lines; what
        nobody has seen, or has left, is not among them.
        """
        spots: dict[tuple[int, int], set[tuple[int, str]]] = {}
        query = (
            select(PickLine.order_line_id, Stock.product_id, Stock.bin_id, Stock.lot)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .join(Hold, Hold.id == PickLine.hold_id)
            .join(Stock, Stock.id == Hold.stock_id)
            .where(OrderLine.order_id == order_id, PickLine.units_picked > 0)
        )
        for line_id, product_id, bin_id, lot in self._session.execute(query):
            spots.setdefault((line_id, product_id), set()).add((bin_id, lot))
        known = self._known_numbers({product_id for _line, product_id in spots})
        return {
            line_id: tuple(
                one.serial
                for one in known
                if one.product_id == product_id
                and one.order_line_id != line_id
                and not (one.place == SerialPlace.BIN and (one.bin_id, one.lot) in mine)
            )
            for (line_id, product_id), mine in spots.items()
        }

    def _known_numbers(self, product_ids: Collection[int]) -> list[Serial]:
        """The numbers of these products that are known to lie somewhere in the house."""
        here = [SerialPlace.BIN.value, SerialPlace.TOTE.value, SerialPlace.CARTON.value]
        query = select(Serial).where(Serial.product_id.in_(product_ids), Serial.place.in_(here))
        return list(self._session.scalars(query.order_by(Serial.serial)))


def _lots_left(picked: Iterable[Row], left: Iterable[Row]) -> LotsOfLines:
    gone = {(line_id, lot): int(units) for line_id, lot, units in left}
    found: LotsOfLines = {}
    for line_id, lot, count, expires_on in picked:
        units = int(count) - gone.get((line_id, lot), 0)
        if units > 0:
            wanted = LotWanted(lot=lot, units=units, expires_on=expires_on)
            found[line_id] = (*found.get(line_id, ()), wanted)
    return found


def other_lots(
    here: Collection[ShelfLot], but: str, serials: Mapping[tuple[int, int, str], list[str]]
) -> tuple[LotInBin, ...]:
    """The lots of a bin besides the one that is asked for."""
    return tuple(
        LotInBin(
            lot=one.lot,
            expires_on=one.expires_on,
            good=not one.quarantined,
            free=one.free,
            held=one.held,
            serials=tuple(serials.get((one.product_id, one.bin_id, one.lot), ())),
        )
        for one in here
        if one.lot != but
    )
