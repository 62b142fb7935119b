"""Many rows at once: inserted where new, changed where different, else left alone."""

from __future__ import annotations

from app.store.books.capture.upserting import Written, slices, table_of, upsert, upsert_by
from app.store.schema.catalogue import Bin, Customer
from app.store.unit_of_work import Store


def customer(number: str, name: str) -> dict[str, object]:
    return {"number": number, "name": name, "email": "", "ships_complete": True}


def test_only_what_differs_is_touched(store: Store) -> None:
    table = table_of(Customer)
    with store.unit() as uow:
        rows = [customer("K-1", "Ada"), customer("K-2", "Bo")]
        assert upsert(uow.session, table, rows, ["number"]) == Written(2, 0)
        rows = [customer("K-3", "Cy"), customer("K-2", "Bea"), customer("K-1", "Ada")]
        touched = upsert_by(uow.session, table, rows, ["number"])

    assert touched == ({"K-3"}, {"K-2"})


def test_a_value_that_becomes_unknown_is_a_change(store: Store) -> None:
    table = table_of(Bin)
    bin_ = {"code": "A-1", "zone": "", "aisle": "", "bay": "", "level": "", "x_mm": 5, "y_mm": 5}
    with store.unit() as uow:
        upsert(uow.session, table, [{**bin_, "walk_order": 0}], ["code"])
        lost = {**bin_, "walk_order": 0, "x_mm": None, "y_mm": None}

        assert upsert(uow.session, table, [lost], ["code"]) == Written(0, 1)
        assert upsert(uow.session, table, [lost], ["code"]) == Written(0, 0)


def test_nothing_to_write_is_nothing_written(store: Store) -> None:
    with store.unit() as uow:
        assert upsert(uow.session, table_of(Bin), [], ["code"]) == Written(0, 0)


def test_many_values_come_in_pieces_that_one_statement_takes() -> None:
    pieces = slices(range(1201))

    assert [len(piece) for piece in pieces] == [500, 500, 201]
    assert slices([]) == []
