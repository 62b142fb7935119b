"""A station returns after its work was force-released: all three endings, by a supervisor's window.

Source: issue 4, "Faults survived"; sync.md, "Claim, scan, replay" step 6.  What each ending does to
the books in detail is proved below the window (tests/app/station/late).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.events import WorkFinished
from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from app.store.keeping.rights import Group
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    picked_units,
    picks_of,
    release_everything,
)
from tests.support.newcomer import Newcomer
from tests.support.warehouse import SUPERVISOR, Warehouse, small_warehouse
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.shell.screen import ScreenName
from ui.stations.stations_view import StationsView
from ui.theme.theme import Theme

TICK, RELEASE = 1, 2
ADOPT, RETURN, PUT_AWAY = 1, 2, 3
"""The keys of the two pages."""


class Oversight:
    """A walk picked by PICK-1 that nobody has heard of since, and a supervisor at a desk."""

    def __init__(self, store: Store, journal: Path, theme: Theme) -> None:
        self.warehouse: Warehouse = small_warehouse(store)
        self.warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
        release_everything(store)
        self.store, self.late = store, StationPlay(store, "PICK-1")
        walk = self.late.claim_pick()
        events = (*picks_of(walk), WorkFinished())
        self.kept: list[tuple[int, ScanRecord]] = [self.late.record(one, walk) for one in events]
        self.boss = Newcomer(store, journal, theme, station="DESK", groups=[Group.SUPERVISE])
        self.boss.scan(SUPERVISOR)
        self.boss.wait(lambda: self.boss.front is ScreenName.HOME, "the sign-in")

    def release_by_force(self) -> None:
        """On the wall: tick that PICK-1 may hold scans, then take the walk from it."""
        self.boss.workplace.window.page_chosen.emit(ScreenName.STATIONS.value)
        view = self.boss.workplace.desk.views[ScreenName.STATIONS]
        assert isinstance(view, StationsView)
        self.boss.wait(lambda: view.detail.content.code != "", "the walk of PICK-1")
        assert self.boss.press(RELEASE) is Verdict.WRONG_STATE, "it is ticked first"
        assert self.boss.press(TICK) is Verdict.ACCEPTED
        assert self.boss.press(RELEASE) is Verdict.ACCEPTED
        self.boss.wait(lambda: "open again" in view.answer.text, "the release")

    def station_returns(self) -> None:
        """PICK-1 is back and sends what it kept: none of it is applied."""
        assert set(self.late.send(self.kept)) == {ScanOutcome.STALE_FENCE}
        assert picked_units(self.warehouse, "1001") == [0, 0]

    def end_by(self, key: int, bin_code: str = "") -> None:
        """In the queue: decide about the one case of late scans."""
        self.boss.workplace.window.page_chosen.emit(ScreenName.EXCEPTIONS.value)
        view = self.boss.workplace.desk.views[ScreenName.EXCEPTIONS]
        assert isinstance(view, ExceptionsView)
        choices = view.detail.choices
        self.boss.wait(lambda: len(choices.buttons) >= PUT_AWAY, "the case")
        assert self.boss.press(key) is Verdict.ACCEPTED
        if bin_code:
            assert self.boss.scan(bin_code) is Verdict.ACCEPTED
        self.boss.wait(lambda: self.is_solved, "the ending")

    @property
    def is_solved(self) -> bool:
        """True once nobody has to decide any more."""
        return [case.state for case in cases_of(self.warehouse)] == ["solved"]


@pytest.fixture
def oversight(store: Store, tmp_path: Path, theme: Theme) -> Iterator[Oversight]:
    """The ledger agrees at the end of every test."""
    there = Oversight(store, tmp_path / "journal", theme)
    there.release_by_force()
    there.station_returns()
    yield there
    there.boss.leave()
    assert check_ledger(store).agrees


def test_the_goods_lie_where_the_late_scans_say_and_are_adopted(oversight: Oversight) -> None:
    oversight.end_by(ADOPT)

    assert picked_units(oversight.warehouse, "1001") == [2, 1]
    assert oversight.warehouse.stock_of("MUG", "A-01").on_hand == 8


def test_the_goods_are_back_in_their_bins_and_the_next_station_picks_them(
    oversight: Oversight,
) -> None:
    oversight.end_by(RETURN)

    assert oversight.warehouse.stock_of("MUG", "A-01").on_hand == 10
    again = StationPlay(oversight.store, "PICK-2")
    assert set(again.pick(again.claim_pick())) == {ScanOutcome.APPLIED}
    assert picked_units(oversight.warehouse, "1001") == [2, 1]


def test_the_goods_are_put_away_into_a_bin_that_is_scanned(oversight: Oversight) -> None:
    oversight.end_by(PUT_AWAY, "B-01")

    assert oversight.warehouse.stock_of("MUG", "A-01").on_hand == 8
    assert oversight.warehouse.stock_of("MUG", "B-01").on_hand == 2
