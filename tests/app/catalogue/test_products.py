"""Products: what a file says goes in, twice changes nothing, and no code collides unseen."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from app.capture.reading.problems import DocumentFault, RowFault
from app.catalogue.importing import ImportReport
from app.catalogue.products import import_products
from app.errors import DocumentUnreadable
from app.exception_queue.kinds import CaseKind
from app.scanning.control_card import PREFIX
from app.store.schema.catalogue import Product
from app.store.unit_of_work import Store

HEADER = "sku,name,barcode,price,weight_g,case_barcode,case_quantity\n"
MUG = "MUG,White mug,2000000000008,9.50,340,12000000000005,6\n"
JAR = "JAR,Clip-top jar,2000000000015,4.90,430,,\n"


def load(store: Store, text: str, currency: str = "GBP") -> ImportReport:
    return import_products(store, "products.csv", text.encode(), "C-1", currency=currency)


def figures(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.bad_rows


def test_a_case_code_stands_for_its_units(store: Store) -> None:
    load(store, HEADER + MUG)

    with store.reading() as uow:
        products = uow.catalogue.directory().products
    (each,), (case,) = products["02000000000008"], products["12000000000005"]
    assert (each.sku, each.units, case.sku, case.units) == ("MUG", 1, "MUG", 6)
    assert products["MUG"] == (each,)


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    assert figures(load(store, HEADER + MUG + JAR)) == (2, 0, 0, 0)
    assert figures(load(store, HEADER + MUG + JAR)) == (0, 0, 2, 0)


def test_a_corrected_barcode_replaces_the_wrong_one(store: Store) -> None:
    load(store, HEADER + JAR)

    report = load(store, HEADER + JAR.replace("2000000000015", "2000000000022"))

    assert report.changed == 1
    with store.reading() as uow:
        products = uow.catalogue.directory().products
    assert "02000000000022" in products
    assert "02000000000015" not in products


def test_a_new_price_changes_only_its_product(store: Store) -> None:
    load(store, HEADER + MUG + JAR)

    assert figures(load(store, HEADER + MUG.replace("9.50", "9.90") + JAR)) == (0, 1, 1, 0)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (MUG.replace("2000000000008", "2000000000009"), "barcode", RowFault.CHECK_DIGIT),
        (MUG.replace("2000000000008", "9" * 1_000_000), "barcode", RowFault.NOT_A_GTIN),
        (MUG.replace("MUG,", f"{PREFIX}MUG,"), "sku", RowFault.RESERVED_PREFIX),
        (MUG.replace("MUG,", "MU\x1bG,"), "sku", RowFault.CONTROL_CHARACTERS),
        (MUG.replace("White mug", ""), "name", RowFault.MISSING),
        (MUG.replace(",6", ","), "case_barcode", RowFault.CASE_INCOMPLETE),
        (MUG.replace("12000000000005", "2000000000008"), "case_barcode", RowFault.CODE_SHARED),
        (MUG.replace("9.50", "9.505"), "price", RowFault.TOO_PRECISE),
        (MUG.replace("9.50", "-1"), "price", RowFault.NEGATIVE),
        (MUG.replace("340", "heavy"), "weight_g", RowFault.NOT_A_NUMBER),
        (JAR, "sku", RowFault.TWICE_IN_FILE),
    ],
)
def test_a_bad_row_stays_out_with_its_reason_and_harms_no_other(
    store: Store, row: str, column: str, reason: RowFault
) -> None:
    report = load(store, HEADER + JAR + row)

    assert (report.new, report.bad_rows) == (1, 1)
    assert [(p.row, p.column, p.reason) for p in report.problems] == [(3, column, reason)]
    with store.reading() as uow:
        (case,) = uow.cases.page(CaseKind.BAD_ROW)
        assert set(uow.catalogue.product_ids(["MUG", "JAR"])) == {"JAR"}
    assert case.facts["problems"][0]["reason"] == reason.value


def test_one_code_of_two_products_goes_in_and_is_remarked_on(store: Store) -> None:
    load(store, HEADER + MUG)

    report = load(store, HEADER + JAR.replace("2000000000015", "2000000000008"))

    assert report.problems == []
    assert [(p.row, p.column, p.reason) for p in report.remarks] == [
        (2, "barcode", RowFault.CODE_SHARED)
    ]
    with store.reading() as uow:
        both = uow.catalogue.directory().products["02000000000008"]
    assert {product.sku for product in both} == {"MUG", "JAR"}


def test_a_price_is_of_the_currency_that_the_shop_names(store: Store) -> None:
    report = load(store, "sku,name,price\nMUG,White mug,950\n", currency="JPY")

    assert report.new == 1
    assert load(store, "sku,name,price\nMUG,White mug,9.5\n", currency="JPY").bad_rows == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DocumentFault.EMPTY),
        (b"\x7fELF\x00\x00", DocumentFault.BINARY),
        (b"sku,price\nMUG,1\n", DocumentFault.COLUMNS_MISSING),
        (b"sku~name\nMUG~a\n", DocumentFault.NOT_A_TABLE),
        (b'sku,name\nMUG,"White\n', DocumentFault.BROKEN_QUOTES),
        (b"PK\x03\x04", DocumentFault.BINARY),
    ],
)
def test_an_unreadable_file_changes_nothing(
    store: Store, content: bytes, reason: DocumentFault
) -> None:
    load(store, HEADER + MUG)

    with pytest.raises(DocumentUnreadable) as refused:
        import_products(store, "products.csv", content, "C-1")

    assert refused.value.facts["reason"] is reason
    with store.reading() as uow:
        assert set(uow.catalogue.directory().products) == {
            "MUG", "02000000000008", "12000000000005",
        }  # fmt: skip


def test_two_imports_at_once_end_as_if_one_had_come_after_the_other(store: Store) -> None:
    rows = "".join(f"SKU-{n},Thing {n},,1.00,1,,\n" for n in range(1500))
    reports: list[ImportReport] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        reports.append(load(store, HEADER + rows))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(report.new for report in reports) == 1500
    assert sum(report.unchanged for report in reports) == 1500


def test_every_column_is_read_however_it_is_spelt(store: Store) -> None:
    load(
        store,
        "SKU,Name,Weight-G,Sellable,Count Policy,Length mm\nOLD,Old mug,5,no,first then count,7\n",
    )

    with store.reading() as uow:
        (row,) = uow.session.scalars(select(Product)).all()
    assert (row.weight_grams, row.sellable, row.length_mm) == (5, False, 7)
    assert row.count_policy == "first then count"


def test_the_audit_knows_who_imported_what(store: Store) -> None:
    load(store, HEADER + MUG)

    with store.reading() as uow:
        (entry,) = uow.people.audited("products.csv")
    assert (entry.badge, entry.action) == ("C-1", "imported")
    assert (entry.facts["kind"], entry.facts["new"]) == ("products", 1)


def test_products_that_look_alike_are_found_when_they_come_in(store: Store) -> None:
    load(store, HEADER + "BTL-750-PTB,Bottle 750 ml,,,,,\nBTL-750-PTG,Bottle 500 ml,,,,,\n")

    with store.reading() as uow:
        ids = uow.catalogue.product_ids(["BTL-750-PTB"])
        (alike,) = uow.verification.look_alikes(list(ids.values())).values()
    assert [one.sku for one in alike] == ["BTL-750-PTG"]


def test_the_suppliers_time_stays_where_a_later_file_does_not_speak_of_it(store: Store) -> None:
    load(store, "sku,name,lead_days\nMUG,Mug,14\n")
    load(store, "sku,name\nMUG,Mug of stoneware\n")

    with store.reading() as uow:
        (mug,) = uow.catalogue.product_ids(["MUG"]).values()
        assert uow.standing.lead_days([mug]) == {mug: 14}
