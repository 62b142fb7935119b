"""Lots, dates and serial numbers come in with the products and the stock, bad rows by name."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from app.capture.reading.problems import RowFault
from app.catalogue.bins import import_bins
from app.catalogue.importing import ImportReport
from app.catalogue.products import import_products
from app.catalogue.stock import import_stock
from app.reconciliation.ledger import check_ledger
from app.store.schema.catalogue import Bin, Product
from app.store.schema.orders import Order, OrderLine
from app.store.schema.tracking import Lot, Serial
from app.store.unit_of_work import Store, UnitOfWork
from app.values import Tracking
from tests.support.warehouse import NINE

PRODUCTS = """sku,name,tracking,min_days_left
TEA,Green tea,lot,30
CAM,Camera,serial,
VAX,Vaccine,lot+serial,10
MUG,White mug,,
"""
HEADER = "sku,bin,quantity,lot,expires,serials\n"


@pytest.fixture
def shelves(store: Store) -> Store:
    """Products of every kind of tracking, and two bins."""
    import_products(store, "products.csv", PRODUCTS.encode(), "C-1")
    import_bins(store, "bins.csv", b"bin\nA-1\nA-2\n", "C-1")
    return store


def count(store: Store, rows: str) -> ImportReport:
    return import_stock(store, "stock.csv", (HEADER + rows).encode(), "C-1")


def serials(store: Store) -> dict[str, tuple[str, str | None]]:
    with store.reading() as uow:
        query = select(Serial.serial, Serial.place, Bin.code).outerjoin(Bin)
        return {row[0]: (row[1], row[2]) for row in uow.session.execute(query)}


def an_order_line(uow: UnitOfWork) -> int:
    """The id of a line of an order that somebody picks."""
    order = Order(
        order_no="1001",
        channel="shop",
        channel_order_no="1001",
        fingerprint="",
        currency="EUR",
        placed_at=NINE,
        dispatch_by=NINE,
        received_at=NINE,
    )
    order.lines = [OrderLine(position=1, sku="CAM", units_ordered=1)]
    uow.session.add(order)
    uow.session.flush()
    return int(order.lines[0].id)


def test_products_say_how_they_are_tracked_and_keep_it_when_a_file_is_silent(
    shelves: Store,
) -> None:
    again = import_products(shelves, "products.csv", b"sku,name\nTEA,Greener tea\n", "C-1")

    assert again.changed == 1
    with shelves.reading() as uow:
        rows = uow.session.execute(select(Product.sku, Product.tracking, Product.min_days_left))
        assert {row.sku: (row.tracking, row.min_days_left) for row in rows} == {
            "TEA": (Tracking.LOT, 30),
            "CAM": (Tracking.SERIAL, 0),
            "VAX": (Tracking.LOT_AND_SERIAL, 10),
            "MUG": (Tracking.NONE, 0),
        }


def test_an_unknown_tracking_and_a_tracked_product_counted_by_hand_stay_out(store: Store) -> None:
    rows = "sku,name,tracking,count_policy\nTEA,Tea,colour,\nCAM,Cam,serial,first then count\n"

    report = import_products(store, "products.csv", rows.encode(), "C-1")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [
        (2, "tracking", RowFault.NOT_ONE_OF),
        (3, "count_policy", RowFault.COUNTED_BY_HAND),
    ]


def test_stock_comes_in_by_lot_with_its_date_and_by_serial_number(shelves: Store) -> None:
    report = count(
        shelves,
        "TEA,A-1,5,L-7,2027-05-31,\nTEA,A-1,3,L-8,2027-08-31,\nCAM,A-2,2,,,S-1 S-2\nMUG,A-2,9,,,\n",
    )

    assert (report.new, report.bad_rows) == (4, 0)
    with shelves.reading() as uow:
        tea = uow.catalogue.product_ids(["TEA"])["TEA"]
        assert {(b.lot, b.on_hand) for b in uow.stock.where(tea)} == {("L-7", 5), ("L-8", 3)}
        dates = uow.session.execute(select(Lot.lot, Lot.expires_on).order_by(Lot.lot))
        assert [tuple(row) for row in dates] == [
            ("L-7", date(2027, 5, 31)),
            ("L-8", date(2027, 8, 31)),
        ]
    assert serials(shelves) == {"S-1": ("bin", "A-2"), "S-2": ("bin", "A-2")}
    assert check_ledger(shelves).agrees


def test_the_same_snapshot_twice_changes_nothing(shelves: Store) -> None:
    rows = "TEA,A-1,5,L-7,2027-05-31,\nCAM,A-2,2,,,S-1;S-2\n"
    count(shelves, rows)

    report = count(shelves, rows)

    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert check_ledger(shelves).agrees


def test_a_later_snapshot_moves_serial_numbers_and_says_which_are_gone(shelves: Store) -> None:
    count(shelves, "CAM,A-2,2,,,S-1 S-2\nCAM,A-1,1,,,S-3\n")

    count(shelves, "CAM,A-2,2,,,S-1 S-3\n")

    assert serials(shelves) == {
        "S-1": ("bin", "A-2"),
        "S-2": ("gone", None),
        "S-3": ("bin", "A-2"),
    }


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("TEA,A-1,5,,,", "lot", RowFault.LOT_MISSING),
        ("VAX,A-1,1,,,S-1", "lot", RowFault.LOT_MISSING),
        ("MUG,A-1,5,L-7,,", "lot", RowFault.LOT_UNWANTED),
        ("MUG,A-1,5,,2027-05-31,", "expires", RowFault.LOT_UNWANTED),
        ("TEA,A-1,5,L-7,31.05.2027,", "expires", RowFault.NOT_A_DAY),
        ("TEA,A-1,5,L-7,2027-02-30,", "expires", RowFault.NOT_A_DAY),
        ("TEA,A-1,1,L-7,,S-1", "serials", RowFault.SERIALS_UNWANTED),
        ("CAM,A-1,3,,,S-1 S-2", "serials", RowFault.SERIALS_MISCOUNTED),
        ("CAM,A-1,2,,,S-1 S-1", "serials", RowFault.SERIAL_TWICE),
    ],
)
def test_a_row_that_does_not_fit_its_product_stays_out_by_name(
    shelves: Store, row: str, column: str, reason: RowFault
) -> None:
    report = count(shelves, f"{row}\nMUG,A-2,1,,,\n")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [(2, column, reason)]
    assert report.new == 1


def test_rows_that_contradict_each_other_stay_out(shelves: Store) -> None:
    report = count(
        shelves,
        "TEA,A-1,5,L-7,2027-05-31,\nTEA,A-2,5,L-7,2027-06-30,\nCAM,A-1,1,,,S-1\nCAM,A-2,1,,,S-1\n",
    )

    assert [(p.row, p.reason) for p in report.problems] == [
        (3, RowFault.LOT_DATES_DISAGREE),
        (5, RowFault.SERIAL_TWICE),
    ]


def test_a_serial_number_in_somebodys_hands_cannot_be_counted_in_a_bin(shelves: Store) -> None:
    count(shelves, "CAM,A-1,1,,,S-1\n")
    with shelves.unit() as uow:
        picked = {"place": "tote", "bin_id": None, "order_line_id": an_order_line(uow)}
        uow.session.execute(update(Serial).values(picked))
        uow.commit()

    report = count(shelves, "CAM,A-1,1,,,S-1\n")

    assert [(p.column, p.reason) for p in report.problems] == [
        ("serials", RowFault.SERIAL_ELSEWHERE)
    ]
    assert serials(shelves) == {"S-1": ("tote", None)}


def test_a_serial_number_that_was_gone_is_in_stock_again_when_somebody_sees_it(
    shelves: Store,
) -> None:
    count(shelves, "CAM,A-1,1,,,S-1\n")
    count(shelves, "CAM,A-1,1,,,S-2\n")

    count(shelves, "CAM,A-2,1,,,S-1\n")

    assert serials(shelves) == {"S-1": ("bin", "A-2"), "S-2": ("bin", "A-1")}
