"""The power goes at any moment of packing; the station comes back where it was (rule 25, D2)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.fulfilment.shipping.dispatch import dispatch_parcel
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.unit_of_work import Store
from tests.support.packing_shift import Shift
from tests.support.power import CutStation, StationDied
from tests.support.station_program import STATION, Moment
from tests.support.warehouse import PACKER

BACK_WITHIN_S = 5.0
ANY_MOMENT = Moment.NEVER
"""The parent pulls the plug, some milliseconds after a scan."""

ROUNDS = (
    (Moment.JUDGED, 4),
    (Moment.KEPT, 4),
    (ANY_MOMENT, 1),
    (Moment.BEFORE_REPLAY, 3),
    (Moment.NOT_ON_PAPER, 1),
    (Moment.KEPT, 6),
    (ANY_MOMENT, 3),
    (Moment.REPLAYED, 1),
    (Moment.CLAIMED, 1),
    (Moment.JUDGED, 7),
    (ANY_MOMENT, 2),
    (Moment.REPLAYED, 4),
    (Moment.ON_PAPER, 1),
    (ANY_MOMENT, 4),
    (Moment.KEPT, 2),
    (Moment.JUDGED, 3),
    (Moment.ENDED, 1),
    (ANY_MOMENT, 2),
    (Moment.BEFORE_REPLAY, 1),
    (Moment.KEPT, 9),
    (Moment.ON_PAPER, 2),
    (ANY_MOMENT, 3),
    (Moment.JUDGED, 5),
    (Moment.NOT_ON_PAPER, 3),
    (ANY_MOMENT, 1),
)
FEW_ROUNDS = (
    (Moment.KEPT, 4),
    (Moment.JUDGED, 4),
    (ANY_MOMENT, 2),
    (Moment.REPLAYED, 3),
    (Moment.ON_PAPER, 1),
)


def test_25_power_cuts_lose_no_scan_and_count_none_twice(sqlite_url: str, tmp_path: Path) -> None:
    assert len(ROUNDS) == 25
    _pack_with_power_cuts(sqlite_url, tmp_path, ROUNDS, orders=9)


@pytest.mark.postgresql
def test_power_cuts_lose_nothing_on_postgresql_either(postgres_url: str, tmp_path: Path) -> None:
    _pack_with_power_cuts(postgres_url, tmp_path, FEW_ROUNDS, orders=2)


def _pack_with_power_cuts(
    database: str, folder: Path, rounds: tuple[tuple[Moment, int], ...], orders: int
) -> None:
    store = Store.open(database)
    chance = random.Random(20_260_302)  # noqa: S311 -- the same moments every time
    shift = Shift(store, folder / "journal", orders)
    with CutStation(database, folder) as station:
        for moment, times in rounds:
            _one_life(station, shift, chance, moment, times)
        shift.check_resumed(station.start(PACKER))
        while shift.go_on(station, chance):
            pass
        station.kill()
        shift.check_resumed(station.start(PACKER))
        assert station.wait_until(unsent=0)
    _check_the_day(store, shift, orders)
    papers = [path.name for path in (folder / "paper" / "label").iterdir()]
    assert len(papers) == len(shift.labels()), "a label was printed twice by itself"
    store.close()


def _one_life(
    station: CutStation, shift: Shift, chance: random.Random, moment: Moment, times: int
) -> None:
    try:
        shift.check_resumed(station.start(PACKER, moment, times))
    except StationDied:
        return  # it died in the middle of coming back: the next life must answer for both
    assert station.seconds <= BACK_WITHIN_S
    steps = 0
    while shift.go_on(station, chance):
        steps += 1
        if moment is ANY_MOMENT and steps >= times:
            shift.scan_and_cut(station, chance)
            return
    assert not station.is_alive, f"nothing was left to do before {moment}"


def _check_the_day(store: Store, shift: Shift, orders: int) -> None:
    """Everything packed, every scan in the database once, everything shipped, the ledger agrees."""
    assert shift.scans_in_the_store() == shift.acknowledged
    assert len(shift.acknowledged) == orders
    with store.reading() as uow:
        assert uow.orders.counts_by_state()[OrderState.PACKED] == orders
    for label in shift.labels():
        dispatch_parcel(store, label, None, PACKER, STATION)
    with store.reading() as uow:
        assert uow.orders.counts_by_state()[OrderState.SHIPPED] == orders
    assert check_ledger(store).findings == ()
