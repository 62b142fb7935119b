"""What the rules round the double scan ask of the whole warehouse, by order and by product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, and_, func, select, update
from sqlalchemy.orm import Session, aliased

from app.fulfilment.verification.checker import OrderToCheck
from app.fulfilment.verification.counting import FIRST_THEN_COUNT, Countable
from app.fulfilment.work import LookAlikeProduct
from app.store.books.capture.upserting import insert_into, slices, table_of
from app.store.schema.catalogue import Likeness, LookAlike, Product
from app.store.schema.floor import PickLine
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.station import PersonRow
from app.store.statements.among import among
from app.store.statements.ready import Ready
from app.values import Tracking

_PAIRS = table_of(LookAlike)
_BY_TEXT = (Likeness.CODE.value, Likeness.NAME.value)

_RULES = Ready(
    select(
        Product.id,
        Product.price_minor,
        Product.count_policy,
        Product.tracking != Tracking.NONE.value,
        Product.length_mm,
        Product.width_mm,
        Product.height_mm,
    ).where(among(Product.id, "products"))
)


def _alike() -> Select[Any]:
    """The pairs of which one is asked for: each side by its own index."""
    one, other = aliased(Product), aliased(Product)
    asked = "products"
    return (
        select(one.id, one.sku, one.name, other.id, other.sku, other.name, LookAlike.why)
        .join(LookAlike, LookAlike.product_id == one.id)
        .join(other, other.id == LookAlike.other_id)
        .where(among(LookAlike.product_id, asked) | among(LookAlike.other_id, asked))
        .where(~LookAlike.retired)
        .order_by(LookAlike.why != Likeness.CONFUSED.value, LookAlike.times.desc(), LookAlike.id)
    )


_ALIKE = Ready(_alike())


@dataclass(frozen=True, slots=True)
class ProductRule:
    """What decides how a product is counted and boxed; sizes in mm, 0 is "not known"."""

    price_minor: int
    count_policy: str
    tracked: bool
    length_mm: int
    width_mm: int
    height_mm: int

    def countable(self, *, looks_alike: bool, in_a_lot: bool = False) -> Countable:
        """The product as the quantity policy looks at it (D5)."""
        by_hand = self.count_policy == FIRST_THEN_COUNT
        return Countable(by_hand, self.tracked or in_a_lot, self.price_minor, looks_alike)


class VerificationBook:
    """Orders to check, how products are counted, and which are taken for one another."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def order_to_check(self, order_id: int) -> OrderToCheck:
        """What D7 looks at."""
        to = and_(OrderAddress.order_id == Order.id, OrderAddress.purpose == "shipping")
        row = self._session.execute(
            select(Order.order_no, Order.total_minor, OrderAddress.country)
            .outerjoin(OrderAddress, to)
            .where(Order.id == order_id)
        ).one()
        since = (
            select(PersonRow.since)
            .join(PickLine, PickLine.picked_by == PersonRow.badge)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .where(OrderLine.order_id == order_id, PersonRow.since.is_not(None))
            .distinct()
        )
        pickers = tuple(found for found in self._session.scalars(since) if found is not None)
        return OrderToCheck(row[0], row[1], row[2] or "", pickers)

    def contents(self, order_no: str) -> tuple[int, dict[int, str]] | None:
        """An order's id and the SKUs of its lines by product; None if there is no such order."""
        order_id = self._session.scalar(select(Order.id).where(Order.order_no == order_no))
        if order_id is None:
            return None
        lines = (
            select(Product.id, Product.sku)
            .join(OrderLine, OrderLine.product_id == Product.id)
            .where(OrderLine.order_id == order_id)
        )
        return order_id, {row[0]: row[1] for row in self._session.execute(lines)}

    def product_rules(self, product_ids: Collection[int]) -> dict[int, ProductRule]:
        """How these products are counted and boxed."""
        self._session.flush()
        found = _RULES.rows(self._session, products=product_ids)
        return {row[0]: ProductRule(*row[1:]) for row in found}

    def look_alikes(self, product_ids: Collection[int]) -> dict[int, tuple[LookAlikeProduct, ...]]:
        """The products that each of these is taken for; those really confused first."""
        found: dict[int, dict[int, LookAlikeProduct]] = defaultdict(dict)
        self._session.flush()
        pairs = _ALIKE.rows(self._session, products=product_ids)
        for a, a_sku, a_name, b, b_sku, b_name, why in pairs:
            confused = why == Likeness.CONFUSED
            found[a].setdefault(b, LookAlikeProduct(sku=b_sku, name=b_name, confused=confused))
            found[b].setdefault(a, LookAlikeProduct(sku=a_sku, name=a_name, confused=confused))
        return {key: tuple(found[key].values()) for key in product_ids if key in found}

    def note_confused(self, skus: Iterable[tuple[str, str]]) -> None:
        """Count that of each pair one was scanned where the other was needed."""
        pairs = list(skus)
        if not pairs:
            return
        wanted = {sku for pair in pairs for sku in pair}
        query = select(Product.sku, Product.id).where(Product.sku.in_(wanted))
        ids = {row[0]: row[1] for row in self._session.execute(query)}
        for pair in pairs:
            if all(sku in ids for sku in pair) and ids[pair[0]] != ids[pair[1]]:
                low, high = sorted((ids[pair[0]], ids[pair[1]]))
                self._count(low, high)

    def _count(self, low: int, high: int) -> None:
        first = {"product_id": low, "other_id": high, "why": Likeness.CONFUSED.value, "times": 1}
        into = insert_into(self._session, _PAIRS).values(first)
        again = into.on_conflict_do_update(
            index_elements=["product_id", "other_id", "why"], set_={"times": _PAIRS.c.times + 1}
        )
        self._session.execute(again)

    def pairs(self) -> tuple[int, int]:
        """How many pairs are alike by code or name, and how many were really confused."""
        pair = select(LookAlike.product_id, LookAlike.other_id).where(~LookAlike.retired).distinct()
        whys = (LookAlike.why.in_(_BY_TEXT), LookAlike.why == Likeness.CONFUSED.value)
        alike, confused = (
            self._session.scalar(select(func.count()).select_from(pair.where(why).subquery())) or 0
            for why in whys
        )
        return alike, confused

    def names(self) -> list[tuple[int, str, str]]:
        """Every sellable product: id, SKU and name."""
        query = select(Product.id, Product.sku, Product.name).where(Product.sellable)
        return [(row[0], row[1], row[2]) for row in self._session.execute(query)]

    def replace_alike(self, pairs: Iterable[tuple[int, int, Likeness]]) -> None:
        """Let these be all pairs that are alike by code or name; what was confused stays."""
        before = LookAlike.why.in_(_BY_TEXT), ~LookAlike.retired
        self._session.execute(update(LookAlike).where(*before).values(retired=True))
        rows = [
            {"product_id": min(a, b), "other_id": max(a, b), "why": why.value, "retired": False}
            for a, b, why in pairs
        ]
        into = insert_into(self._session, _PAIRS).on_conflict_do_update(
            index_elements=["product_id", "other_id", "why"], set_={"retired": False}
        )
        rows.sort(key=itemgetter("product_id", "other_id", "why"))
        for some in slices(rows):  # two imports at once note the same pairs
            self._session.execute(into, some)
