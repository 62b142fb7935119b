"""Check C3: every line's SKU exists, is sellable, and stands for goods (SOP phase 1)."""

from __future__ import annotations

from app.capture.facts import LineFacts
from app.exception_queue.kinds import HoldReason

PSEUDO_SKUS = frozenset(
    {
        "POST", "DOT", "C2", "C3",  # postage and carriage
        "M", "MANUAL", "ADJUST", "ADJUST2", "B",  # typed by hand, adjustments, bad debt
        "D", "DISCOUNT",
        "S", "SAMPLES",
        "BANK CHARGES", "AMAZONFEE", "CRUK", "PADS",
        "GIFT", "TEST001", "TEST002",
    }
)  # fmt: skip
"""SKUs, in capitals, by which a shop books what nobody can pick: money, not goods."""


def judge_line(line: LineFacts) -> frozenset[HoldReason]:
    """Say why a line cannot pass; empty if it can.

    A pseudo-SKU stays one even if somebody entered a product of that name.
    """
    reasons = set()
    if line.sku.upper() in PSEUDO_SKUS:
        reasons.add(HoldReason.PSEUDO_SKU)
    elif line.sellable is None:
        reasons.add(HoldReason.SKU_UNKNOWN)
    elif not line.sellable:
        reasons.add(HoldReason.SKU_RETIRED)
    if line.price_minor <= 0:
        reasons.add(HoldReason.ZERO_PRICE)
    if line.units <= 0:
        reasons.add(HoldReason.NEGATIVE_QUANTITY)
    return frozenset(reasons)
