"""The proof finds what is wrong: each fault is shown to it once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import update

from app.commands.simulation.plan import Plan
from app.commands.simulation.proof import faults_of
from app.commands.simulation.station.life import live
from app.commands.simulation.station.notebook import Notes, Shown
from app.fulfilment.dispatch.manifest import close_manifest
from app.station.journal import Journal
from app.store.schema.floor import Carton
from app.store.schema.shipping import Manifest, Shipment
from app.store.unit_of_work import Store
from tests.app.fulfilment.dispatch.test_handover import (
    load,
)
from tests.app.fulfilment.dispatch.test_handover import (
    warehouse as warehouse,  # noqa: PLC0414 -- the same fixture
)
from tests.support.simulated_floor import STATION, clock_of_scans, filled, notes_of, quick_plan
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse


@pytest.fixture
def plan(store: Store, database_url: str, tmp_path: Path) -> Plan:
    """A station has worked for a moment."""
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)
    live(plan, STATION, 1, clock_of_scans(plan, 25))
    return plan


def _shown_but_not_kept(notes: Notes) -> None:
    notes.shown.append(Shown(str(uuid4()), "accepted", 1.0))


def _shown_otherwise(notes: Notes) -> None:
    notes.shown[0] = Shown(notes.shown[0].scan_id, "not yours", 1.0)


def _all_were_meant_wrong(notes: Notes) -> None:
    notes.meant = dict.fromkeys(notes.meant, True)


def _nobody_scanned(notes: Notes) -> None:
    notes.meant.clear()


def _claim_that_nobody_gave(notes: Notes) -> None:
    notes.claims.add((1, 99))


def _loaded_astray(notes: Notes) -> None:
    notes.strayed += [("LABEL-1", True), ("LABEL-2", False)]


def _bug(notes: Notes) -> None:
    notes.bugs.append("KeyError: 1")


def _denied(notes: Notes) -> None:
    notes.denied.append("permission denied for table stock")


TAMPERED = (
    (_shown_but_not_kept, "was shown as accepted and is not kept so"),
    (_shown_otherwise, "was shown as not yours and is not kept so"),
    (_all_were_meant_wrong, "a wrong scan was taken"),
    (_nobody_scanned, "nobody scanned hand 1"),
    (_claim_that_nobody_gave, "which nobody gave"),
    (_loaded_astray, "SIM-01: LABEL-1 was loaded in another carrier's lane"),
    (_denied, "SIM-01 was denied: permission denied for table stock"),
    (_bug, "KeyError: 1"),
)


def test_what_was_noted_and_is_not_so_is_named(store: Store, plan: Plan) -> None:
    assert faults_of(store, plan, notes_of(plan)) == []
    for tamper, said in TAMPERED:
        notes = notes_of(plan)
        tamper(notes[STATION])

        assert said in "\n".join(faults_of(store, plan, notes))


def test_two_holders_of_one_claim_are_named(store: Store, plan: Plan) -> None:
    # given a second station that wrote nothing but says it had the same claim
    two = replace(plan, stations=2)
    Journal(two.journal("SIM-02"), "SIM-02").close()
    notes = notes_of(plan)
    notes["SIM-02"] = Notes(claims=set(notes[STATION].claims))

    faults = faults_of(store, two, notes)

    assert "claim (1, 1) was held by SIM-01 and SIM-02" in faults


def test_a_record_that_never_arrived_is_named(store: Store, plan: Plan) -> None:
    with closing(sqlite3.connect(plan.journal(STATION))) as journal, journal:
        journal.execute("UPDATE records SET scan_id = ? WHERE seq = 2", (str(uuid4()),))
        journal.execute("UPDATE records SET verdict = 'not yours' WHERE seq = 3")

    faults = "\n".join(faults_of(store, plan, notes_of(plan)))

    assert "SIM-01: record 2 is not in the database" in faults
    assert "SIM-01: record 3 is another in the database" in faults
    assert "is in no journal" in faults


def test_a_manifest_that_is_not_what_left_is_named(warehouse: Warehouse, tmp_path: Path) -> None:
    store, plan = warehouse.store, quick_plan("", tmp_path)
    close_manifest(store, load(store, "SO-1", 1), PACKER, "DOCK-1", SUPERVISOR)
    assert _of_manifests(store, plan) == []

    # when one names another carrier's parcel, which is in the house, and one that nobody knows
    load(store, "SO-2", 1)
    with store.unit() as uow:
        both = [_manifest(no, parcels) for no, parcels in (("M-00007", 1), ("M-00008", 5))]
        uow.session.add_all(both)
        uow.session.flush()
        aboard = update(Shipment).where(Shipment.manifest_id.is_(None))
        aboard = aboard.where(Shipment.dispatched_at.is_not(None))
        strayed = aboard.values(manifest_id=both[0].id).returning(Shipment.carton_id)
        carton = uow.session.scalars(strayed).one()
        uow.session.execute(update(Carton).where(Carton.id == carton).values(state="closed"))
        uow.commit()

    assert _of_manifests(store, plan) == [
        "manifest M-00007 names 1 parcels of another carrier",
        "manifest M-00007 names 1 parcels that never left",
        "manifest M-00008 says 5 parcels and names 0",
    ]


def _of_manifests(store: Store, plan: Plan) -> list[str]:
    """Faults of manifests only: what these orders hold was packed without a scan."""
    return [fault for fault in faults_of(store, plan, {}) if fault.startswith("manifest")]


def _manifest(manifest_no: str, parcels: int) -> Manifest:
    return Manifest(
        manifest_no=manifest_no,
        carrier="Nobody's",
        closed_at=NINE,
        closed_by=PACKER,
        station="DOCK-1",
        approved_by="",
        parcels=parcels,
    )
