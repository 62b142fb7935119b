"""Plays the floor without screens: stations claim work, and their records are replayed.

What a station would keep in its journal is made here record by record, with its own epoch and
sequence, so that a test can also lose, repeat or mix records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select, update

from app.fulfilment.allocation import allocate
from app.fulfilment.events import (
    AnyEvent,
    CartonOpened,
    LabelMatched,
    PutInTote,
    UnitsPacked,
    WorkFinished,
)
from app.fulfilment.waves import release_wave
from app.fulfilment.work import ClaimedPackage, PackPackage, PickPackage
from app.scanning.verdicts import Verdict
from app.station.claims import claim_pack, claim_pick
from app.station.records import ScanRecord
from app.station.replay import replay
from app.store.schema.cases import Case
from app.store.schema.floor import Carton, CartonState
from app.store.schema.orders import Order
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import CountTask
from app.store.unit_of_work import Store
from app.values import check_digit
from hardware.ports import Scan
from tests.support.warehouse import NINE, PACKER, Warehouse


class StationPlay:
    """One station with a journal of its own."""

    def __init__(self, store: Store, name: str, badge: str = PACKER) -> None:
        self.store, self.name, self.badge = store, name, badge
        self.epoch: UUID = uuid4()
        self.seq = 0

    def give_back(self, work: ClaimedPackage) -> bool:
        """Open a work again for whoever comes; False if this station does not hold it."""
        return self.store.run(lambda uow: uow.claims.give_back(work.work_id, self.name))

    def record(
        self, event: AnyEvent, work: ClaimedPackage | None, fence: int | None = None
    ) -> tuple[int, ScanRecord]:
        """The next record of this journal."""
        self.seq += 1
        held_fence = work.fence if work else 0
        scan = Scan("scanner-1", b"4006381333931", "4006381333931", None, 1.0, self.seq)
        record = ScanRecord(
            scan_id=uuid4(),
            station=self.name,
            badge=self.badge,
            work_id=work.work_id if work else None,
            fence=held_fence if fence is None else fence,
            state="counting",
            scan=scan,
            parsed="4006381333931",
            verdict=Verdict.ACCEPTED,
            event=event,
            station_at=NINE,
        )
        return self.seq, record

    def send(
        self, records: Sequence[tuple[int, ScanRecord]], at: datetime = NINE
    ) -> list[ScanOutcome]:
        """Replay records; their outcomes in order."""
        done = replay(self.store, self.name, self.epoch, records, at)
        return [outcome for _scan_id, outcome in done]

    def play(self, work: ClaimedPackage, *events: AnyEvent) -> list[ScanOutcome]:
        """Let events happen to a work and replay them at once."""
        return self.send([self.record(event, work) for event in events])

    def claim_pick(self) -> PickPackage:
        """Claim the next walk; there must be one."""
        package = claim_pick(self.store, self.name, self.badge)
        assert package is not None
        return package

    def claim_pack(self, code: str) -> PackPackage:
        """Claim the packing of a tote or order."""
        return claim_pack(self.store, code, self.name, self.badge, NINE)

    def pick(self, package: PickPackage) -> list[ScanOutcome]:
        """Walk all stops of a package and stand at the drop point."""
        return self.play(package, *picks_of(package), WorkFinished())

    def pack(self, package: PackPackage) -> list[ScanOutcome]:
        """Put every unit of a package into carton 1, one scan a unit; no label yet."""
        return self.play(package, *packs_of(package))

    def label(self, package: PackPackage, number: int = 1) -> list[ScanOutcome]:
        """Give a carton its number as the label step does, and scan the label."""
        sscc = give_sscc(self.store, package.order_no, number)
        return self.play(package, LabelMatched(carton_number=number, sscc=sscc))


def picks_of(package: PickPackage) -> Iterable[AnyEvent]:
    """Every stop of a walk put into its tote."""
    return [
        PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=stop.tote)
        for stop in package.stops
    ]


def packs_of(package: PackPackage) -> Iterable[AnyEvent]:
    """The first carton opened and every unit put into it, one scan a unit."""
    number = package.first_carton
    units = [
        UnitsPacked(order_line_id=line.order_line_id, units=1, carton_number=number)
        for line in package.lines
        for _unit in range(line.units)
    ]
    return [CartonOpened(carton_number=number, carton_type="BOX-M"), *units]


def give_sscc(store: Store, order_no: str, number: int) -> str:
    """Give a carton an SSCC, as the label step does when it makes the label."""
    with store.unit() as uow:
        order = uow.session.query(Order).filter_by(order_no=order_no).one()
        digits = f"0034000000{order.id:06}{number}"
        sscc = digits + check_digit(digits)
        change = update(Carton).where(Carton.order_id == order.id, Carton.number == number)
        uow.session.execute(change.values(sscc=sscc, state=CartonState.LABELLED.value))
        uow.commit()
    return sscc


def release_everything(store: Store) -> None:
    """Allocate all staged orders and release what is held in full as one wave."""
    allocate(store, NINE)
    release_wave(store, NINE)


def picked_orders(store: Store) -> StationPlay:
    """Bring all staged orders as far as the packing station; returns the picking station."""
    release_everything(store)
    picker = StationPlay(store, "PICK-1")
    while (package := claim_pick(store, picker.name, picker.badge)) is not None:
        picker.pick(package)
    return picker


def packed_order(store: Store, order_no: str) -> StationPlay:
    """Pack a picked order into one carton, label scanned; returns the packing station."""
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack(order_no)
    packer.pack(package)
    packer.label(package, package.first_carton)
    return packer


def one_stop(warehouse: Warehouse, units: dict[str, int]) -> tuple[StationPlay, PickPackage]:
    """Order 1001 of one stop, and the station ``PICK-1`` that has claimed its walk."""
    warehouse.add_order("1001", units)
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    assert len(list(picks_of(package))) == 1
    return picker, package


def picked_units(warehouse: Warehouse, order_no: str) -> list[int]:
    """Units picked, line by line."""
    return [line.units_picked for line in warehouse.order(order_no).lines]


def cases_of(warehouse: Warehouse) -> Sequence[Case]:
    """Every case, oldest first."""
    with warehouse.store.reading() as uow:
        return uow.session.scalars(select(Case).order_by(Case.id)).all()


def count_tasks(warehouse: Warehouse) -> list[str]:
    """Why bins are to be counted."""
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(CountTask.reason)))
