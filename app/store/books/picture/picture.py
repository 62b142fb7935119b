"""A few orders on the floor with everything that moves with them, locked and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from app.fulfilment.shipping.parcel.facts import Booking
from app.store.books.floor.postings import Account, Posting
from app.store.books.picture.rows import (
    CartonRow,
    ContentRow,
    HoldRow,
    LineRow,
    OrderRow,
    PickLineRow,
    SerialRow,
    StockRow,
    ToteRow,
    WorkRow,
)
from app.store.books.picture.sheet import Sheet
from app.store.schema.stock import Movement


@dataclass(frozen=True, slots=True)
class CountWanted:
    """A bin whose stock somebody doubts."""

    bin_id: int
    product_id: int | None
    reason: str
    badge: str


@dataclass(frozen=True, slots=True)
class OwnBooking:
    """A carton that its station booked by itself; ``carton_id`` as on the sheet.

    ``again`` if it was booked before: that booking is void.
    """

    carton_id: int
    order_id: int
    booking: Booking
    at: datetime
    again: bool = False


@dataclass
class Picture:
    """What is on the sheets is locked until the transaction ends; ``save`` writes it back.

    Lines, holds, pick lines, totes, cartons and contents are those of the orders; ``stock`` are
    the rows that the orders' holds stand on, and those of products asked for.
    """

    works: Sheet[WorkRow] = field(default_factory=Sheet)
    orders: Sheet[OrderRow] = field(default_factory=Sheet)
    lines: Sheet[LineRow] = field(default_factory=Sheet)
    holds: Sheet[HoldRow] = field(default_factory=Sheet)
    stock: Sheet[StockRow] = field(default_factory=Sheet)
    pick_lines: Sheet[PickLineRow] = field(default_factory=Sheet)
    totes: Sheet[ToteRow] = field(default_factory=Sheet)
    cartons: Sheet[CartonRow] = field(default_factory=Sheet)
    contents: Sheet[ContentRow] = field(default_factory=Sheet)
    serials: Sheet[SerialRow] = field(default_factory=Sheet)
    postings: list[Posting] = field(default_factory=list)
    counts: list[CountWanted] = field(default_factory=list)
    label_scans: dict[int, datetime] = field(default_factory=dict)
    pack_orders: list[OrderRow] = field(default_factory=list)
    bookings: list[OwnBooking] = field(default_factory=list)

    def lines_of(self, order: OrderRow) -> list[LineRow]:
        """The lines of an order, by position."""
        return [line for line in self.lines if line.order_id == order.id]

    def holds_of(self, line: LineRow) -> list[HoldRow]:
        """The holds of a line, oldest first."""
        return [hold for hold in self.holds if hold.order_line_id == line.id]

    def stops_of(self, work: WorkRow) -> list[PickLineRow]:
        """The stops of a walk, in order."""
        found = [stop for stop in self.pick_lines if stop.work_id == work.id]
        return sorted(found, key=lambda stop: stop.sequence)

    def cartons_of(self, order: OrderRow) -> list[CartonRow]:
        """The cartons of an order, by number."""
        found = [carton for carton in self.cartons if carton.order_id == order.id]
        return sorted(found, key=lambda carton: carton.number)

    def carton(self, order: OrderRow, number: int) -> CartonRow | None:
        """One carton of an order; None if there is none of that number."""
        for carton in self.cartons:
            if carton.order_id == order.id and carton.number == number:
                return carton
        return None

    def contents_of(self, carton: CartonRow) -> list[ContentRow]:
        """What is in a carton."""
        return [content for content in self.contents if content.carton_id == carton.id]

    def pack_work_of(self, order: OrderRow) -> WorkRow | None:
        """The packing of an order that is not over; None if there is none."""
        for work in self.works:
            if work.order_id == order.id and work.state not in {"done", "withdrawn"}:
                return work
        return None

    def from_totes(
        self, line: LineRow, first: int, after_last: int, lot: str = ""
    ) -> Iterator[tuple[str, str, int]]:
        """Say from which tote and lot the picked units ``first`` to ``after_last`` of a line come.

        Units leave the totes in pick order, so that the count of packed units says which are next;
        where a ``lot`` is given, only its units count.
        """
        start = 0
        for stop in self.picked_of(line):
            stock = self.stock_of(stop)
            if lot and stock.lot != lot:
                continue
            taken = min(after_last, start + stop.units_picked) - max(first, start)
            if taken > 0:
                yield self.tote_of(stop), stock.lot, taken
            start += stop.units_picked

    def picked_of(self, line: LineRow) -> list[PickLineRow]:
        """The stops at which units of a line were picked, in pick order."""
        mine = (stop for stop in self.pick_lines if stop.order_line_id == line.id)
        return [stop for stop in mine if stop.units_picked]

    def stock_of(self, stop: PickLineRow) -> StockRow:
        """The stock that a stop takes its units from."""
        return self.stock[self.holds[stop.hold_id].stock_id]

    def tote_of(self, stop: PickLineRow) -> str:
        """The code of the tote that a stop is picked into; "" until one is bound to its slot."""
        tote = self.totes.get(stop.tote_id)
        return tote.code if tote else ""

    def packed_by_lot(self, line: LineRow) -> dict[str, int]:
        """Units of a line in all cartons, by lot."""
        found: dict[str, int] = {}
        for content in self.contents:
            if content.order_line_id == line.id and content.units:
                found[content.lot] = found.get(content.lot, 0) + content.units
        return found

    def picked_by_lot(self, line: LineRow) -> dict[str, int]:
        """Units of a line that were taken from bins, by lot."""
        found: dict[str, int] = {}
        for stop in self.picked_of(line):
            lot = self.stock_of(stop).lot
            found[lot] = found.get(lot, 0) + stop.units_picked
        return found

    def serials_of(self, line: LineRow) -> list[SerialRow]:
        """The numbers that were taken for a line, wherever they are."""
        return [one for one in self.serials if one.order_line_id == line.id]

    def serial(self, product_id: int | None, number: str) -> SerialRow | None:
        """A number of a product; None if nobody has seen it."""
        for one in self.serials:
            if (one.product_id, one.serial) == (product_id, number):
                return one
        return None

    def move(
        self,
        why: Movement,
        line: LineRow,
        units: int,
        source: Account,
        target: Account,
        *,
        lot: str = "",
        badge: str = "",
        station: str = "",
    ) -> None:
        """Note a movement of a line's product for the ledger."""
        if line.product_id is None:
            raise ValueError(f"line {line.id} has no product and cannot move")
        reference = self.orders[line.order_id].order_no
        self.postings.append(
            Posting(why, line.product_id, units, source, target, lot, reference, badge, station)
        )
