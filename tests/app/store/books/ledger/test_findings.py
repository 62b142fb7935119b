"""A finding names the place and both sides' numbers."""

from __future__ import annotations

from sqlalchemy import update

from app.store.books.ledger import findings
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store
from tests.support.warehouse import small_warehouse


def test_a_bin_that_differs_is_named_with_what_each_side_says(store: Store) -> None:
    warehouse = small_warehouse(store)
    wrong = update(Stock).where(Stock.bin_id == warehouse.bin_ids["A-02"]).values(on_hand=7)
    store.run(lambda uow: uow.session.execute(wrong))

    with store.reading() as uow:
        (found,) = uow.stock.findings(findings.stock_against_ledger())

    assert found == {
        "product_id": warehouse.product_ids["LAMP"],
        "place": "A-02",
        "lot": "",
        "ledger": 5,
        "books": 7,
    }
