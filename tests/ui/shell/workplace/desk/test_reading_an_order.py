"""An order is read with all that the sheet says of it."""

from __future__ import annotations

from pathlib import Path

from app.fulfilment.allocation import allocate
from app.fulfilment.allocation.explaining import WaitReason
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, small_warehouse
from ui.shell.workplace.desk.order_use_cases import order_use_cases


def test_an_order_is_read_with_the_reasons_for_which_its_lines_wait(
    store: Store, tmp_path: Path
) -> None:
    use, warehouse = order_use_cases(store, "Desk 01", tmp_path), small_warehouse(store)
    warehouse.add_order("5001", {"PEN": 3})
    allocate(store, NINE)

    (wait,) = use.detail("5001").waits

    assert (wait.sku, wait.units_missing, wait.reason) == ("PEN", 2, WaitReason.NONE_THERE)
