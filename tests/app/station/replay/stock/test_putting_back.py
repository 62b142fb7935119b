"""A cancelled order's goods go back to bins by scans; with the last unit their case is closed."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.exception_queue.kinds import Resolution
from app.fulfilment.allocation.recalling import NamedLot, recall_lot
from app.fulfilment.cancelling import put_away
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.stock.events import Goods, UnitsPutBack
from app.store.schema.catalogue import Bin
from app.store.schema.floor import PickLine, Tote
from app.store.schema.station import ScanOutcome
from app.store.schema.tracking import Serial
from app.store.unit_of_work import Store
from tests.support.cancelled_floor import cancel, half_packed, half_packed_tracked
from tests.support.floor_play import cases_of
from tests.support.packages import CONFIRM
from tests.support.stock_play import StockStation, stock_warehouse
from tests.support.tracked_floor import tracked_warehouse
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse

APPLIED = ScanOutcome.APPLIED


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _bound_totes(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Tote.code).where(Tote.order_id.is_not(None))))


def _agrees(warehouse: Warehouse) -> bool:
    return check_ledger(warehouse.store).findings == ()


def test_tote_and_carton_are_emptied_into_bins_and_the_case_closes_itself(
    warehouse: Warehouse,
) -> None:
    half_packed(warehouse)
    dock = StockStation(warehouse.store)

    dock.put_away("T-01")
    assert dock.scan("LAMP", "A-02").verdict is Verdict.ACCEPTED
    assert set(dock.send()) == {APPLIED}
    assert _bound_totes(warehouse) == ["T-01"]  # nothing else goes in while a unit lies in it
    dock.scan(*["MUG"] * 3, "A-01")
    assert dock.scan(*["MUG"] * 5, "A-03").verdict is Verdict.TASK_DONE
    assert set(dock.send()) == {APPLIED}

    (case,) = cases_of(warehouse)
    assert (case.state, case.facts["totes"]) == ("open", [])
    assert case.facts["put_away"] == [{"sku": "MUG", "units": 4, "place": "1001/1"}]
    assert _bound_totes(warehouse) == []
    assert _agrees(warehouse)

    dock.put_away("1001")
    assert dock.scan(*["MUG"] * 4, "B-02").verdict is Verdict.TASK_DONE
    assert set(dock.send()) == {APPLIED}

    (case,) = cases_of(warehouse)
    assert (case.state, case.resolution, case.solved_by) == (
        "solved",
        Resolution.PUT_AWAY,
        PACKER,
    )
    on_hand = {code: warehouse.stock_of("MUG", code).on_hand for code in ("A-01", "A-03", "B-02")}
    assert on_hand == {"A-01": 3, "A-03": 5, "B-02": 6}
    assert [line.units_picked for line in warehouse.order("1001").lines] == [0, 0]
    assert _picked_by_stops(warehouse) == 0
    assert _agrees(warehouse)


def _picked_by_stops(warehouse: Warehouse) -> int:
    with warehouse.store.reading() as uow:
        return uow.session.scalar(select(func.sum(PickLine.units_picked))) or 0


def test_a_supervisor_may_say_of_the_rest_that_it_lies_where_it_came_from(
    warehouse: Warehouse,
) -> None:
    half_packed(warehouse)
    dock = StockStation(warehouse.store)
    dock.put_away("T-01")
    dock.scan(*["MUG"] * 5, "A-03", CONFIRM)
    assert set(dock.send()) == {APPLIED}

    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: put_away(uow, order_id, SUPERVISOR))

    mugs = sum(warehouse.stock_of("MUG", code).on_hand for code in ("A-01", "A-03", "B-02"))
    assert mugs == 14
    assert _bound_totes(warehouse) == []
    assert _agrees(warehouse)


def test_what_another_station_brought_back_first_does_not_come_twice(
    warehouse: Warehouse,
) -> None:
    half_packed(warehouse)
    first, second = StockStation(warehouse.store), StockStation(warehouse.store, "DOCK-2")
    first.put_away("T-01")
    second.put_away("T-01")
    first.scan("LAMP", "A-02")
    second.scan("LAMP", "A-03")

    assert set(first.send()) == {APPLIED}
    assert second.send()[-1] is ScanOutcome.OVER

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
    assert [case.facts.get("outcome") for case in cases_of(warehouse)][-1] == "over"
    assert _agrees(warehouse)


@pytest.mark.parametrize("order_no", ["1001", "9999"])
def test_only_goods_of_a_cancelled_order_come_back(warehouse: Warehouse, order_no: str) -> None:
    half_packed(warehouse)
    dock = StockStation(warehouse.store)
    package = dock.put_away("T-01")
    warehouse.add_order("1002", {"PEN": 1})
    event = UnitsPutBack(
        goods=(Goods(product_id=warehouse.product_ids["LAMP"], sku="LAMP", units=1),),
        order_no="1002" if order_no == "1001" else order_no,
        places=package.places,
        to_bin="A-02",
    )

    assert dock.station.play(package, event) == [ScanOutcome.INVALID]
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 4


def test_lots_and_numbers_come_back_as_what_they_are(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    tea, cams = half_packed_tracked(warehouse)
    cancel(warehouse)
    dock = StockStation(store)

    package = dock.put_away("1001")
    assert {(one.sku, one.lot, one.place, one.serials) for one in package.items} == {
        ("TEA", "SOON", "1001/1", ()),
        ("TEA", "SOON", "T-01", ()),
        ("CAM", "", "1001/1", ("S-2",)),
        ("CAM", "", "T-01", ("S-1",)),
    }
    assert dock.scan("CAM", "S-3").verdict is Verdict.WRONG_SERIAL
    dock.scan(CONFIRM, "CAM", cams[1], "A-01")
    dock.scan("TEA", tea, "TEA", tea)
    assert dock.scan("B-02").verdict is Verdict.ACCEPTED
    assert dock.scan("CAM", cams[0], "A-02").verdict is Verdict.TASK_DONE
    assert set(dock.send()) == {APPLIED}

    assert warehouse.stock_of("TEA", "B-02", lot="SOON").on_hand == 2
    with store.reading() as uow:
        rows = uow.session.scalars(select(Serial).where(Serial.serial.in_(cams)))
        places = {row.serial: (row.place, row.bin_id, row.order_line_id) for row in rows}
    bins = warehouse.bin_ids
    assert places == {cams[0]: ("bin", bins["A-02"], None), cams[1]: ("bin", bins["A-01"], None)}
    assert cases_of(warehouse)[-1].state == "solved"
    assert _agrees(warehouse)


def test_goods_of_a_recalled_lot_go_to_quarantine_only(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    warehouse.add_bin("Q-01")
    tea, _cams = half_packed_tracked(warehouse)
    _quarantine_bin(warehouse)
    recall_lot(
        store,
        NamedLot(warehouse.product_ids["TEA"], "TEA", tea),
        Person(SUPERVISOR, "S", "supervisor"),
        "DESK-1",
    )
    cancel(warehouse)
    dock = StockStation(store)
    dock.put_away("1001")

    refused = dock.scan("TEA", tea, "A-01")
    assert (refused.verdict, refused.expected) == (Verdict.WRONG_BIN, "Q-01")
    assert dock.scan(CONFIRM, "Q-01").verdict is Verdict.ACCEPTED
    assert set(dock.send()) == {APPLIED}

    assert warehouse.stock_of("TEA", "Q-01", lot=tea).quarantined == 1
    assert _agrees(warehouse)


def _quarantine_bin(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        uow.session.get_one(Bin, warehouse.bin_ids["Q-01"]).quarantine = True
        uow.commit()
