"""A packing station with a real journal and numbers of its own, and no shared database to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from app.fulfilment.events import AnyEvent
from app.fulfilment.packing.progress import after, begun
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.fulfilment.shipping.rate_card import load_rate_card
from app.fulfilment.work import PackPackage
from app.scanning.directory import CartonType
from app.station.journal import Journal
from app.station.own_labels.blocks import fetch_blocks, series_of
from app.station.own_labels.desk import OwnLabelDesk
from app.station.own_labels.making import VerifiedCarton
from app.station.records import ScanRecord
from app.store.schema.floor import Carton
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from hardware.simulated import SimulatedPrinter
from tests.support.floor_play import StationPlay, packs_of
from tests.support.warehouse import NINE, PACKER
from tests.support.workplaces import paper_desk, printers_in_memory

BOX = CartonType("BOX-M", "BOX-M", 400, 300, 200, 250, 15_000)
"""The carton type of the small warehouse."""


@dataclass
class OwnStation:
    """``PACK-1`` with its journal; what it keeps goes to the store only by ``send``."""

    store: Store
    path: Path
    printers: dict[PaperKind, SimulatedPrinter] = field(default_factory=printers_in_memory)

    def __post_init__(self) -> None:
        self.journal = Journal(self.path, "PACK-1")
        self.play = StationPlay(self.store, "PACK-1")
        self.play.epoch = self.journal.epoch
        self.desk = OwnLabelDesk(
            self.journal, lambda job: job(), paper_desk(self.printers, "PACK-1"), lambda: NINE
        )

    def stock_up(self) -> None:
        """Fetch a block of every series while the shared database is there."""
        wanted = series_of(load_rate_card())
        for block in fetch_blocks(self.store, "PACK-1", self.journal.epoch, wanted):
            self.journal.keep_block(block.series, block.first, block.last)

    def claim(self, order_no: str) -> PackPackage:
        """Claim an order and keep it, as the workbench does."""
        package = self.play.claim_pack(order_no)
        self.journal.begin_work(package.model_dump_json(), "pack", package.work_id, package.fence)
        return package

    def keep(self, package: PackPackage, *events: AnyEvent) -> None:
        """Keep scans of a work in the journal."""
        for event in events:
            _seq, record = self.play.record(event, package)
            self.journal.append(record)

    def pack(self, package: PackPackage) -> VerifiedCarton:
        """Scan every unit into one carton; kept here only."""
        events = list(packs_of(package))
        self.keep(package, *events)
        progress = begun(package)
        for event in events:
            progress = after(progress, event)
        return VerifiedCarton(package, progress.cartons, package.first_carton, BOX)

    def label(self, verified: VerifiedCarton) -> str:
        """Have the carton labelled here; returns the SSCC on it."""
        return self.desk.label(verified, PACKER).carton.sscc

    def records(self) -> Sequence[tuple[int, ScanRecord]]:
        """What is not sent yet."""
        return self.journal.unsent()

    def send(self) -> list[ScanOutcome]:
        """The shared database is back: send everything; the outcomes in order."""
        records = self.records()
        outcomes = self.play.send(records)
        kept = [record.scan_id for _seq, record in records]
        self.journal.acknowledge(list(zip(kept, outcomes, strict=True)))
        return outcomes


def carton_of(store: Store, order_no: str) -> Carton:
    """The one carton of an order."""
    with store.reading() as uow:
        order = uow.shipments.order(order_no)
        assert order is not None
        return uow.session.scalars(select(Carton).filter_by(order_id=order.order_id)).one()
