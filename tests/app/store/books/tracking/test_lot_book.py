"""Lots keep their dates, serial numbers their one place."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from app.store.books.tracking.lot_book import LotRow, SerialRow
from app.store.schema.tracking import Serial
from app.store.unit_of_work import Store
from app.values import Tracking
from tests.support.warehouse import Warehouse, small_warehouse

MAY = date(2027, 5, 31)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    made = small_warehouse(store)
    made.add_product("TEA", tracking=Tracking.LOT)
    return made


def test_a_lot_keeps_its_date_when_nobody_says_another(warehouse: Warehouse) -> None:
    tea = warehouse.product_ids["TEA"]
    warehouse.store.run(lambda uow: uow.lots.put_lots([LotRow(tea, "L-7", MAY)]))

    rows = [LotRow(tea, "L-7", None), LotRow(tea, "L-8", None)]
    warehouse.store.run(lambda uow: uow.lots.put_lots(rows))

    with warehouse.store.reading() as uow:
        assert uow.lots.dates_of([tea]) == {(tea, "L-7"): MAY, (tea, "L-8"): None}
        assert uow.lots.tracking_of([tea, warehouse.product_ids["MUG"]]) == {
            tea: Tracking.LOT,
            warehouse.product_ids["MUG"]: Tracking.NONE,
        }


def test_a_serial_number_in_a_carton_is_away_and_stays_there(warehouse: Warehouse) -> None:
    mug, bin_id = warehouse.product_ids["MUG"], warehouse.bin_ids["A-01"]
    warehouse.add_serials("MUG", "A-01", "S-1", "S-2")
    warehouse.add_order("1001", {"MUG": 1})
    line_id = warehouse.order("1001").lines[0].id
    picked = {"place": "tote", "bin_id": None, "order_line_id": line_id}
    with warehouse.store.unit() as uow:
        uow.session.execute(update(Serial).where(Serial.serial == "S-2").values(picked))
        uow.commit()

    with warehouse.store.reading() as uow:
        rows = [SerialRow(mug, serial, "", bin_id) for serial in ("S-1", "S-2", "S-3")]
        assert uow.lots.away(rows) == {(mug, "S-2")}
