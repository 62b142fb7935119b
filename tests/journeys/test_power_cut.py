"""The power goes at any moment of packing; the station comes back where it was (rule 25, D2).

The long form, 25 rounds at each of the three moments of issue 4, is a benchmark:
``python -m tests.benchmarks power_cuts``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.scanning.control_card import ControlCode, payload_of
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.postgres import PostgresServer
from tests.support.power import CutStation
from tests.support.power_cuts import ANY_MOMENT, Round, pack_through
from tests.support.station_program import STATION, Moment
from tests.support.warehouse import PACKER, SUPERVISOR, gtin_of, small_warehouse
from ui.shell.workplace.attendance import Attendance
from ui.shell.workplace.station_works import StationWorks


def test_25_power_cuts_at_every_moment_lose_no_scan_and_count_none_twice(
    sqlite_url: str, tmp_path: Path
) -> None:
    rounds = [
        Round(Moment.JUDGED, 4),
        Round(Moment.KEPT, 6),
        Round(ANY_MOMENT, 3),
        Round(Moment.BEFORE_REPLAY, 3),
        Round(Moment.NOT_ON_PAPER, 1),
        Round(Moment.REPLAYED, 1),
        Round(Moment.CLAIMED, 1),
        Round(ANY_MOMENT, 2),
        Round(Moment.ON_PAPER, 1),
        Round(Moment.ENDED, 1),
    ]
    assert {one.moment for one in rounds} == set(Moment)
    often = (Moment.JUDGED, Moment.KEPT, ANY_MOMENT)
    rounds += [Round(often[number % 3], 1 + number % 4) for number in range(15)]

    survived = pack_through(sqlite_url, tmp_path, rounds, orders=10)

    assert len(survived.seconds) == 25


def test_killed_in_mid_pack_the_door_says_which_order_waits_and_today_goes_on(
    sqlite_url: str, tmp_path: Path
) -> None:
    store = Store.open(sqlite_url)
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    picked_orders(store)
    mug, lamp = (gtin_of(warehouse.product_ids[sku]) for sku in ("MUG", "LAMP"))
    with CutStation(sqlite_url, tmp_path) as station:
        station.start(PACKER)
        assert station.door == "", "nothing was begun here"
        for number, code in enumerate(("T-01", "BOX-M", mug, lamp, lamp), 1):
            station.scan(code)
            assert station.answer(number)
        station.kill()

        station.switch_on()
        assert station.waited(lambda: station.door != "")
        assert station.door == f"Order 1001. 2 of 3 packed · Person {PACKER}"
        station.show(PACKER)
        assert station.wait_until(
            order="1001",
            packed={"MUG": 1, "LAMP": 1},
            latched=True,  # by the second lamp: nobody has confirmed it
            today="7 today, 1 rejected",  # two badges and five codes
        )
        station.kill()

        station.switch_on()
        station.show(SUPERVISOR)
        assert station.wait_until(open=True)
        assert "order" not in (station.stands or {}), "whose order it is not stands at home"
    store.close()


def test_who_scanned_sign_out_is_signed_out_once_if_the_scan_was_kept(
    sqlite_url: str, tmp_path: Path, qtbot: QtBot
) -> None:
    store = Store.open(sqlite_url)
    small_warehouse(store)
    with CutStation(sqlite_url, tmp_path) as station:
        for cut in (Moment.JUDGED, Moment.KEPT):
            station.start(PACKER, cut, times=2)  # the badge is kept, too
            station.scan(payload_of(ControlCode.SIGN_OUT))
            station.wait_for_death()  # before any screen could say so
            assert _signed_out(store) == []

    works = StationWorks(store, tmp_path / "journal", STATION)
    attendance = Attendance(works, lambda: datetime.now(UTC))
    with qtbot.waitSignal(works.synced):
        works.sync.kick()
    qtbot.waitUntil(lambda: _signed_out(store) == [PACKER])
    assert attendance.notice().answer == ""
    works.close()
    store.close()


def _signed_out(store: Store) -> list[str]:
    with store.reading() as uow:
        return [entry.badge for entry in uow.people.audited(action="signed out")]


@pytest.mark.postgresql
def test_power_cuts_while_the_server_ends_the_sessions_lose_nothing_either(
    postgres_url: str, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    rounds = [
        Round(Moment.JUDGED, 3),
        Round(Moment.KEPT, 2, cut_link=True),
        Round(Moment.REPLAYED, 2),
        Round(Moment.JUDGED, 4, cut_link=True),
        Round(Moment.REPLAYED, 3, cut_link=True),
        Round(Moment.ON_PAPER, 1),
        Round(Moment.KEPT, 3),
    ]
    name = postgres_url.rsplit("/", maxsplit=1)[1]

    survived = pack_through(
        postgres_url,
        tmp_path,
        rounds,
        orders=3,
        cut_link=lambda: postgres_server.terminate_sessions(name),
    )

    assert survived.links == 3
