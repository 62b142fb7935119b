"""How far each journal is here."""

from __future__ import annotations

from uuid import uuid4

from app.fulfilment.events import Navigated
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay
from tests.support.warehouse import NINE


def test_a_journal_begins_at_nothing_and_is_remembered(store: Store) -> None:
    epoch = uuid4()

    with store.unit() as uow:
        assert uow.scans.lock_journal("PACK-1", epoch) == 0
        uow.scans.note_journal("PACK-1", epoch, 7, NINE)
        uow.commit()

    with store.unit() as uow:
        assert uow.scans.lock_journal("PACK-1", epoch) == 7
        assert uow.scans.lock_journal("PACK-1", uuid4()) == 0


def test_outcomes_of_records_that_are_here_are_told(store: Store) -> None:
    station = StationPlay(store, "PACK-1")
    seq, record = station.record(Navigated(to="home"), None)
    station.send([(seq, record)])

    with store.reading() as uow:
        assert uow.scans.outcomes([record.scan_id, uuid4()]) == {
            record.scan_id: ScanOutcome.APPLIED
        }
