"""Stock: a snapshot sets what lies in the bins, and never takes away what is promised."""

from __future__ import annotations

from sqlalchemy import update

from app.capture.reading.problems import RowFault
from app.catalogue.bins import import_bins
from app.catalogue.importing import ImportReport
from app.catalogue.products import import_products
from app.catalogue.stock import import_stock
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store

HEADER = "sku,bin,quantity\n"


def count(store: Store, rows: str) -> ImportReport:
    import_products(store, "products.csv", b"sku,name\nMUG,White mug\nJAR,Jar\n", "C-1")
    import_bins(store, "bins.csv", b"bin\nA-1\nA-2\n", "C-1")
    return import_stock(store, "stock.csv", (HEADER + rows).encode(), "C-1")


def on_hand(store: Store, sku: str) -> dict[str, int]:
    with store.reading() as uow:
        product_id = uow.catalogue.product_ids([sku])[sku]
        return {place.bin_code: place.on_hand for place in uow.stock.where(product_id)}


def test_a_snapshot_sets_the_bins_it_names_and_no_others(store: Store) -> None:
    assert count(store, "MUG,A-1,10\nMUG,A-2,4\nJAR,A-1,7\n").new == 3

    report = count(store, "MUG,A-1,8\nJAR,A-1,7\n")

    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    assert on_hand(store, "MUG") == {"A-1": 8, "A-2": 4}


def test_what_is_promised_cannot_be_counted_away(store: Store) -> None:
    count(store, "MUG,A-1,10\n")
    with store.unit() as uow:
        uow.session.execute(update(Stock).values(held=6))
        uow.commit()

    report = count(store, "MUG,A-1,5\nMUG,A-2,3\n")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [
        (2, "quantity", RowFault.MORE_IS_HELD)
    ]
    assert on_hand(store, "MUG") == {"A-1": 10, "A-2": 3}


def test_unknown_products_and_bins_stay_out(store: Store) -> None:
    report = count(store, "POT,A-1,1\nMUG,Z-9,1\nMUG,A-1,1.5\nMUG,A-1,-1\nMUG,A-1,2\n")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [
        (4, "quantity", RowFault.NOT_WHOLE),
        (5, "quantity", RowFault.NEGATIVE),
        (2, "sku", RowFault.SKU_UNKNOWN),
        (3, "bin", RowFault.BIN_UNKNOWN),
    ]
    assert on_hand(store, "MUG") == {"A-1": 2}
