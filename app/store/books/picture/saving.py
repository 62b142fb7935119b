"""Writes a changed picture of the floor back, a statement for each kind of change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.books.floor.postings import post
from app.store.books.picture.picture import Picture
from app.store.books.picture.sheet import Sheet
from app.store.books.shipping.number_series import take_numbers
from app.store.books.shipping.shipment_book import shipment_of
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Work, WorkKind
from app.store.schema.orders import Order, OrderLine
from app.store.schema.shipping import Shipment
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Serial

NewIds = Mapping[int, int]


def save_picture(session: Session, picture: Picture, at: datetime) -> None:
    """Write everything that changed.  Stock last but for the ledger: it is what others wait for.

    Raises:
        DBAPIError: a constraint refused it; the unit of work says it as StoreRefused.
    """
    holds = _insert(session, Hold, picture.holds)
    for stop in picture.pick_lines:  # one that was planned for another lot may have a new hold
        stop.hold_id = holds.get(stop.hold_id, stop.hold_id)
    _insert(session, PickLine, picture.pick_lines)
    cartons = _insert(session, Carton, picture.cartons)
    for one in picture.serials:
        if one.carton_id is not None:
            one.carton_id = cartons.get(one.carton_id, one.carton_id)
    _insert(session, Serial, picture.serials)
    _insert(session, CartonContent, picture.contents, carton_id=cartons)
    for table, sheet in _changed_sheets(picture):
        _update(session, table_of(table), sheet.changes())
    _open_packing(session, picture, at)
    for own in picture.bookings:
        carton_id = cartons.get(own.carton_id, own.carton_id)
        session.add(shipment_of(carton_id, own.order_id, own.booking, own.at))
    session.flush()
    _note_labels(
        session, {cartons.get(key, key): when for key, when in picture.label_scans.items()}
    )
    post(session, picture.postings, at)


def _changed_sheets(picture: Picture) -> list[tuple[Any, Sheet[Any]]]:
    return [
        (Work, picture.works),
        (OrderLine, picture.lines),
        (Hold, picture.holds),
        (PickLine, picture.pick_lines),
        (Tote, picture.totes),
        (Carton, picture.cartons),
        (CartonContent, picture.contents),
        (Order, picture.orders),
        (Serial, picture.serials),
        (Stock, picture.stock),
    ]


def _insert(session: Session, table: Any, sheet: Sheet[Any], **ids: NewIds) -> NewIds:
    """Insert the new rows; ``ids`` replace the negative ids of rows that were inserted before."""
    new = sheet.new()
    if not new:
        return {}
    values = []
    for row in new:
        columns = asdict(row)
        del columns["id"]
        for name, saved in ids.items():
            columns[name] = saved.get(columns[name], columns[name])
        values.append(columns)
    into = insert(table).returning(table.id, sort_by_parameter_order=True)
    keys = session.execute(into, values).scalars().all()
    return {row.id: key for row, key in zip(new, keys, strict=True)}


def _update(session: Session, table: Table, changes: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Update rows, those that change the same columns together."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row_id, values in changes:
        row = {f"new_{name}": value for name, value in values.items()}
        alike.setdefault(tuple(values), []).append({"row_id": row_id, **row})
    for names, rows in alike.items():
        change = update(table).where(table.c.id == bindparam("row_id"))
        new = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
        session.connection().execute(change.values(new), rows)


def _open_packing(session: Session, picture: Picture, at: datetime) -> None:
    if not picture.pack_orders:
        return
    numbers = take_numbers(session, "pack work", len(picture.pack_orders))
    rows = [
        {
            "work_no": f"K-{number:04}",
            "kind": WorkKind.PACK.value,
            "order_id": order.id,
            "opened_at": at,
        }
        for order, number in zip(picture.pack_orders, numbers, strict=True)
    ]
    session.execute(insert(Work), rows)


def _note_labels(session: Session, scans: Mapping[int, datetime]) -> None:
    shipments = table_of(Shipment)
    rows = [{"carton": carton_id, "scanned": at} for carton_id, at in scans.items()]
    if rows:
        change = update(shipments).where(shipments.c.carton_id == bindparam("carton"))
        scanned = bindparam("scanned", type_=shipments.c.label_scanned_at.type)
        session.connection().execute(change.values(label_scanned_at=scanned), rows)
