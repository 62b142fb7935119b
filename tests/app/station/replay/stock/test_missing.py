"""A unit missing from a cancelled order's tote is doubted where it came from, counted and told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.exception_queue.kinds import CaseKind, Resolution, resolutions_of
from app.exception_queue.solving import solve_case
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.stock.events import Goods, UnitsMissing
from app.store.schema.floor import Tote, Work
from app.store.schema.station import ScanOutcome
from app.store.schema.tracking import Serial
from app.store.unit_of_work import Store
from tests.support.cancelled_floor import cancel, half_packed, half_packed_tracked
from tests.support.floor_play import cases_of
from tests.support.packages import CONFIRM, SHORT
from tests.support.stock_play import NINE, OTHER, StockStation, stock_warehouse
from tests.support.tracked_floor import tracked_warehouse
from tests.support.warehouse import SUPERVISOR, Warehouse

APPLIED = ScanOutcome.APPLIED
BOSS = Person(SUPERVISOR, "S", "supervisor")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _bound_totes(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Tote.code).where(Tote.order_id.is_not(None))))


def _mugs(warehouse: Warehouse) -> dict[str, tuple[int, int]]:
    """On hand and suspect, by the bins that the mugs were picked from."""
    rows = {code: warehouse.stock_of("MUG", code) for code in ("A-01", "B-02")}
    return {code: (row.on_hand, row.suspect) for code, row in rows.items()}


def _agrees(warehouse: Warehouse) -> bool:
    return check_ledger(warehouse.store).findings == ()


def _two_mugs_short(warehouse: Warehouse) -> StockStation:
    """Six mugs and the lamp of the tote went back, two mugs were not in it."""
    half_packed(warehouse)
    dock = StockStation(warehouse.store)
    dock.put_away("T-01")
    dock.scan("LAMP", "A-02", *["MUG"] * 6, "A-03")
    assert dock.scan(SHORT, CONFIRM).verdict is Verdict.TASK_DONE
    assert set(dock.send()) == {APPLIED}
    return dock


def test_the_tote_is_free_and_what_was_missing_is_doubted_where_it_came_from(
    warehouse: Warehouse,
) -> None:
    _two_mugs_short(warehouse)

    assert _bound_totes(warehouse) == []
    with warehouse.store.reading() as uow:
        put_away = select(Work.state).where(Work.kind == "put away")
        assert list(uow.session.scalars(put_away)) == ["done"]
    assert _mugs(warehouse) == {"A-01": (2, 2), "B-02": (2, 0)}
    assert _agrees(warehouse)
    on_floor, missing = cases_of(warehouse)
    assert on_floor.facts["put_away"] == [{"sku": "MUG", "units": 4, "place": "1001/1"}]
    assert (missing.kind, missing.state, missing.facts["missing"]) == (
        CaseKind.CANCELLATION.value,
        "open",
        [{"sku": "MUG", "lot": "", "units": 2, "serials": [], "place": "T-01", "bin": "A-01"}],
    )


def test_a_count_of_the_bin_finds_them_and_the_supervisor_has_looked(warehouse: Warehouse) -> None:
    _two_mugs_short(warehouse)
    counter = StockStation(warehouse.store, "DOCK-2", badge=OTHER)

    package = counter.count("A-01")
    assert package is not None
    assert package.reason == "not in tote"
    counter.scan(*["MUG"] * 2, CONFIRM)
    assert set(counter.send()) == {APPLIED}
    assert _mugs(warehouse)["A-01"] == (2, 0)

    case = cases_of(warehouse)[-1]
    assert resolutions_of(CaseKind(case.kind), case.facts) == (Resolution.DISMISS,)
    assert solve_case(warehouse.store, case.id, Resolution.DISMISS, BOSS, NINE).is_solved
    assert _agrees(warehouse)


def test_what_another_station_brought_back_meanwhile_is_not_missing(warehouse: Warehouse) -> None:
    half_packed(warehouse)
    first, second = StockStation(warehouse.store), StockStation(warehouse.store, "DOCK-2")
    first.put_away("T-01")
    second.put_away("T-01")
    first.scan("LAMP", "A-02", *["MUG"] * 8, "A-03")
    second.scan(SHORT, CONFIRM)

    assert set(first.send()) == {APPLIED}
    assert second.send()[-1] is APPLIED

    assert _mugs(warehouse) == {"A-01": (0, 0), "B-02": (2, 0)}
    assert len(cases_of(warehouse)) == 1
    assert _agrees(warehouse)


def test_missing_lots_and_numbers_are_doubted_as_what_they_are(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    tea, cams = half_packed_tracked(warehouse)
    cancel(warehouse)
    dock = StockStation(store)
    dock.put_away("1001")
    dock.scan("CAM", cams[1], "A-01", "TEA", tea, "B-02", SHORT, CONFIRM)

    assert set(dock.send()) == {APPLIED}

    missing = {row["sku"]: row for row in cases_of(warehouse)[-1].facts["missing"]}
    assert (missing["TEA"]["lot"], missing["TEA"]["units"]) == (tea, 1)
    assert missing["CAM"]["serials"] == [cams[0]]
    home = missing["CAM"]["bin"]
    assert warehouse.stock_of("CAM", home).suspect == 1
    assert warehouse.stock_of("TEA", missing["TEA"]["bin"], lot=tea).suspect == 1
    with store.reading() as uow:
        camera = uow.session.scalars(select(Serial).where(Serial.serial == cams[0])).one()
        assert (camera.place, camera.bin_id) == ("bin", warehouse.bin_ids[home])
    assert _bound_totes(warehouse) == []
    assert _agrees(warehouse)


@pytest.mark.parametrize("order_no", ["1002", "9999"])
def test_nothing_is_missing_of_an_order_that_is_not_cancelled(
    warehouse: Warehouse, order_no: str
) -> None:
    half_packed(warehouse)
    dock = StockStation(warehouse.store)
    package = dock.put_away("T-01")
    warehouse.add_order("1002", {"PEN": 1})
    lamp = Goods(product_id=warehouse.product_ids["LAMP"], sku="LAMP", units=1)
    event = UnitsMissing(goods=(lamp,), order_no=order_no, places=package.places)

    assert dock.station.play(package, event) == [ScanOutcome.INVALID]
    assert warehouse.stock_of("LAMP", "A-02").suspect == 0
