"""A warehouse and orders out of nothing, brought in by the very same imports as any other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.demo import FOLDER as DEMO
from app.catalogue.imports import ImportKind, import_file
from app.commands.simulation.plan import LINES_MOST, UNITS_MOST, Plan
from app.errors import NotAllowed
from app.station.sign_in import enter_person, hash_pin
from app.store.unit_of_work import Store
from app.values import check_digit

_WHO = "simulation"
_PRODUCTS = 120
_TOTES_OF_STATION = 24
_SCARCE = 12
"""Each so-many-th product has less stock than is asked for: some orders must wait."""

_ABROAD = 12
"""Each so-many-th order goes abroad: another carrier takes it than the others."""

_PRICE, _SHIPPING = "5.00", "4.95"
_ADDRESS = {
    "Name": "Harriet Lowe",
    "Street": "14 Mill Lane",
    "Address1": "14 Mill Lane",
    "City": "Bath",
    "Zip": "BA1 2QT",
    "Country": "GB",
    "Phone": "+44 1225 496 0100",
}
_FOREIGN_ADDRESS = {
    "Name": "Harriet Lowe",
    "Street": "Lange Str. 14",
    "Address1": "Lange Str. 14",
    "City": "Berlin",
    "Zip": "10115",
    "Country": "DE",
    "Phone": "+49 30 23125 100",
}
_OF_ORDER = {
    "Email": "harriet.lowe@example.com",
    "Financial Status": "paid",
    "Fulfillment Status": "unfulfilled",
    "Currency": "GBP",
    "Shipping": _SHIPPING,
    "Taxes": "0.00",
    "Shipping Method": "Standard",
    "Payment Method": "card",
}
_OF_LINE = {
    "Lineitem price": _PRICE,
    "Lineitem requires shipping": "true",
    "Lineitem taxable": "false",
    "Lineitem fulfillment status": "pending",
}

Rows = Sequence[dict[str, str]]


def fill(store: Store, plan: Plan, at: datetime) -> int:
    """Make the warehouse, its people, its stock and its orders; returns how many are staged.

    Raises:
        NotAllowed: orders are here already: nobody plays on a real warehouse.
    """
    with store.reading() as uow:
        if uow.orders.count() or uow.catalogue.directory().products:
            raise NotAllowed(action="simulate", reason="the database is not empty")
    chance = plan.chance("orders")
    for kind, rows in (
        (ImportKind.PRODUCTS, [_product(number) for number in range(_PRODUCTS)]),
        (ImportKind.BINS, [_bin(number) for number in range(_PRODUCTS)]),
        (ImportKind.STOCK, [_stock(number, plan) for number in range(_PRODUCTS)]),
        (ImportKind.TOTES, [{"tote": f"T-{n:04}"} for n in range(_totes(plan))]),
    ):
        import_file(store, kind, f"{kind.value}.csv", _csv(rows), _WHO, hash_pin)
    cartons = (DEMO / "cartons.csv").read_bytes()
    import_file(store, ImportKind.CARTONS, "cartons.csv", cartons, _WHO, hash_pin)
    for station in (*plan.names, plan.early):
        for badge in (plan.picker(station), plan.packer(station)):
            enter_person(store, badge, f"{station} {badge[:1]}", "packer", _WHO)
    enter_person(store, plan.supervisor, "Dock", "supervisor", _WHO)
    orders = _csv([row for number in range(plan.orders) for row in _order(number, chance, at)])
    receive_orders(store, "simulated.csv", orders, at)
    return stage_orders(store, at).staged


def _totes(plan: Plan) -> int:
    return plan.stations * _TOTES_OF_STATION


def _product(number: int) -> dict[str, str]:
    digits = f"2100{number:08}"
    return {
        "sku": _sku(number),
        "name": f"Article number {number:03}",
        "barcode": digits + check_digit(digits),
        "price": _PRICE,
        "currency": "GBP",
        "weight_g": "150",
        "length_mm": "80",
        "width_mm": "60",
        "height_mm": "40",
    }


def _sku(number: int) -> str:
    return f"ART-{number:03}"


def _bin(number: int) -> dict[str, str]:
    aisle, place = divmod(number, 12)
    code = f"{chr(ord('A') + aisle)}-{place + 1:02}-1"
    return {
        "bin": code,
        "zone": "front",
        "aisle": code[0],
        "bay": str(place + 1),
        "level": "1",
        "x_m": f"{1.5 + 3.2 * aisle:.1f}",
        "y_m": f"{2.0 + 1.4 * place:.1f}",
    }


def _stock(number: int, plan: Plan) -> dict[str, str]:
    asked_for = plan.orders * (1 + LINES_MOST) / 2 * (1 + UNITS_MOST) / 2 / _PRODUCTS
    units = round(asked_for / 2) if number % _SCARCE == 0 else round(asked_for * 2) + 10
    return {"sku": _sku(number), "bin": _bin(number)["bin"], "quantity": str(max(1, units))}


def _order(number: int, chance: Random, at: datetime) -> Iterable[dict[str, str]]:
    lines = chance.sample(range(_PRODUCTS), chance.randint(1, LINES_MOST))
    units = [chance.randint(1, UNITS_MOST) for _line in lines]
    placed = f"{at - timedelta(hours=2) + timedelta(seconds=number):%Y-%m-%d %H:%M:%S} +0000"
    subtotal = 5 * sum(units)
    whole = _OF_ORDER | {"Paid at": placed, "Subtotal": f"{subtotal}.00"}
    whole["Total"] = f"{subtotal + 4}.95"
    address = _ADDRESS if number % _ABROAD else _FOREIGN_ADDRESS
    for side in ("Billing", "Shipping"):
        whole |= {f"{side} {name}": value for name, value in address.items()}
    for position, (product, some) in enumerate(zip(lines, units, strict=True)):
        yield {
            "Name": f"SIM-{number:06}",
            "Created at": placed,
            "Lineitem quantity": str(some),
            "Lineitem name": f"Article number {product:03}",
            "Lineitem sku": _sku(product),
            **_OF_LINE,
            **({} if position else whole),
        }


def _csv(rows: Rows) -> bytes:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
