"""Builds a small warehouse in a store: products, bins with stock, totes, people, staged orders.

Everything is put in with its ledger entries, so that the ledger agrees from the first unit.
``small_warehouse(store)`` is enough for most tests; ``Warehouse`` adds what a test needs more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.store.books.capture.orders.searching import note_words
from app.store.columns import Base
from app.store.schema.catalogue import Bin, CartonTypeRow, Product, ProductCodeRow
from app.store.schema.floor import Tote
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.station import PersonRow, Role
from app.store.schema.stock import LedgerEntry, Movement, Place, Stock
from app.store.schema.tracking import Lot, Serial
from app.store.unit_of_work import Store
from app.values import Tracking

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""Monday morning: the time of everything that a test does not time itself."""

PACKER, SUPERVISOR = "B-100", "B-900"
"""Badges of the small warehouse's people."""


def gtin_of(number: int) -> str:
    """A GTIN-14 with a valid check digit; different numbers give different ones."""
    body = f"0{400000000000 + number}"
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


class Warehouse:
    """Adds things to a store.  Each call is saved at once, but for those made ``together``."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._together: Session | None = None
        self.product_ids: dict[str, int] = {}
        self.bin_ids: dict[str, int] = {}
        self.order_ids: dict[str, int] = {}

    def add_product(
        self,
        sku: str,
        *,
        gtin: str = "",
        weight_grams: int = 250,
        tracking: Tracking = Tracking.NONE,
        min_days_left: int = 0,
    ) -> int:
        """A product with one barcode (its own valid GTIN unless given); returns its id."""
        product = Product(
            sku=sku,
            name=sku.title(),
            price_minor=1000,
            currency="EUR",
            weight_grams=weight_grams,
            tracking=tracking.value,
            min_days_left=min_days_left,
        )
        self.product_ids[sku] = self._save(product)
        code = gtin or gtin_of(self.product_ids[sku])
        self._save(ProductCodeRow(code=code, product_id=self.product_ids[sku]))
        return self.product_ids[sku]

    def add_bin(self, code: str, *, zone: str = "A", walk_order: int | None = None) -> int:
        """A bin; bins are walked in the order in which they were added unless told otherwise."""
        order = len(self.bin_ids) + 1 if walk_order is None else walk_order
        self.bin_ids[code] = self._save(
            Bin(code=code, zone=zone, aisle=code.split("-", maxsplit=1)[0], walk_order=order)
        )
        return self.bin_ids[code]

    def add_lot(
        self, sku: str, lot: str, expires_on: date | None = None, *, quarantined: bool = False
    ) -> None:
        """A lot of a product, with its date."""
        product_id = self.product_ids[sku]
        self._save(
            Lot(product_id=product_id, lot=lot, expires_on=expires_on, quarantined=quarantined)
        )

    def add_serials(self, sku: str, bin_code: str, *serials: str, lot: str = "") -> None:
        """Serial numbers of units that lie in a bin."""
        product_id, bin_id = self.product_ids[sku], self.bin_ids[bin_code]
        for serial in serials:
            self._save(Serial(product_id=product_id, serial=serial, lot=lot, bin_id=bin_id))

    def add_stock(self, sku: str, bin_code: str, units: int, *, lot: str = "") -> int:
        """Units of a product received into a bin, with their ledger entries; returns the stock id.

        Further units of the same product (and lot) in the same bin are added to the row.
        """
        product_id, bin_id, movement = self.product_ids[sku], self.bin_ids[bin_code], uuid4()
        with self._saving() as session:
            row = session.scalars(
                select(Stock).filter_by(product_id=product_id, bin_id=bin_id, lot=lot)
            ).one_or_none() or Stock(product_id=product_id, bin_id=bin_id, lot=lot, on_hand=0)
            row.on_hand += units
            session.add(row)
            for place_kind, place, n in (
                (Place.SUPPLIER, "", -units),
                (Place.FREE, bin_code, units),
            ):
                session.add(
                    LedgerEntry(
                        movement_id=movement,
                        movement=Movement.RECEIPT.value,
                        product_id=product_id,
                        place_kind=place_kind.value,
                        place=place,
                        lot=lot,
                        units=n,
                        reference="opening",
                        at=NINE,
                    )
                )
            session.flush()
            return row.id

    def add_order(
        self,
        order_no: str,
        units: Mapping[str, int],
        *,
        state: OrderState = OrderState.STAGED,
        placed_at: datetime = NINE,
        dispatch_by: datetime | None = None,
        country: str = "DE",
        ships_complete: bool = True,
    ) -> int:
        """An order of so many units by SKU, staged unless told otherwise; returns its id."""
        order = Order(
            order_no=order_no,
            channel="shop",
            channel_order_no=order_no,
            state=state.value,
            fingerprint=sha256(order_no.encode()).hexdigest(),
            email="ada@example.com",
            currency="EUR",
            total_minor=1000 * sum(units.values()),
            financial_status="paid",
            placed_at=placed_at,
            dispatch_by=dispatch_by or placed_at + timedelta(hours=24),
            received_at=placed_at,
            staged_at=placed_at,
            ships_complete=ships_complete,
        )
        lines = enumerate(units.items(), start=1)
        order.lines = [self._line(position, *wanted) for position, wanted in lines]
        order.addresses = [_address(country)]
        order_id = self.order_ids[order_no] = self._save(order)
        self.store.run(lambda uow: note_words(uow.session, [order_id]))
        return order_id

    def _line(self, position: int, sku: str, units: int) -> OrderLine:
        return OrderLine(
            position=position,
            sku=sku,
            product_id=self.product_ids[sku],
            description=sku.title(),
            units_ordered=units,
            price_minor=1000,
        )

    def add_totes(self, count: int, *, first: int = 1) -> list[str]:
        """Free totes ``T-01``, ``T-02`` ...; returns their codes."""
        codes = [f"T-{number:02}" for number in range(first, first + count)]
        for code in codes:
            self._save(Tote(code=code))
        return codes

    def add_person(self, badge: str, role: Role = Role.PACKER) -> None:
        """Somebody with a badge and no PIN."""
        self._save(PersonRow(badge=badge, name=f"Person {badge}", role=role.value))

    def add_carton_type(self, code: str = "BOX-M") -> None:
        """A carton type of 400 x 300 x 200 mm that takes 15 kg."""
        self._save(
            CartonTypeRow(
                code=code,
                name=code,
                length_mm=400,
                width_mm=300,
                height_mm=200,
                tare_grams=250,
                max_grams=15_000,
            )
        )

    def order(self, order_no: str) -> Order:
        """An order as it stands now, with its lines loaded."""
        with self.store.reading() as uow:
            found = uow.session.scalars(select(Order).filter_by(order_no=order_no)).one()
            assert len(found.lines) >= 0
            return found

    def stock_of(self, sku: str, bin_code: str, lot: str = "") -> Stock:
        """A stock row as it stands now."""
        product_id, bin_id = self.product_ids[sku], self.bin_ids[bin_code]
        with self.store.reading() as uow:
            query = select(Stock).filter_by(product_id=product_id, bin_id=bin_id, lot=lot)
            return uow.session.scalars(query).one()

    def _save(self, row: Base) -> int:
        with self._saving() as session:
            session.add(row)
            session.flush()
            key = getattr(row, "id", 0)
            assert isinstance(key, int)
            return key

    @contextmanager
    def _saving(self) -> Iterator[Session]:
        if self._together is not None:
            yield self._together
            return
        with self.together() as session:
            yield session

    @contextmanager
    def together(self) -> Iterator[Session]:
        """What is added meanwhile is saved in one transaction: sooner than in thirty."""
        with self.store.unit() as uow:
            self._together = uow.session
            try:
                yield uow.session
                uow.commit()
            finally:
                self._together = None


def small_warehouse(store: Store) -> Warehouse:
    """Mugs, lamps, books and pens in five bins, six totes, two people, one carton type.

    MUG 10 in A-01 and 4 in B-02, LAMP 5 in A-02, BOOK 20 in A-10, PEN 1 in B-01 (the last one).
    """
    warehouse = Warehouse(store)
    with warehouse.together():
        for sku in ("MUG", "LAMP", "BOOK", "PEN"):
            warehouse.add_product(sku)
        for code in ("A-01", "A-02", "A-10", "B-01", "B-02"):
            warehouse.add_bin(code, zone=code[0])
        for sku, bin_code, units in (
            ("MUG", "A-01", 10),
            ("MUG", "B-02", 4),
            ("LAMP", "A-02", 5),
            ("BOOK", "A-10", 20),
            ("PEN", "B-01", 1),
        ):
            warehouse.add_stock(sku, bin_code, units)
        warehouse.add_totes(6)
        warehouse.add_carton_type()
        warehouse.add_person(PACKER)
        warehouse.add_person(SUPERVISOR, Role.SUPERVISOR)
    return warehouse


def _address(country: str) -> OrderAddress:
    return OrderAddress(
        purpose="shipping",
        name="Ada Lovelace",
        street1="Lange Str. 1",
        city="Berlin",
        postcode="10115",
        country=country,
    )
