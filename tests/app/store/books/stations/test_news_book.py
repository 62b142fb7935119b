"""What orders ask for, as a station compares it."""

from __future__ import annotations

from sqlalchemy import update

from app.store.schema.orders import OrderAddress
from app.store.unit_of_work import Store
from tests.support.warehouse import small_warehouse


def test_the_fingerprint_of_an_address_changes_with_any_part_of_it(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})

    seen = set[str]()
    for change in ({}, {"street1": "Elsewhere 9"}, {"postcode": "1"}, {"name": "Bea"}):
        with store.unit() as uow:
            if change:
                uow.session.execute(update(OrderAddress).values(change))
            found = uow.news.contents(["1001", "NO-SUCH"])
            uow.commit()
        (order,) = found.values()
        assert order is not None
        seen.add(order.ship_to)

    assert len(seen) == 4


def test_an_order_without_an_address_has_no_fingerprint(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    with store.unit() as uow:
        uow.session.query(OrderAddress).delete()
        found = uow.news.contents(["1001"])["1001"]

    assert found is not None
    assert (found.ship_to, found.lines) == ("", (("MUG", 2),))
