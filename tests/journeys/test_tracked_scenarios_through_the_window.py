"""Lots and serial numbers through the window, by scanner alone; numbers are verification.md's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.events import WorkFinished
from app.fulfilment.packing.situation import PackSituation, PackState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.newcomer import Newcomer
from tests.support.tracked_floor import (
    claimed_walk,
    put_of,
    serial_places,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import PACKER, Warehouse, gtin_of
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login


class TrackedDesk:
    """Somebody at the packing station: order 1001 wants two teas of lot SOON and two cameras."""

    def __init__(self, store: Store, journal: Path, theme: Theme) -> None:
        self.warehouse: Warehouse = tracked_warehouse(store)
        picker, package = claimed_walk(self.warehouse, TEA=2, CAM=2)
        tea, cameras = package.stops
        picker.play(
            package,
            put_of(tea, taken_of("SOON", 2)),
            put_of(cameras, taken_of("", 2, "S-1", "S-2")),
            WorkFinished(),
        )
        self.person = Newcomer(store, journal, theme)
        self.person.scan(PACKER)
        self.person.wait(lambda: self.person.front is not ScreenName.SIGN_IN, "the sign-in")
        assert self.person.scan(tea.tote) is Verdict.ACCEPTED
        pack = self.person.workplace.floor.pack
        self.person.wait(lambda: pack.ready and pack.in_hand is not None, "the order")
        assert self.person.scan("BOX-M") is Verdict.ACCEPTED

    @property
    def at(self) -> PackSituation:
        """Where the order in hand stands."""
        work = self.person.workplace.floor.pack.in_hand
        assert work is not None
        return work[1].situation

    def item(self, sku: str) -> Verdict:
        """Scan the product's own barcode."""
        return self.person.scan(gtin_of(self.warehouse.product_ids[sku]))

    def unit(self, sku: str, elements: str) -> Verdict:
        """Scan a GS1 composite of one unit."""
        return self.person.scan(f"]C101{gtin_of(self.warehouse.product_ids[sku])}{elements}")

    def confirm(self) -> None:
        """Scan CONFIRM."""
        assert self.person.say(ControlCode.CONFIRM) is Verdict.ACCEPTED


@pytest.fixture
def desk(postgres_url: str, tmp_path: Path, theme: Theme) -> Iterator[TrackedDesk]:
    """A packing desk with tracked goods; the ledger agrees at the end of every test."""
    store = Store.open(postgres_url)
    one = TrackedDesk(store, tmp_path / "journal", theme)
    yield one
    one.person.settle()
    one.person.leave()
    assert check_ledger(store).agrees
    store.close()


def test_8_known_lot_not_on_this_order(desk: TrackedDesk) -> None:
    assert desk.unit("TEA", "10LATE") is Verdict.WRONG_LOT
    assert desk.at.state is PackState.LATCHED

    desk.confirm()

    assert desk.unit("TEA", "10SOON") is Verdict.ACCEPTED
    assert desk.at.units_packed == 1


def test_9_lot_tracked_product_scanned_without_lot_serial_likewise(desk: TrackedDesk) -> None:
    assert desk.item("TEA") is Verdict.LOT_REQUIRED
    assert desk.person.scan("SOON") is Verdict.ACCEPTED
    assert desk.item("CAM") is Verdict.SERIAL_REQUIRED
    assert desk.person.scan("S-2") is Verdict.ACCEPTED

    assert desk.at.units_packed == 2


def test_31_a_serial_counts_once_in_a_shipment_and_a_strange_one_not_at_all(
    desk: TrackedDesk,
) -> None:
    assert desk.unit("CAM", "21S-1") is Verdict.ACCEPTED
    assert desk.unit("CAM", "21S-1") is Verdict.DUPLICATE_SERIAL
    desk.confirm()
    assert desk.unit("CAM", "21S-3") is Verdict.WRONG_SERIAL
    desk.confirm()

    assert desk.unit("CAM", "21S-2") is Verdict.LINE_DONE
    assert desk.at.units_packed == 2


def test_32_gs1_with_mismatching_gtin_and_lot(desk: TrackedDesk) -> None:
    assert desk.unit("MUG", "10SOON") is Verdict.WRONG_ITEM
    desk.confirm()
    assert desk.unit("TEA", "10FAR") is Verdict.WRONG_LOT
    desk.confirm()

    assert desk.at.units_packed == 0


def test_lots_and_numbers_are_verified_to_the_label(desk: TrackedDesk) -> None:
    for elements in ("10SOON", "10SOON"):
        desk.unit("TEA", elements)
    for elements in ("21S-2", "21S-1"):
        desk.unit("CAM", elements)

    desk.person.wait(lambda: desk.at.state is PackState.LABEL, "the label")

    assert {
        place for serial, place in serial_places(desk.warehouse).items() if serial != "S-3"
    } == {"carton"}
