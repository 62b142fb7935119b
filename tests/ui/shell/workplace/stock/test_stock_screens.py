"""The floor's stock screens on a real station: claims, scans, replay, what waits."""

from __future__ import annotations

from pathlib import Path

from app.station.presence.wall import read_wall
from app.store.unit_of_work import Store
from tests.support.stock_play import stock_warehouse
from tests.support.warehouse import PACKER
from tests.support.workplaces import at_work, make_workplace
from ui.shell.screen import ScreenName
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme


def test_every_stock_screen_has_its_view(sqlite_url: str, tmp_path: Path, theme: Theme) -> None:
    store = Store.open(sqlite_url)
    place = make_workplace(store, tmp_path / "journal", theme)

    work = {ScreenName.RECEIVE, ScreenName.COUNT, ScreenName.MOVE, ScreenName.PUT_AWAY}
    assert set(place.stock.screens) == set(place.stock.views) == work
    assert work < set(place.screens)

    place.stock.refresh()  # nothing is in front: nothing is asked
    place.works.close()
    store.close()


def test_stock_work_that_another_station_took_is_told_to_whoever_has_it_in_hand(
    sqlite_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(sqlite_url)
    stock_warehouse(store).add_stock("MUG", "A-01", 3)
    with at_work(store, tmp_path / "journal", theme) as desk:
        desk.sign_in(PACKER)
        desk.place.shell.go(ScreenName.MOVE, "A-01")
        view = desk.place.stock.views[ScreenName.MOVE]
        assert isinstance(view, StockView)
        works = desk.place.works
        desk.robot.wait_for(lambda: works.bench.kind_in_hand == "move", "the bin")
        (work,) = read_wall(store).rows[0].works

        works.claim_lost.emit(work.work_id, "Pack 02")

        assert view.banner.content.headline == "Leave this work"
        assert "Pack 02" in view.banner.content.overline
    store.close()
