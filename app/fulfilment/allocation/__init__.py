"""Soft holds (F1): who gets them, how long they last, and why a line waits."""

from app.fulfilment.allocation.allocating import AllocationReport, allocate

__all__ = ["AllocationReport", "allocate"]
