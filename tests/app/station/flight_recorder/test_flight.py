"""A carton's whole flight: its walk, its packing, from the store and from a journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import DocumentUnreadable, NothingFound
from app.fulfilment.cancelling import cancel_order
from app.scanning.verdicts import Verdict
from app.station.flight_recorder.flight import Flight, flight_in_journal, flight_in_store
from app.station.journal import Journal
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders, release_everything
from tests.support.flown_station import FlownStation
from tests.support.recorded_sessions import BOX, CONFIRM, NEXT_CARTON, code_of, two_orders
from tests.support.stock_play import expect, stock_warehouse
from tests.support.warehouse import SUPERVISOR, Warehouse


class Day:
    """Order 1001 picked and packed into two cartons: a mug in each, the lamp in the second."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.warehouse: Warehouse = two_orders(store)
        release_everything(store)
        self._walk()
        self.path = folder / "pack.journal"
        self.journal = Journal(self.path, "PACK-1")
        packer = FlownStation(store, "PACK-1", journal=self.journal)
        packer.pack_order("1001")
        mug, lamp, pen = (code_of(self.warehouse, sku) for sku in ("MUG", "LAMP", "PEN"))
        packer.scan(BOX, pen, CONFIRM, BOX, mug, NEXT_CARTON, BOX, mug, lamp)
        self.ssccs = [packer.print_label(1)]
        packer.scan(f"00{self.ssccs[0]}")
        self.ssccs.append(packer.print_label(2))
        assert packer.scan(f"00{self.ssccs[1]}") is Verdict.TASK_DONE

    def _walk(self) -> None:
        picker = FlownStation(self.store, "PICK-1")
        task = picker.walk()
        while (stop := task.situation.stop) is not None:
            units = [code_of(self.warehouse, stop.sku)] * stop.units
            picker.scan(stop.bin_code, *units, stop.tote)
        picker.scan(CONFIRM)


@pytest.fixture
def day(store: Store, tmp_path: Path) -> Iterator[Day]:
    made = Day(store, tmp_path)
    yield made
    made.journal.close()


def _meanings(flight: Flight, kind: str) -> list[str]:
    return [
        step.scan.record.parsed
        for one in flight.sessions
        if one.session.kind == kind
        for step in one.steps
        if flight.concerns(step)
    ]


def test_a_carton_is_found_by_its_sscc_and_by_its_number(day: Day) -> None:
    by_sscc = [
        flight_in_store(day.store, code)
        for code in (day.ssccs[1], f"00{day.ssccs[1]}", f"]C100{day.ssccs[1]}")
    ]
    by_number = flight_in_store(day.store, "1001/2")

    assert {one.carton.number for one in [*by_sscc, by_number]} == {2}
    assert _meanings(by_number, "pack") == _meanings(by_sscc[0], "pack")


def test_every_scan_of_a_carton_from_the_bin_to_the_label_is_judged_again(day: Day) -> None:
    flight = flight_in_store(day.store, "1001/2")

    assert [one.session.kind for one in flight.sessions] == ["pick", "pack"]
    assert (flight.differing, flight.unknown) == (0, 0)
    assert "LAMP" in _meanings(flight, "pick")
    assert "BOOK" not in _meanings(flight, "pick")
    assert _meanings(flight, "pack") == ["BOX-M", "MUG", "LAMP", day.ssccs[1]]


def test_what_did_not_get_into_the_carton_is_not_its_flight(day: Day) -> None:
    flight = flight_in_store(day.store, day.ssccs[0])

    assert "LAMP" not in _meanings(flight, "pick")
    assert _meanings(flight, "pack")[:3] == ["BOX-M", "PEN", "confirm"]


def test_an_order_is_the_flight_of_all_its_cartons(day: Day) -> None:
    flight = flight_in_store(day.store, "1001")

    assert len(_meanings(flight, "pack")) == sum(
        len(one.steps) for one in flight.sessions if one.session.kind == "pack"
    )


def test_a_stations_journal_tells_what_that_station_did(day: Day) -> None:
    flight = flight_in_journal(day.path, f"00{day.ssccs[1]}")

    assert (flight.carton.order_no, flight.carton.number) == ("1001", 2)
    assert [one.session.kind for one in flight.sessions] == ["pack"]
    assert _meanings(flight, "pack") == _meanings(flight_in_store(day.store, "1001/2"), "pack")
    assert (flight.differing, flight.unknown) == (0, 0)


@pytest.mark.parametrize("code", ["9999/1", "9999", "340123450000000017"])
def test_a_carton_that_nobody_packed_is_not_found(day: Day, code: str) -> None:
    with pytest.raises(NothingFound):
        flight_in_store(day.store, code)
    with pytest.raises(NothingFound):
        flight_in_journal(day.path, code)


def test_a_file_that_is_no_journal_is_said(tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"not a journal at all" * 200)

    for path in (rubbish, tmp_path / "nowhere"):
        with pytest.raises(DocumentUnreadable):
            flight_in_journal(path, "1001")


def test_goods_that_went_back_are_found_by_their_tote_or_the_number_of_the_work(
    store: Store, tmp_path: Path
) -> None:
    warehouse = stock_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    order_id = warehouse.order_ids["1001"]
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    journal = Journal(tmp_path / "dock.journal", "DOCK-1")
    dock, mug = FlownStation(store, "DOCK-1", journal=journal), code_of(warehouse, "MUG")
    dock.put_away("T-01")
    dock.scan(mug, mug, "A-03")
    journal.close()

    for code in ("T-01", "PA-0001"):
        for flight in (
            flight_in_store(store, code),
            flight_in_journal(tmp_path / "dock.journal", code),
        ):
            (one,) = flight.sessions
            assert (one.session.kind, one.judged, one.differing) == ("put away", 3, ())
            assert flight.of_stock


def test_stock_work_is_found_by_its_number_its_purchase_order_or_its_bin(
    store: Store, tmp_path: Path
) -> None:
    warehouse = stock_warehouse(store)
    expect(warehouse, "PO-1", MUG=2)
    journal = Journal(tmp_path / "dock.journal", "DOCK-1")
    dock, mug = FlownStation(store, "DOCK-1", journal=journal), code_of(warehouse, "MUG")
    dock.receive("PO-1")
    dock.scan(mug, "A-03", CONFIRM)
    dock.count("A-10")
    dock.scan(CONFIRM, CONFIRM)
    dock.move("A-01")
    number = getattr(dock.package, "work_no", "")
    dock.scan(mug, "A-03")
    journal.close()

    for code, kind, scans in (
        ("PO-1", "receive", 3),
        ("A-10", "count", 2),
        ("A-01", "move", 2),
        (number, "move", 2),
    ):
        for flight in (
            flight_in_store(store, code),
            flight_in_journal(tmp_path / "dock.journal", code),
        ):
            (one,) = flight.sessions
            assert (one.session.kind, one.judged, one.differing) == (kind, scans, ())
            assert flight.of_stock
            assert all(flight.concerns(step) for step in one.steps)
