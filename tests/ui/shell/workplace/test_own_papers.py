"""A station keeps numbers in stock while it is on line, and labels without the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import NotAllowed
from app.fulfilment.packing.progress import after, begun
from app.fulfilment.shipping.papers import Papers
from app.scanning.directory import Person
from app.station.own_labels.blocks import BLOCK, REFILL_BELOW
from app.station.own_labels.making import VerifiedCarton
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, packs_of, picked_orders
from tests.support.own_station import BOX
from tests.support.warehouse import PACKER, small_warehouse
from tests.support.workplaces import paper_desk, printers_in_memory
from ui.shell.workplace.own_papers import OwnPapers
from ui.shell.workplace.station_works import StationWorks

WHO = Person(PACKER, "Mara", "packer")


@pytest.fixture
def works(store: Store, tmp_path: Path) -> Iterator[StationWorks]:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(store)
    opened = StationWorks(store, tmp_path, "PACK-1")
    yield opened
    opened.close()


@pytest.fixture
def own(works: StationWorks) -> OwnPapers:
    return OwnPapers(works, paper_desk(printers_in_memory(), works.station))


def left(works: StationWorks) -> int:
    return works.on_journal.call(works.journal.numbers_left).get("sscc", 0)


def verified(works: StationWorks) -> VerifiedCarton:
    package = StationPlay(works.store, works.station).claim_pack("1001")
    progress = begun(package)
    for event in packs_of(package):
        progress = after(progress, event)
    return VerifiedCarton(package, progress.cartons, 1, BOX)


def test_numbers_are_fetched_and_fetched_again_before_they_run_out(
    works: StationWorks, own: OwnPapers, qtbot: QtBot
) -> None:
    own.stock_up()
    own.stock_up()  # the database answered once more meanwhile
    qtbot.waitUntil(lambda: left(works) == BLOCK)
    own.stock_up()
    qtbot.waitUntil(lambda: not own._fetching)
    assert left(works) == BLOCK, "there is plenty"

    def use_up() -> None:
        for _each in range(BLOCK - REFILL_BELOW + 1):
            works.journal.take_numbers(["sscc"])

    works.on_journal.call(use_up)
    own.stock_up()

    qtbot.waitUntil(lambda: left(works) == BLOCK + REFILL_BELOW - 1)


def test_a_label_is_made_beside_the_work_and_goes_to_the_database_by_itself(
    works: StationWorks, own: OwnPapers, qtbot: QtBot
) -> None:
    own.stock_up()
    qtbot.waitUntil(lambda: left(works) == BLOCK)
    made: list[Papers] = []

    own.label(verified(works), WHO, made.append, lambda error: pytest.fail(str(error)))

    qtbot.waitUntil(lambda: bool(made))
    assert made[0].failed == ()
    assert left(works) == BLOCK - 1


def test_without_numbers_the_packer_is_told_why(
    works: StationWorks, own: OwnPapers, qtbot: QtBot
) -> None:
    told: list[Exception] = []

    own.label(verified(works), WHO, lambda _papers: pytest.fail("no label"), told.append)

    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], NotAllowed)
