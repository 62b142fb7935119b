"""Every kind of file that can be imported, by the name that the command line knows it by."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

from app.catalogue.bins import import_bins
from app.catalogue.customers import import_customers
from app.catalogue.equipment import import_carton_types, import_totes
from app.catalogue.floor_plan.layout import import_layout
from app.catalogue.importing import ImportReport, Progress
from app.catalogue.people import import_people
from app.catalogue.products import import_products
from app.catalogue.stock import import_stock
from app.stock.purchase_orders import import_purchase_orders
from app.store.unit_of_work import Store


class ImportKind(StrEnum):
    """What a file can say about the warehouse; orders are received, see ``app.capture``."""

    PRODUCTS = "products"
    BINS = "bins"
    CUSTOMERS = "customers"
    STOCK = "stock"
    PEOPLE = "people"
    CARTONS = "cartons"
    TOTES = "totes"
    LAYOUT = "layout"
    PURCHASE_ORDERS = "purchase-orders"


def import_file(
    store: Store,
    kind: ImportKind,
    name: str,
    content: bytes,
    badge: str,
    hash_pin: Callable[[str], str],
    progress: Progress | None = None,
) -> ImportReport:
    """Import one file of a kind; the arguments are those of the import itself.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    match kind:
        case ImportKind.PRODUCTS:
            return import_products(store, name, content, badge, progress)
        case ImportKind.BINS:
            return import_bins(store, name, content, badge, progress)
        case ImportKind.CUSTOMERS:
            return import_customers(store, name, content, badge, progress)
        case ImportKind.STOCK:
            return import_stock(store, name, content, badge, progress)
        case ImportKind.PEOPLE:
            return import_people(store, name, content, badge, hash_pin, progress)
        case ImportKind.CARTONS:
            return import_carton_types(store, name, content, badge, progress)
        case ImportKind.TOTES:
            return import_totes(store, name, content, badge, progress)
        case ImportKind.LAYOUT:
            return import_layout(store, name, content, badge, progress)
        case ImportKind.PURCHASE_ORDERS:
            return import_purchase_orders(store, name, content, badge, progress)
        case _:
            assert_never(kind)
