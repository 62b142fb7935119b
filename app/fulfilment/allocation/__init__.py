"""Soft holds (F1): who gets them, how long they last, and why a line waits."""

from app.fulfilment.allocation.allocating import (
    ORDERS_AT_ONCE,
    AllocationReport,
    allocate,
    hold_next,
    run_holding,
)
from app.fulfilment.allocation.expiring import ExpiryReport, expire_holds
from app.fulfilment.allocation.restocking import tell_new_dates

__all__ = [
    "ORDERS_AT_ONCE",
    "AllocationReport",
    "ExpiryReport",
    "allocate",
    "expire_holds",
    "hold_next",
    "run_holding",
    "tell_new_dates",
]
