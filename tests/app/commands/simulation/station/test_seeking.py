"""What a station turns to when its hands are empty."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.seeking import Seeker
from app.commands.simulation.station.threads import Loop
from app.errors import NothingFound
from app.fulfilment.events import AnyEvent
from app.fulfilment.work import PackPackage, PickPackage
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.simulated_floor import STATION, filled, quick_plan


class _Opened:
    """Remembers what was opened, and ends the loop."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self.opened: list[PickPackage | PackPackage | Exception] = []

    def walk(self, package: PickPackage, events: Sequence[AnyEvent]) -> None:
        self._remember(package, events)

    def open(self, package: PackPackage, events: Sequence[AnyEvent]) -> None:
        self._remember(package, events)

    def found_nothing(self, error: Exception) -> None:
        self._remember(error, ())

    def _remember(
        self, what: PickPackage | PackPackage | Exception, events: Sequence[AnyEvent]
    ) -> None:
        assert not events
        self.opened.append(what)
        self._loop.end()


def _seek(store: Store, url: str, folder: Path, *, times: int = 1) -> list[object]:
    plan = quick_plan(url, folder)
    found: list[object] = []
    for _time in range(times):
        loop = Loop()
        with Notebook(plan.notebook(STATION)) as notebook:
            works = Headless(plan, STATION, loop, notebook)
            works.screen.start()
            opened = _Opened(loop)
            seeker = Seeker(plan, works, plan.chance("seek"), opened)
            loop.later(0.0, lambda seeker=seeker: seeker.resume(seeker.seek))  # type: ignore[misc]  # bound early
            loop.run()
            works.close()
            found += opened.opened
    del store
    return found


def test_a_tote_that_waits_is_packed_before_a_new_cart_is_picked(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    filled(store, quick_plan(database_url, tmp_path))
    picked_orders(store)

    assert [type(one) for one in _seek(store, database_url, tmp_path)] == [PackPackage]


def test_where_nothing_waits_a_cart_is_released_and_resumed_after_a_restart(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    filled(store, quick_plan(database_url, tmp_path))

    first, again = _seek(store, database_url, tmp_path, times=2)

    assert isinstance(first, PickPackage)
    assert again == first


def test_an_empty_warehouse_has_nothing_to_do(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    (nothing,) = _seek(store, database_url, tmp_path)

    assert isinstance(nothing, NothingFound)
