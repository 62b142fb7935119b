"""Soft holds (F1): who gets them, how long they last, and why a line waits."""

from app.fulfilment.allocation.allocating import AllocationReport, allocate
from app.fulfilment.allocation.expiring import ExpiryReport, expire_holds
from app.fulfilment.allocation.restocking import tell_new_dates

__all__ = ["AllocationReport", "ExpiryReport", "allocate", "expire_holds", "tell_new_dates"]
