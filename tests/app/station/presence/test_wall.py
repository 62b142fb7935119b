"""The wall shows every station, those too that never said a word but hold work."""

from __future__ import annotations

from app.station.presence.reporting import StationReport, report_in
from app.station.presence.wall import read_wall
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.server_clock import ServerClock
from tests.support.warehouse import small_warehouse


def test_the_wall_says_who_lives_who_is_silent_and_who_holds_what(store: Store) -> None:
    clock = ServerClock(store)
    warehouse = small_warehouse(clock.store)
    warehouse.add_order("1001", {"MUG": 2})
    release_everything(clock.store)
    walk = StationPlay(clock.store, "Pick 01").claim_pick()
    report_in(clock.store, StationReport("Pack 07", 4))
    clock.go_on(minutes=10)
    report_in(clock.store, StationReport("Pack 01", 0, {"Scale": "ready"}))

    wall = read_wall(clock.store)

    assert wall.now == clock.now
    assert [(row.station.name, row.silent, row.may_hold_scans) for row in wall.rows] == [
        ("Pack 01", False, False),
        ("Pack 07", True, True),
        ("Pick 01", True, True),
    ]
    assert [work.work_no for work in wall.rows[2].works] == [walk.task_no]
    assert wall.rows[0].works == ()
