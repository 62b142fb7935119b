"""The demo warehouse, loaded through the very same imports as any other warehouse.

Loading it twice changes nothing.  Its orders are dated back from the moment of loading, so that
they are due soon and not years ago.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.capture.reading.shopify import CHANNEL, read_shopify
from app.capture.receipt import ReceiptReport, receive_orders
from app.capture.staging import StagingReport, stage_orders
from app.catalogue.importing import ImportReport
from app.catalogue.imports import ImportKind, import_file
from app.store.unit_of_work import Store, UnitOfWork

FOLDER = Path(__file__).parents[2] / "resources" / "demo"
_ORDERS = "orders_shopify.csv"
_BADGE = "demo"
_DOUBTED = "C-01-2"
_NEWEST = timedelta(minutes=10)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000")
_FORMAT = "%Y-%m-%d %H:%M:%S %z"


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo warehouse brought; ``receipt`` is None if its orders were there."""

    imports: tuple[ImportReport, ...]
    receipt: ReceiptReport | None
    staging: StagingReport


def fill_demo(store: Store, at: datetime, hash_pin: Callable[[str], str]) -> DemoReport:
    """Load the demo warehouse with its stock, people and orders, and stage the good orders.

    Args:
        store: the shared database.
        at: now.
        hash_pin: makes of a PIN what may be stored.

    Stock is counted only the first time: what was picked since stays picked.
    """
    has_orders = _has_orders(store)
    kinds = [kind for kind in ImportKind if not (has_orders and kind is ImportKind.STOCK)]
    if has_orders:
        kinds.remove(ImportKind.PEOPLE)  # their PINs may be their own by now
    if _has_layout(store):
        kinds.remove(ImportKind.LAYOUT)  # somebody may have drawn it anew
    imports = tuple(
        import_file(store, kind, f"{kind.value}.csv", _content(kind.value), _BADGE, hash_pin)
        for kind in kinds
    )
    receipt = None
    if not has_orders:
        receipt = receive_orders(store, _ORDERS, orders_as_of(at), at)
        store.run(lambda uow: _doubt_a_bin(uow, at))
    return DemoReport(imports, receipt, stage_orders(store, at))


def _doubt_a_bin(uow: UnitOfWork, at: datetime) -> None:
    """Somebody doubts what lies in one bin: the first count to be made."""
    bin_id = uow.stock.bin_id(_DOUBTED)
    if bin_id is not None:
        uow.stock.open_count(bin_id, None, "reported", at, _BADGE)


def orders_as_of(at: datetime) -> bytes:
    """The demo orders, all moved by the same time so that the newest is ten minutes old."""
    text = (FOLDER / _ORDERS).read_text(encoding="utf-8")
    stamps = [datetime.fromisoformat(stamp) for stamp in _STAMP.findall(text)]
    shift = at.replace(microsecond=0) - _NEWEST - max(stamps)

    def moved(stamp: re.Match[str]) -> str:
        return (datetime.fromisoformat(stamp[0]) + shift).strftime(_FORMAT)

    return _STAMP.sub(moved, text).encode()


def _content(kind: str) -> bytes:
    return (FOLDER / f"{kind}.csv").read_bytes()


def _has_layout(store: Store) -> bool:
    with store.reading() as uow:
        return bool(uow.layout.parts())


def _has_orders(store: Store) -> bool:
    read = read_shopify(_ORDERS, (FOLDER / _ORDERS).read_bytes())
    with store.reading() as uow:
        return bool(uow.orders.known(CHANNEL, [order.number for _row, order in read.orders]))
