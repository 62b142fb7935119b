"""Cases of deliveries that are not what was ordered, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.stock.events import Apart
from app.stock.receipts import SHORT
from ui.messages.wording import translate


def receipt_differs(facts: Mapping[str, Any]) -> str:
    """Say what came too many, too few, or unasked."""
    apart = str(facts.get("apart") or "")
    if apart == SHORT:
        lines = facts.get("lines")
        owed = [one.get("units_missing", 0) for one in lines] if isinstance(lines, list) else []
        said = translate("case", "{n} units on {lines} lines have not come")
        return said.format(n=sum(owed), lines=len(owed))
    said = translate("case", "{n} of {sku} came that nobody ordered")
    if apart == Apart.OVER:
        said = translate("case", "{n} of {sku} came beyond the order")
    return said.format(n=facts.get("units") or 0, sku=facts.get("sku") or "–")
