"""Reads a Shopify order export: one row per line item, order columns on an order's first row.

Source: ecosystem.md, "Channel documents".
"""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from app.capture.reading.cells import (
    Amount,
    ClippedText,
    CodeCell,
    CurrencyCell,
    RowModel,
    ShortText,
    Text,
    Time,
    TimeIfAny,
    WantedAmount,
    WantedCode,
    Whole,
    read_row,
    to_minor,
)
from app.capture.reading.order_document import (
    Address,
    DocumentLine,
    OrderDocument,
    OrderRead,
    OrdersRead,
)
from app.capture.reading.problems import RowFault, RowProblem
from app.capture.reading.tables import Row, Table, read_table

CHANNEL = "shopify"

REQUIRED = (
    "Name", "Email", "Financial Status", "Currency", "Total", "Created at", "Lineitem quantity",
    "Lineitem name", "Lineitem price", "Lineitem sku", "Shipping Name", "Shipping City",
    "Shipping Zip", "Shipping Country",
)  # fmt: skip
"""Headers without which a file is not this format."""

_HEAD_COLUMNS = ("financialstatus", "currency", "total")
_LONG_STATUS = 24


class _Head(RowModel):
    """The order columns."""

    number: WantedCode = Field(alias="name")
    email: Text = Field("", alias="email")
    phone: ShortText = Field("", alias="phone")
    currency: CurrencyCell = Field(alias="currency")
    subtotal: Amount = Field(Decimal(0), alias="subtotal")
    shipping: Amount = Field(Decimal(0), alias="shipping")
    taxes: Amount = Field(Decimal(0), alias="taxes")
    total: WantedAmount = Field(alias="total")
    discount: Amount = Field(Decimal(0), alias="discountamount")
    financial_status: ShortText = Field("", alias="financialstatus")
    payment_reference: ClippedText = Field("", alias="paymentreference")
    shipping_method: Text = Field("", alias="shippingmethod")
    placed_at: Time = Field(alias="createdat")
    cancelled_at: TimeIfAny = Field(None, alias="canceledat")


class _Place(RowModel):
    """The columns of one address; their keys come without "shipping" or "billing"."""

    name: Text = ""
    company: Text = ""
    street: Text = ""
    address1: Text = ""
    address2: Text = ""
    city: Text = ""
    zip: ShortText = ""
    province: Text = ""
    country: ShortText = ""
    phone: ShortText = ""

    def to_address(self) -> Address:
        """The address; a workbook's text mark before the postcode is not part of it."""
        return Address(
            name=self.name,
            company=self.company,
            street1=self.address1 or self.street,
            street2=self.address2,
            city=self.city,
            postcode=self.zip.lstrip("'").strip(),
            region=self.province,
            country=self.country.upper(),
            phone=self.phone.lstrip("'"),
        )


class _Item(RowModel):
    """The columns of one line item."""

    sku: CodeCell = Field("", alias="lineitemsku")
    description: ClippedText = Field("", alias="lineitemname")
    units: Whole = Field(alias="lineitemquantity")
    price: WantedAmount = Field(alias="lineitemprice")
    discount: Amount = Field(Decimal(0), alias="lineitemdiscount")


def read_shopify(document: str, content: bytes) -> OrdersRead:
    """Read every order that is whole; report every row that is not.

    Raises:
        DocumentUnreadable: nothing of the file can be used.
    """
    table = read_table(document, content, REQUIRED)
    problems = list(table.problems)
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        if row["name"]:
            groups.setdefault(row["name"], []).append(row)
        else:
            problems.append(table.problem(row, "name", RowFault.MISSING))
    orders = []
    for rows in groups.values():
        read = _read_order(table, rows)
        if isinstance(read, OrderDocument):
            orders.append(OrderRead(rows[0].number, read))
        else:
            problems += read
    problems.sort(key=lambda problem: problem.row)
    fulfilled = frozenset(number for number, rows in groups.items() if _is_fulfilled(rows))
    return OrdersRead(orders, problems, len(groups) - len(orders), fulfilled)


def _is_fulfilled(rows: list[Row]) -> bool:
    return any(row["fulfilmentstatus"].casefold() == "fulfilled" for row in rows)


def _read_order(table: Table, rows: list[Row]) -> OrderDocument | list[RowProblem]:
    head_row = next((row for row in rows if any(row[c] for c in _HEAD_COLUMNS)), rows[0])
    problems: list[RowProblem] = []
    head = read_row(_Head, table, head_row)
    shipping = _read_place(table, head_row, "shipping")
    billing = _read_place(table, head_row, "biling")
    items = [(row, read_row(_Item, table, row)) for row in rows]
    for read in (head, shipping, billing, *(item for _row, item in items)):
        if isinstance(read, list):
            problems += read
    if problems:
        return problems
    assert isinstance(head, _Head)  # noqa: S101 -- lists of problems were returned above
    lines = [_line(table, row, item, head.currency) for row, item in items]
    money = _money(table, head_row, head)
    problems = [bad for read in (*lines, money) if isinstance(read, list) for bad in read]
    if problems or isinstance(money, list):
        return problems
    return OrderDocument(
        channel=CHANNEL,
        number=head.number,
        email=head.email,
        phone=head.phone.lstrip("'"),
        currency=head.currency,
        financial_status=head.financial_status.casefold()[:_LONG_STATUS],
        payment_reference=head.payment_reference,
        shipping_method=head.shipping_method,
        placed_at=head.placed_at,
        cancelled_at=head.cancelled_at,
        shipping=shipping if isinstance(shipping, Address) else Address(),
        billing=billing if isinstance(billing, Address) else Address(),
        lines=tuple(line for line in lines if isinstance(line, DocumentLine)),
        **money,
    )


def _read_place(table: Table, row: Row, purpose: str) -> Address | list[RowProblem]:
    keys = {key: f"{purpose}{key}" for key in _Place.model_fields}
    headers = {key: table.headers.get(full, full) for key, full in keys.items()}
    cells = {key: row[full] for key, full in keys.items()}
    read = read_row(_Place, Table(table.document, headers, [], []), Row(row.number, cells))
    return read.to_address() if isinstance(read, _Place) else read


def _line(
    table: Table, row: Row, item: _Item | list[RowProblem], currency: str
) -> DocumentLine | list[RowProblem]:
    assert isinstance(item, _Item)  # noqa: S101 -- lists of problems were returned before
    price, discount = to_minor(item.price, currency), to_minor(item.discount, currency)
    if price is None:
        return [table.problem(row, "lineitemprice", RowFault.TOO_PRECISE)]
    if discount is None:
        return [table.problem(row, "lineitemdiscount", RowFault.TOO_PRECISE)]
    return DocumentLine(
        sku=item.sku,
        description=item.description,
        units=item.units,
        price_minor=price,
        discount_minor=discount,
    )


def _money(table: Table, row: Row, head: _Head) -> dict[str, int] | list[RowProblem]:
    """The order's amounts in minor units, by their field of ``OrderDocument``."""
    amounts = {
        "subtotal": head.subtotal,
        "shipping": head.shipping,
        "taxes": head.taxes,
        "discountamount": head.discount,
        "total": head.total,
    }
    names = dict(zip(amounts, ("subtotal", "shipping", "tax", "discount", "total"), strict=True))
    minor = {column: to_minor(amount, head.currency) for column, amount in amounts.items()}
    fine = [column for column, found in minor.items() if found is None]
    if fine:
        return [table.problem(row, column, RowFault.TOO_PRECISE) for column in fine]
    return {f"{names[column]}_minor": found or 0 for column, found in minor.items()}
