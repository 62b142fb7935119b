"""What the orders page asks of the shared database, on both engines: nothing here is pretended."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from app.catalogue.bins import import_bins
from app.catalogue.products import import_products
from app.catalogue.stock import import_stock
from app.errors import BadValue, DocumentUnreadable, NotAllowed, NothingFound
from app.exception_queue.kinds import HoldReason
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.store.books.capture.orders.lists import OrderSort
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, PRODUCTS, export, order
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR
from ui.capture.orders_content import OrderQuery
from ui.capture.orders_display import ImportOutcome, OrderUseCases
from ui.messages.errors import in_one_line
from ui.shell.workplace.desk.order_use_cases import order_use_cases

BINS = b"bin,zone,aisle,walk_order\nA-01,A,A,1\n"
STOCK = b"sku,bin,quantity\nMUG,A-01,50\n"
EVERYTHING = OrderQuery()
NOBODY_IN_BATH = order("2", Shipping_Name="", Billing_Name="")


@pytest.fixture
def use(store: Store, tmp_path: Path) -> OrderUseCases:
    """The use cases of Desk 01 in a warehouse with fifty mugs and no orders."""
    import_products(store, "products.csv", PRODUCTS, "B-1")
    import_bins(store, "bins.csv", BINS, "B-1")
    import_stock(store, "stock.csv", STOCK, "B-1")
    return order_use_cases(store, "Desk 01", tmp_path / "exports")


def bring_in(use: OrderUseCases, folder: Path, content: bytes) -> ImportOutcome:
    """Import a file as the page does."""
    file = folder / "day.csv"
    file.write_bytes(content)
    return use.import_orders(file, lambda _done: True)


def numbers(use: OrderUseCases, query: OrderQuery, offset: int = 0, limit: int = 100) -> list[str]:
    return [row.order_no for row in use.page(query, offset, limit)]


def audited(store: Store, order_no: str) -> list[tuple[str, str, str]]:
    """Who did what where to an order, the newest first."""
    with store.reading() as uow:
        found = uow.people.audited(order_no)
    return [(entry.badge, entry.action, entry.station) for entry in found]


def held_mugs(store: Store) -> int:
    """Mugs in the bins that are promised to an order."""
    with store.reading() as uow:
        product_id = uow.catalogue.product_ids(["MUG"])["MUG"]
        return sum(place.held for place in uow.stock.where(product_id))


def open_cases(store: Store) -> int:
    with store.reading() as uow:
        return len(uow.cases.page())


def read_list(path: Path) -> list[dict[str, str]]:
    """An exported list as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_file_of_orders_comes_in_is_judged_and_gets_its_goods(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    outcome = bring_in(use, tmp_path, export(order("1"), NOBODY_IN_BATH, order("3")))

    assert (outcome.receipt.document, outcome.receipt.new) == ("day.csv", 3)
    assert outcome.staging.staged == 2
    assert outcome.staging.held == {HoldReason.NAME_MISSING: 1}
    assert [use.detail(number).order.state for number in ("1", "2", "3")] == [
        OrderState.ALLOCATED,
        OrderState.HELD,
        OrderState.ALLOCATED,
    ]
    assert held_mugs(store) == 4
    assert check_ledger(store).agrees


def test_the_same_file_again_promises_nothing_twice(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    bring_in(use, tmp_path, export(order("1")))
    again = bring_in(use, tmp_path, export(order("1")))

    assert (again.receipt.new, again.receipt.unchanged, again.staging.staged) == (0, 1, 0)
    assert held_mugs(store) == 2


def test_whoever_stops_an_import_hears_how_far_it_came(use: OrderUseCases, tmp_path: Path) -> None:
    file, heard = tmp_path / "day.csv", list[int]()
    file.write_bytes(export(*(order(str(number)) for number in range(1, 502))))

    def stop(done: int) -> bool:
        heard.append(done)
        return False

    outcome = use.import_orders(file, stop)

    assert (heard, outcome.receipt.cancelled) == ([500], True)
    assert use.count(EVERYTHING) == 500


def test_a_file_that_is_gone_or_no_list_of_orders_leaves_everything_as_it_was(
    use: OrderUseCases, tmp_path: Path
) -> None:
    with pytest.raises(DocumentUnreadable):
        use.import_orders(tmp_path / "gone.csv", lambda _done: True)
    with pytest.raises(DocumentUnreadable):
        bring_in(use, tmp_path, b"\x00\x01\x02")

    assert use.count(EVERYTHING) == 0


def test_the_list_is_counted_paged_sorted_and_searched(use: OrderUseCases, tmp_path: Path) -> None:
    bring_in(
        use,
        tmp_path,
        export(order("1"), NOBODY_IN_BATH, order("3", Shipping_Name="Grace Hopper")),
    )
    by_number = OrderQuery(sort=OrderSort.NUMBER)

    counts = use.counts()
    assert set(counts) == set(OrderState)
    assert (counts[OrderState.ALLOCATED], counts[OrderState.HELD]) == (2, 1)
    assert numbers(use, by_number) == ["1", "2", "3"]
    assert numbers(use, by_number, offset=1, limit=1) == ["2"]
    for query, found in (
        (OrderQuery(state=OrderState.HELD), ["2"]),
        (OrderQuery(search="hopper"), ["3"]),
        (OrderQuery(state=OrderState.HELD, search="hopper"), []),
    ):
        assert numbers(use, query) == found
        assert use.count(query) == len(found)


def test_one_order_is_shown_whole_and_one_that_nobody_has_is_not_found(
    use: OrderUseCases, tmp_path: Path
) -> None:
    bring_in(use, tmp_path, export(order("1")))

    detail = use.detail("1").order
    assert [(line.sku, line.units_allocated) for line in detail.lines] == [("MUG", 2)]
    assert [(hold.bin_code, hold.units) for hold in detail.holds] == [("A-01", 2)]
    with pytest.raises(NothingFound):
        use.detail("77")


def test_a_corrected_name_sends_a_held_order_on_and_its_case_is_closed(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    bring_in(use, tmp_path, export(NOBODY_IN_BATH))
    assert use.check_again("2", BAKKER) == {HoldReason.NAME_MISSING}

    assert use.correct("2", {"shipping.name": "Ada Rahimi"}, BAKKER) == frozenset()

    detail = use.detail("2").order
    assert (detail.state, detail.shipping.name) == (OrderState.STAGED, "Ada Rahimi")
    assert open_cases(store) == 0
    assert audited(store, "2") == [
        (BAKKER.badge, "address corrected", "Desk 01"),
        (BAKKER.badge, "check again", "Desk 01"),
    ]


def test_what_a_label_cannot_carry_and_what_a_packer_wants_changes_no_address(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    bring_in(use, tmp_path, export(NOBODY_IN_BATH))

    with pytest.raises(BadValue):
        use.correct("2", {"shipping.planet": "Mars"}, BAKKER)
    with pytest.raises(NotAllowed):
        use.correct("2", {"shipping.name": "Ada Rahimi"}, OKAFOR)

    assert (use.detail("2").order.state, use.detail("2").order.shipping.name) == (
        OrderState.HELD,
        "",
    )
    assert audited(store, "2") == []


def test_an_order_whose_sku_came_in_since_is_checked_again_and_staged(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    vase = {**MUG, "Lineitem sku": "VASE", "Lineitem name": "Vase"}
    bring_in(use, tmp_path, export(order("4", [vase])))
    assert use.check_again("4", BAKKER) == {HoldReason.SKU_UNKNOWN}

    import_products(store, "new.csv", b"sku,name,price\nVASE,Vase,9.50\n", "B-1")

    assert use.check_again("4", BAKKER) == frozenset()
    assert use.detail("4").order.state is OrderState.STAGED


@pytest.mark.parametrize("person", [OKAFOR, BAKKER])
def test_only_a_supervisor_cancels_an_order(
    use: OrderUseCases, store: Store, tmp_path: Path, person: Person
) -> None:
    bring_in(use, tmp_path, export(order("1")))

    with pytest.raises(NotAllowed) as refused:
        use.cancel("1", person)

    assert refused.value.facts["reason"] == "supervisor"
    assert use.detail("1").order.state is OrderState.ALLOCATED
    assert held_mugs(store) == 2


def test_a_cancelled_order_gives_back_what_was_promised_to_it(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    bring_in(use, tmp_path, export(order("1"), order("3")))

    use.cancel("1", NOVAK)

    assert use.detail("1").order.state is OrderState.CANCELLED
    assert held_mugs(store) == 2
    assert check_ledger(store).agrees
    assert audited(store, "1")[0][:2] == (NOVAK.badge, "cancel order")


def test_a_held_order_that_is_cancelled_leaves_no_case_behind(
    use: OrderUseCases, store: Store, tmp_path: Path
) -> None:
    bring_in(use, tmp_path, export(NOBODY_IN_BATH))
    assert open_cases(store) == 1

    use.cancel("2", NOVAK)

    assert use.detail("2").order.state is OrderState.CANCELLED
    assert open_cases(store) == 0


def test_the_exported_list_has_every_order_of_the_query_and_opens_in_a_spreadsheet(
    use: OrderUseCases, tmp_path: Path
) -> None:
    names = [order(str(number), Shipping_Name="Zoë Müller, B.") for number in range(1, 1002)]
    bring_in(use, tmp_path, export(*names))

    written = use.export(OrderQuery(sort=OrderSort.NUMBER))

    content = written.read_bytes()
    rows = read_list(written)
    assert (written.parent, written.suffix) == (tmp_path / "exports", ".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 1002
    assert b"\r\r" not in content
    assert sorted(int(row["order"]) for row in rows) == list(range(1, 1002))
    assert {row["customer"] for row in rows} == {"Zoë Müller, B."}
    assert {(row["total"], row["currency"]) for row in rows} == {("23.95", "GBP")}


def test_the_exported_list_is_the_one_that_is_looked_at(use: OrderUseCases, tmp_path: Path) -> None:
    bring_in(use, tmp_path, export(order("1"), NOBODY_IN_BATH))

    (row,) = read_list(use.export(OrderQuery(state=OrderState.HELD)))

    assert (row["order"], row["state"], row["held_for"]) == ("2", "held", "address")


def test_a_list_without_orders_has_its_headings_alone(use: OrderUseCases) -> None:
    written = use.export(EVERYTHING)

    assert read_list(written) == []
    assert written.read_text("utf-8-sig").startswith("order,state,")


def test_a_list_that_cannot_be_written_says_so_in_words(use: OrderUseCases, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file where the folder should be")

    with pytest.raises(NotAllowed) as refused:
        use.export(EVERYTHING)

    assert in_one_line(refused.value).startswith("Not allowed: Export: ")
