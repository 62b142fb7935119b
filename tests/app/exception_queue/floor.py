"""A floor that only remembers what it was asked to do: the edge of the exception queue's tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.exception_queue.kinds import Resolution
from app.lifecycle import OrderState
from app.stock.receipts import Says
from app.store.unit_of_work import UnitOfWork


@dataclass
class RecordingFloor:
    """Keeps the promise of ``FloorRemedies`` and moves no goods, for there are none."""

    asked: list[tuple[str, object]] = field(default_factory=list)

    def send_back(self, _uow: UnitOfWork, order_id: int, /) -> None:
        self.asked.append(("send back", order_id))

    def ship_short(self, _uow: UnitOfWork, order_id: int, /) -> None:
        self.asked.append(("ship short", order_id))

    def wait_for_stock(self, _uow: UnitOfWork, order_id: int, /) -> None:
        self.asked.append(("wait for stock", order_id))

    def cancel_order(self, uow: UnitOfWork, order_id: int, badge: str, /) -> None:
        self.asked.append(("cancel order", badge))
        uow.orders.move(uow.orders.lock_id(order_id), OrderState.CANCELLED, edited=True)

    def open_count(self, _uow: UnitOfWork, bin_code: str, _reason: str, _badge: str, /) -> None:
        self.asked.append(("count bin", bin_code))

    def adjust_stock(self, _uow: UnitOfWork, facts: Mapping[str, Any], badge: str, /) -> None:
        self.asked.append(("adjust stock", (facts["bin_code"], badge)))

    def put_away(self, _uow: UnitOfWork, order_id: int, _badge: str, /) -> None:
        self.asked.append(("put away", order_id))

    def settle_receipt(
        self, _uow: UnitOfWork, resolution: Resolution, facts: Mapping[str, Any], says: Says, /
    ) -> None:
        self.asked.append((resolution.value, (facts["po_no"], says.badge, says.bin_code)))
