"""Cases of deliveries that are not what was ordered, and of lots; what is missing, or drifted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.stock.events import Apart
from app.stock.receipts import SHORT
from ui.messages.wording import translate
from ui.widgets.content import Fact


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


def missing(one: Mapping[str, Any]) -> Fact:
    """Units of a line that are not there."""
    said = translate("case", "{n} missing").format(n=one.get("units_missing", "?"))
    return Fact(str(one.get("sku", "")), said)


def counted(one: Mapping[str, Any]) -> Fact:
    """What the books and two counts say of a product."""
    said = translate("case", "books {books}, counted {first} and {counted}")
    return Fact(
        f"{one.get('sku', '')} {one.get('lot', '')}".strip(),
        said.format(
            books=one.get("books", "?"),
            first=one.get("first", "?"),
            counted=one.get("counted", "?"),
        ),
    )


def lot_recalled(facts: Mapping[str, Any]) -> str:
    """Say of which lot how many units are in totes and cartons."""
    places = facts.get("places")
    units = sum(one.get("units", 0) for one in places) if isinstance(places, list) else 0
    said = translate("case", "Lot {lot} of {sku}: {n} units are picked or packed")
    return said.format(lot=facts.get("lot") or "–", sku=facts.get("sku") or "–", n=units)


def recalled_at(one: Mapping[str, Any]) -> Fact:
    """Where units of a recalled lot are: "T-14: 2, order SO-1004"."""
    said = translate("case", "{n}, order {order}")
    place = str(one.get("place") or "–")
    return Fact(place, said.format(n=one.get("units", "?"), order=one.get("order_no") or "–"))
