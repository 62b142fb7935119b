"""Plays stock work: a warehouse with purchase orders and counts, stations that scan and replay."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.fulfilment.double_scan import Answer
from app.scanning.directory import Directory, Person
from app.station.claims import claim_count, claim_move, claim_put_away, claim_receive
from app.station.records import ScanRecord
from app.stock.packages import (
    CountPackage,
    MovePackage,
    PutAwayPackage,
    ReceivePackage,
    StockPackage,
)
from app.stock.work.tasks import StockTask, stock_task
from app.store.books.shelves.purchase_book import NewPurchase
from app.store.schema.catalogue import Bin, Product
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay
from tests.support.scans import scan_of
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse

OTHER = "B-101"
"""A second packer of the stock warehouse."""


def stock_warehouse(store: Store) -> Warehouse:
    """The small warehouse with a quarantine bin Q-01, a second packer and a free bin A-03."""
    warehouse = small_warehouse(store)
    warehouse.add_bin("A-03", zone="A", walk_order=3)
    warehouse.add_bin("Q-01", zone="Q")
    with store.unit() as uow:
        uow.session.get_one(Bin, warehouse.bin_ids["Q-01"]).quarantine = True
        uow.commit()
    warehouse.add_person(OTHER)
    return warehouse


def expect(warehouse: Warehouse, po_no: str, **units: int) -> None:
    """A purchase order of so many units by SKU."""
    lines = [
        NewPurchase(po_no, "Potteries Ltd", warehouse.product_ids[sku], n, date(2026, 3, 4))
        for sku, n in units.items()
    ]
    warehouse.store.run(lambda uow: uow.purchases.put(lines, NINE))


def track(warehouse: Warehouse, sku: str, tracking: str) -> None:
    """Let a product be tracked by lot or serial number."""
    with warehouse.store.unit() as uow:
        uow.session.get_one(Product, warehouse.product_ids[sku]).tracking = tracking
        uow.commit()


def count_by_hand(warehouse: Warehouse, sku: str) -> None:
    """Let the units of a product be keyed after one was scanned (D5)."""
    with warehouse.store.unit() as uow:
        product = uow.session.get_one(Product, warehouse.product_ids[sku])
        product.count_policy = "first then count"
        uow.commit()


class StockStation:
    """One station at stock work: scans are judged, kept and replayed at once."""

    def __init__(self, store: Store, name: str = "DOCK-1", badge: str = PACKER) -> None:
        self.store, self.station = store, StationPlay(store, name, badge)
        self.task: StockTask[Any, Any] | None = None
        self.package: StockPackage | None = None
        self.kept: list[tuple[int, ScanRecord]] = []

    @property
    def names(self) -> Directory:
        with self.store.reading() as uow:
            return uow.catalogue.directory()

    @property
    def person(self) -> Person:
        return self.names.people[self.station.badge]

    def receive(self, po_no: str) -> ReceivePackage:
        """Claim a delivery."""
        package = claim_receive(self.store, po_no, self.station.name, self.station.badge, NINE)
        self._begin(package)
        return package

    def count(self, bin_code: str = "", near: str = "") -> CountPackage | None:
        """Claim the count of a bin, or the nearest."""
        station, badge = self.station.name, self.station.badge
        package = claim_count(self.store, bin_code, station, badge, NINE, near)
        if package is not None:
            self._begin(package)
        return package

    def move(self, bin_code: str) -> MovePackage:
        """Claim units out of a bin."""
        package = claim_move(self.store, bin_code, self.station.name, self.station.badge, NINE)
        self._begin(package)
        return package

    def put_away(self, code: str) -> PutAwayPackage:
        """Claim the goods of a cancelled order."""
        package = claim_put_away(self.store, code, self.station.name, self.station.badge, NINE)
        self._begin(package)
        return package

    def _begin(self, package: StockPackage) -> None:
        self.package = package
        self.task = stock_task(package, lambda: self.names, self.person, _never)

    def scan(self, *codes: str) -> Answer[Any]:
        """Scan codes without sending anything; the last answer."""
        assert self.task is not None
        assert codes
        for code in codes:
            answer = self.task.judge(scan_of(code))
            self.kept.append(self.station.record(answer.event, self.package))
        return answer

    def send(self) -> list[ScanOutcome]:
        """Replay what was kept."""
        kept, self.kept = self.kept, []
        return self.station.send(kept)


def _never(_source: str) -> int:
    """No bounce window: these hands are slow."""
    return 0


__all__ = ["NINE", "OTHER", "PACKER", "SUPERVISOR", "StockStation", "expect", "stock_warehouse"]
