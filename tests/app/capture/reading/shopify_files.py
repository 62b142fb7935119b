"""Builds Shopify order exports for tests: good ones, and every way in which they are not."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

HEADERS = (
    "Name", "Email", "Financial Status", "Paid at", "Currency", "Subtotal", "Shipping", "Taxes",
    "Total", "Discount Amount", "Shipping Method", "Created at", "Lineitem quantity",
    "Lineitem name", "Lineitem price", "Lineitem sku", "Lineitem discount", "Billing Name",
    "Billing Address1", "Billing City", "Billing Zip", "Billing Country", "Shipping Name",
    "Shipping Address1", "Shipping City", "Shipping Zip", "Shipping Country", "Cancelled at",
)  # fmt: skip

HEAD = {
    "Email": "ada@example.com",
    "Financial Status": "paid",
    "Currency": "GBP",
    "Subtotal": "19.00",
    "Shipping": "4.95",
    "Taxes": "0.00",
    "Total": "23.95",
    "Shipping Method": "Standard",
    "Created at": "2026-03-01 10:00:00 +0000",
    "Billing Name": "Ada Rahimi",
    "Billing Address1": "1 Mill Lane",
    "Billing City": "Bath",
    "Billing Zip": "BA1 2QT",
    "Billing Country": "GB",
    "Shipping Name": "Ada Rahimi",
    "Shipping Address1": "1 Mill Lane",
    "Shipping City": "Bath",
    "Shipping Zip": "BA1 2QT",
    "Shipping Country": "GB",
}

MUG = {
    "Lineitem sku": "MUG",
    "Lineitem name": "White mug",
    "Lineitem quantity": "2",
    "Lineitem price": "9.50",
}

PRODUCTS = b"sku,name,price\nMUG,White mug,9.50\nJAR,Clip-top jar,4.90\n"


def order(
    number: str, items: Sequence[Mapping[str, str]] = (MUG,), /, **changes: str
) -> list[dict[str, str]]:
    """The rows of one order; ``changes`` name headers with underscores: ``Shipping_City``."""
    said = {"Name": number, **HEAD, **{k.replace("_", " "): v for k, v in changes.items()}}
    rows = []
    for position, item in enumerate(items):
        head = said if position == 0 else {"Name": number, "Email": said["Email"]}
        rows.append({**head, **item})
    return rows


def export(
    *orders: Sequence[Mapping[str, str]],
    headers: Sequence[str] = HEADERS,
    delimiter: str = ",",
    encoding: str = "utf-8",
) -> bytes:
    """The export file with these orders."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, headers, delimiter=delimiter, extrasaction="ignore", restval="")
    writer.writeheader()
    for rows in orders:
        writer.writerows(rows)
    return text.getvalue().encode(encoding)
