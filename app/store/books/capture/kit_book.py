"""Kits: products that are made of others, and the orders of them.

A kit holds no stock.  When its order is staged, its line keeps the price and needs no units any
more; lines of its components, which carry no price, are allocated, picked and packed instead, so
that every unit of it is scanned (verification.md, D1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import insert_into, slices, table_of
from app.store.schema.catalogue import KitComponent, Product
from app.store.schema.orders import OrderLine

Components = Sequence[tuple[int, str]]
"""Units and SKU of each component."""


class KitBook:
    """Kits, and orders of them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def among(self, skus: Iterable[str]) -> set[str]:
        """Those of the SKUs that are kits."""
        found: set[str] = set()
        for some in slices(sorted(set(skus))):
            query = select(Product.sku).join(KitComponent, KitComponent.kit_id == Product.id)
            query = query.where(~KitComponent.retired)
            found.update(self._session.scalars(query.where(Product.sku.in_(some))))
        return found

    def put(self, kits: Mapping[str, Components]) -> None:
        """Let these products be made of just these components; of none, they are no kits.

        Orders that were staged before keep the components that they had.
        """
        skus = {*kits, *(sku for parts in kits.values() for _units, sku in parts)}
        ids: dict[str, int] = {}
        for some in slices(sorted(skus)):
            query = select(Product.sku, Product.id).where(Product.sku.in_(some))
            ids.update(self._session.execute(query).tuples().all())
        for some_ids in slices(sorted(ids[sku] for sku in kits)):
            before = KitComponent.kit_id.in_(some_ids), ~KitComponent.retired
            self._session.execute(update(KitComponent).where(*before).values(retired=True))
        rows = [
            {"kit_id": ids[kit], "component_id": ids[sku], "units": units, "retired": False}
            for kit, parts in sorted(kits.items())
            for units, sku in parts
        ]
        if rows:
            into = insert_into(self._session, table_of(KitComponent))
            again = {name: into.excluded[name] for name in ("units", "retired")}
            key = ["kit_id", "component_id"]
            said = into.on_conflict_do_update(index_elements=key, set_=again)
            self._session.execute(said, rows)

    def open_up(self, order_ids: Sequence[int]) -> None:
        """Let staged orders of kits need the components of them, once."""
        for some in slices(sorted(order_ids)):
            lines = self._kit_lines(some)
            if lines:
                self._session.execute(insert(OrderLine), lines)
                kits = {row["kit_line_id"] for row in lines}
                self._session.execute(
                    update(OrderLine)
                    .where(OrderLine.id.in_(kits))
                    .values(kit_units=OrderLine.units_ordered, units_ordered=0)
                    .execution_options(synchronize_session=False)
                )

    def _kit_lines(self, order_ids: Sequence[int]) -> list[dict[str, Any]]:
        last = (
            select(OrderLine.order_id, func.max(OrderLine.position).label("position"))
            .where(OrderLine.order_id.in_(order_ids))
            .group_by(OrderLine.order_id)
        )
        positions = dict(self._session.execute(last).tuples().all())
        query = (
            select(OrderLine.order_id, OrderLine.id, OrderLine.units_ordered)
            .add_columns(KitComponent.units, Product.id, Product.sku, Product.name)
            .join(KitComponent, KitComponent.kit_id == OrderLine.product_id)
            .join(Product, Product.id == KitComponent.component_id)
            .where(OrderLine.order_id.in_(order_ids), OrderLine.units_ordered > 0)
            .where(OrderLine.kit_line_id.is_(None), ~KitComponent.retired)
            .order_by(OrderLine.order_id, OrderLine.position, KitComponent.id)
        )
        rows = []
        for order_id, line_id, kits, units, product_id, sku, name in self._session.execute(query):
            positions[order_id] += 1
            rows.append(
                {
                    "order_id": order_id,
                    "position": positions[order_id],
                    "sku": sku,
                    "product_id": product_id,
                    "description": name,
                    "units_ordered": kits * units,
                    "kit_line_id": line_id,
                }
            )
        return rows
