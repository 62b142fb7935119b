"""The proof finds what is wrong: each fault is shown to it once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.commands.simulation.plan import Plan
from app.commands.simulation.proof import faults_of
from app.commands.simulation.station.life import live
from app.commands.simulation.station.notebook import Notes, Shown
from app.station.journal import Journal
from app.store.unit_of_work import Store
from tests.support.simulated_floor import STATION, clock_of_scans, filled, notes_of, quick_plan


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
