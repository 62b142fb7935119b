"""An edited order says what changed: which lines, how many, and where it goes (D10)."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.cancelling import cancel_order
from app.fulfilment.work import OrderContents
from app.station.claims import claim_pick, orders_now
from app.station.claims.news import LineChange, OrderNews, news_of
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, picked_orders, release_everything
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse, small_warehouse

BEFORE = OrderContents(order_no="1001", version=1, lines=(("MUG", 2), ("LAMP", 1)), ship_to="here")


def test_lines_that_grew_shrank_went_or_came_are_named() -> None:
    now = OrderContents(
        order_no="1001", version=2, lines=(("MUG", 1), ("MUG", 2), ("PEN", 1)), ship_to="here"
    )

    assert news_of(BEFORE, now) == OrderNews(
        (LineChange("MUG", 2, 3), LineChange("LAMP", 1, 0), LineChange("PEN", 0, 1))
    )


def test_another_address_is_news_and_the_same_order_is_none() -> None:
    moved = BEFORE.model_copy(update={"ship_to": "there"})

    assert news_of(BEFORE, moved) == OrderNews(address=True)
    assert news_of(BEFORE, BEFORE) == OrderNews()
    assert news_of(None, moved) == OrderNews()
    assert news_of(BEFORE, None) == OrderNews(cancelled=True)


def edit(warehouse: Warehouse, order_no: str) -> None:
    """The shop changes an order under the floor's hands: one mug more, another street."""
    order_id = warehouse.order_ids[order_no]
    with warehouse.store.unit() as uow:
        line = warehouse.order(order_no).lines[0]
        uow.session.execute(
            update(OrderLine).where(OrderLine.id == line.id).values(units_ordered=3)
        )
        moved = update(OrderAddress).where(OrderAddress.order_id == order_id)
        uow.session.execute(moved.values(street1="Elsewhere 9"))
        uow.session.execute(update(Order).where(Order.id == order_id).values(version=2))
        uow.commit()


def test_a_claimed_packing_knows_what_its_order_was_and_what_it_is_now(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    picked_orders(store)
    package = StationPlay(store, "PACK-1").claim_pack("1001")
    edit(warehouse, "1001")

    (before,) = package.made_for
    now = orders_now(store, ["1001"])["1001"]

    assert (before.version, before.lines) == (1, (("MUG", 2), ("LAMP", 1)))
    assert news_of(before, now) == OrderNews((LineChange("MUG", 2, 3),), address=True)


def test_a_claimed_walk_knows_every_order_on_its_cart(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    warehouse.add_order("1002", {"BOOK": 1})
    release_everything(store)
    package = claim_pick(store, "PICK-1", PACKER)
    assert package is not None
    order_id = warehouse.order_ids["1002"]
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    assert {one.order_no: one.lines for one in package.made_for} == {
        "1001": (("MUG", 2),),
        "1002": (("BOOK", 1),),
    }
    assert orders_now(store, ["1002"]) == {"1002": None}
