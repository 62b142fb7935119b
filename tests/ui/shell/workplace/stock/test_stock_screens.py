"""The floor's stock screens on a real station: claims, scans, replay, what waits."""

from __future__ import annotations

from pathlib import Path

from app.store.unit_of_work import Store
from tests.support.workplaces import make_workplace
from ui.shell.screen import ScreenName
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
