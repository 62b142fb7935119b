"""A loader of a simulation: each parcel in its carrier's lane, and now and then a handover."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.simulation.plan import Plan
from app.commands.simulation.proof import faults_of
from app.commands.simulation.station.dock import Loader
from app.commands.simulation.station.hands import Move
from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook, Notes
from app.commands.simulation.station.threads import Loop
from app.errors import StoreUnreachable
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.fulfilment.shipping.parcel.service_choice import OtherService
from app.station.records import ScanRecord
from app.station.sign_in import enter_person
from app.store.keeping.outages import CutLink
from app.store.unit_of_work import Store
from hardware.ports import Scan
from tests.app.fulfilment.shipping.packed_orders import DESK, close_cartons, pack
from tests.support.simulated_floor import STATION, notes_of, quick_plan
from tests.support.warehouse import PACKER, Warehouse, small_warehouse

POST, PARCELWAY = "LANE-RG", "LANE-PW"
NEXT_DAY = "PW-NEXT"
NEVER, ALWAYS = 0, 1


class _Hands:
    """Scans without a pause; ends when nothing is left, and mends the link when it is cut."""

    def __init__(self, loop: Loop, notebook: Notebook, link: CutLink | None) -> None:
        self._loop, self._notebook, self._link = loop, notebook, link
        self._number = 0
        self.loader: Loader
        self.end: Callable[[], None] = loop.end
        self.scanned: list[str] = []

    def at_the_pause(self, act: Callable[[float], None]) -> None:
        self._loop.later(0.0, lambda: act(time.monotonic()))

    def scan_of(self, move: Move) -> Scan:
        self._number += 1
        self._notebook.note("meant", "hand", self._number, move.wrong)
        raw = ((move.aim_id or "") + move.text).encode()
        return Scan("hand", raw, move.text, move.aim_id, float(self._number), self._number)

    def show(self, record: ScanRecord, due_s: float) -> None:
        assert due_s
        self.scanned.append(record.parsed)
        self._notebook.note("shown", str(record.scan_id), record.verdict.value, 1.0)

    def look(self) -> None:
        if self.loader.is_busy:
            self.loader.go_on()
        else:
            self.end()

    def found_nothing(self, error: Exception) -> None:
        if self._link is None or not isinstance(error, StoreUnreachable):
            raise error
        self._link.mend()
        self.look()


@pytest.fixture
def plan(database_url: str, tmp_path: Path) -> Plan:
    """Hands that never err and never close a handover."""
    plain = quick_plan(database_url, tmp_path)
    return replace(plain, wrong_every=NEVER, close_every=NEVER)


@pytest.fixture
def warehouse(store: Store, plan: Plan) -> Warehouse:
    """A supervisor, and nothing to load yet."""
    warehouse = small_warehouse(store)
    enter_person(store, plan.supervisor, "Dock", "supervisor", PACKER)
    return warehouse


def closed_parcel(warehouse: Warehouse, order_no: str, service: str = "RG-48") -> PreparedCarton:
    """A parcel that waits at the dock, with the carrier of a service."""
    pack(warehouse, order_no, [{"MUG": 1}])
    asked = OtherService(service, "the customer asked for it")
    papers = prepare_carton(warehouse.store, order_no, 1, DESK, PACKER, asked)
    close_cartons(warehouse.store, order_no)
    return papers


def load_all(plan: Plan, *parcels: PreparedCarton, cut: bool = False) -> tuple[list[str], Notes]:
    """Load these parcels, the last first: what was scanned until nothing is left, and noted."""
    loop = Loop()
    with Notebook(plan.notebook(STATION)) as notebook:
        works = Headless(plan, STATION, loop, notebook)
        link = CutLink(works.store.engine) if cut else None
        works.start()
        hands = _Hands(loop, notebook, link)
        hands.loader = Loader(plan, works, notebook, plan.chance("dock"), hands)
        hands.end = lambda: works.sync.flush(loop.end, hands.found_nothing)
        for papers in parcels:
            hands.loader.read(papers)
            hands.loader.take(papers.sscc)
        if link is not None:
            link.cut()
        hands.look()
        loop.run()
        works.close()
    return hands.scanned, notes_of(plan)[STATION]


def left(store: Store) -> int:
    with store.reading() as uow:
        return sum(uow.shipments.handovers.aboard(uow.now.replace(hour=0, minute=0)).values())


def test_a_lane_is_scanned_before_its_first_parcel_and_when_the_carrier_changes(
    warehouse: Warehouse, plan: Plan
) -> None:
    express = closed_parcel(warehouse, "SO-1", NEXT_DAY)
    second, first = (closed_parcel(warehouse, no) for no in ("SO-2", "SO-3"))

    scanned, notes = load_all(plan, express, second, first)

    assert scanned == [POST, first.sscc, second.sscc, PARCELWAY, express.sscc]
    assert left(warehouse.store) == 3
    assert (notes.wrong, notes.conflicts) == (0, {})


def test_whoever_forgets_the_lanes_sign_is_refused_and_then_goes_to_the_right_one(
    warehouse: Warehouse, plan: Plan
) -> None:
    express, post = closed_parcel(warehouse, "SO-1", NEXT_DAY), closed_parcel(warehouse, "SO-2")

    scanned, notes = load_all(replace(plan, wrong_every=ALWAYS), express, post)

    assert scanned == [POST, post.sscc, express.sscc, "confirm", PARCELWAY, express.sscc]
    assert (notes.strayed, notes.wrong) == ([(express.sscc, False)], 1)
    assert left(warehouse.store) == 2
    faults = faults_of(warehouse.store, plan, notes_of(plan))
    assert [fault for fault in faults if STATION in fault] == []  # no scan lost, none wrong taken


def test_a_handover_is_closed_and_where_parcels_are_missing_by_the_supervisor(
    warehouse: Warehouse, plan: Plan
) -> None:
    second, first = (closed_parcel(warehouse, no) for no in ("SO-1", "SO-2"))

    scanned, notes = load_all(replace(plan, close_every=ALWAYS), second, first)

    closing = [first.sscc, "confirm", plan.supervisor, second.sscc, "confirm"]
    assert scanned == [POST, *closing]
    assert notes.conflicts == {}
    with warehouse.store.reading() as uow:
        assert (uow.proof.manifests(), uow.proof.misstated_manifests()) == (2, [])
        kept = [uow.shipments.manifests.find(no) for no in ("M-00001", "M-00002")]
    assert [one.approved_by for one in kept if one] == [plan.supervisor, ""]


def test_a_parcel_that_left_before_is_a_conflict_and_no_supervisor_a_bug_of_the_play(
    warehouse: Warehouse, plan: Plan
) -> None:
    first, second, third = (closed_parcel(warehouse, no) for no in ("SO-1", "SO-2", "SO-3"))
    load_all(plan, first)
    enter_person(warehouse.store, plan.supervisor, "Dock", "packer", PACKER)

    _scanned, notes = load_all(replace(plan, close_every=ALWAYS), third, second, first)

    assert notes.conflicts == {"dock already loaded": 1, "dock not a supervisor": 1}


@pytest.mark.postgresql
def test_a_parcel_that_the_database_did_not_answer_is_scanned_again(
    postgres_url: str, tmp_path: Path
) -> None:
    plan = replace(quick_plan(postgres_url, tmp_path), wrong_every=NEVER, close_every=NEVER)
    store = Store.open(postgres_url)
    post = closed_parcel(small_warehouse(store), "SO-1")

    scanned, _notes = load_all(plan, post, cut=True)

    assert scanned == [POST, post.sscc, post.sscc]
    assert left(store) == 1
    store.close()
