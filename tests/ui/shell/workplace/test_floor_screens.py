"""The floor's screens on a real store: each asks it for its own work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.warehouse import PACKER, small_warehouse
from tests.support.workplaces import Desk, at_work
from ui.rehearsal import floor
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme


@pytest.fixture
def desk(store: Store, tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """A station with one released order, not picked yet."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    release_everything(store)
    with at_work(store, tmp_path, theme) as desk:
        desk.sign_in(PACKER)
        yield desk


def test_every_screen_of_the_floor_has_its_view(desk: Desk) -> None:
    screens = desk.place.floor
    assert set(screens.screens) == {ScreenName.PICK, ScreenName.PACK, ScreenName.DISPATCH}
    assert set(screens.views) == set(screens.screens)


def test_an_order_is_picked_packed_labelled_and_loaded_through_the_window(
    desk: Desk, store: Store
) -> None:
    codes = floor.Codes(desk.robot)

    assert floor.pick_cart(desk.robot, codes)
    assert not floor.pick_cart(desk.robot, codes)
    labels = floor.pack_order(desk.robot, codes, "T-01")
    floor.load_parcels(desk.robot, labels)

    with store.reading() as uow:
        assert uow.orders.counts_by_state()[OrderState.SHIPPED] == 1
    assert desk.robot.wrong_accepted == []
