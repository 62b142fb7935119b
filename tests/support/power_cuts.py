"""A packing shift with power cuts: round after round killed with kill -9, and then looked at.

Source: sync.md, "Tests against the real thing"; issue 4, "Faults survived".
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.fulfilment.dispatch.loading import dispatch_parcel
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.unit_of_work import Store
from tests.support.packing_shift import Shift
from tests.support.power import CutStation, StationDied
from tests.support.station_program import STATION, Moment
from tests.support.warehouse import PACKER

ANY_MOMENT = Moment.NEVER
"""The parent pulls the plug, some milliseconds after a scan."""

_MOST_SCANS = 4


@dataclass(frozen=True, slots=True)
class Round:
    """One life of the station: killed the ``times``-th time that ``moment`` comes.

    Attributes:
        cut_link: its sessions at the server are ended too, while scans are on their way; where it
            dies before any is, those of the next life are.
    """

    moment: Moment
    times: int
    cut_link: bool = False


@dataclass(frozen=True, slots=True)
class Survived:
    """What a shift came to.

    Attributes:
        scans: every scan whose verdict was shown; all are in the shared database, none twice.
        seconds: how long each start took, until the work stood on the screen again.
        links: how often the sessions at the server were ended.
    """

    scans: int
    seconds: tuple[float, ...]
    links: int


def rounds_at(moment: Moment, count: int, seed: int) -> Iterator[Round]:
    """Rounds that all end at one moment; in every third the link is cut as well."""
    chance = random.Random(seed)  # noqa: S311 -- the same moments every time
    for number in range(1, count + 1):
        yield Round(moment, chance.randint(1, _MOST_SCANS), cut_link=number % 3 == 0)


def pack_through(
    database: str,
    folder: Path,
    rounds: Sequence[Round],
    orders: int,
    cut_link: Callable[[], None] = lambda: None,
) -> Survived:
    """Pack ``orders`` orders through all those rounds, and prove that nothing is lost or doubled.

    Args:
        database: a fresh, migrated one.
        folder: for journal and paper.
        rounds: one life of the station each.
        orders: enough that no round finds nothing to do.
        cut_link: ends every session at the server.
    """
    store = Store.open(database)
    chance = random.Random(20_260_302)  # noqa: S311 -- the same moments every time
    shift = Shift(store, folder / "journal", orders)
    seconds, cuts = [], 0
    with CutStation(database, folder) as station:
        for one in rounds:
            if one.cut_link:
                shift.disturb = cut_link
            owed = shift.disturb is not None
            _one_life(station, shift, chance, one)
            seconds.append(station.seconds)
            cuts += owed and shift.disturb is None
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
    scans = sum(len(texts) for texts in shift.acknowledged.values())
    return Survived(scans, tuple(seconds), cuts)


def _one_life(station: CutStation, shift: Shift, chance: random.Random, one: Round) -> None:
    try:
        shift.check_resumed(station.start(PACKER, one.moment, one.times))
    except StationDied:  # in the middle of coming back: the next life must answer for both
        return
    steps = 0
    while shift.go_on(station, chance):
        steps += 1
        if one.moment is ANY_MOMENT and steps >= one.times:
            shift.scan_and_cut(station, chance)
            return
    assert not station.is_alive, f"nothing was left to do before {one.moment}"


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
