"""While nobody can know who has the order in hand, the status bar says so (D10; sync.md, 2)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.store.unit_of_work import Store
from tests.support.warehouse import PACKER
from tests.support.workplaces import Desk, at_work
from tests.ui.shell.workplace.test_workplace import TOTE, orders_to_pack
from ui.theme.theme import Theme
from ui.widgets.frame.status_bar import StatusBar


@pytest.fixture
def desk(store: Store, tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """Station Pack 04 with order 1001 in hand."""
    orders_to_pack(store)
    with at_work(store, tmp_path / "journal", theme) as desk:
        desk.sign_in(PACKER)
        desk.open_order(TOTE)
        yield desk


def test_that_another_station_may_have_the_order_is_said_until_it_is_certain(desk: Desk) -> None:
    assert desk.place.floor.pack.in_hand is not None
    package, _task = desk.place.floor.pack.in_hand
    works, link = desk.place.works, threading.Event()
    works.on_store.run(link.wait, lambda _up: None, works.untroubled)  # the link hangs

    def doubted_in_trouble() -> bool:
        works.untroubled(StoreUnreachable(url="db", detail="no route"))  # as each question says
        return _doubted(desk)

    try:
        works.keeper.hold(package.work_id, package.fence, None)  # a start without the server
        desk.robot.wait_for(doubted_in_trouble, "the doubt")
    finally:
        link.set()  # the claim is renewed by itself

    desk.robot.wait_for(lambda: not _doubted(desk), "the certainty")


def _doubted(desk: Desk) -> bool:
    bar = desk.place.window.findChild(StatusBar)
    assert isinstance(bar, StatusBar)
    return "not certain, finish it" in {one.word for one in bar.content.devices}
