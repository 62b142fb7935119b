"""Writes a changed picture of the floor back, a statement for each kind of change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.books.floor.postings import post
from app.store.books.picture.one_stop import save_stop
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import StockRow, ToteRow
from app.store.books.picture.sheet import Sheet
from app.store.books.shipping.number_series import take_numbers
from app.store.books.shipping.shipment_book import rebook, shipment_of
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Work, WorkKind
from app.store.schema.orders import Order, OrderLine
from app.store.schema.shipping import Shipment
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Serial
from app.store.statements.among import among
from app.store.statements.many_rows import RowsIn, rows_changed, rows_moved
from app.store.statements.ready import Ready

NewIds = Mapping[int, int]
Change = tuple[int, dict[str, Any]]

_STOCK = table_of(Stock)
_LOCK_STOCK = Ready(
    select(_STOCK.c.id).where(among(_STOCK.c.id, "stock")).order_by(_STOCK.c.id).with_for_update()
)

_PACKING = RowsIn(table_of(Work), ("work_no", "kind", "order_id", "opened_at"))


def save_picture(session: Session, picture: Picture, at: datetime) -> None:
    """Write everything that changed; last what others wait for: stock, and the packings' numbers.

    Raises:
        DBAPIError: a constraint refused it; the unit of work says it as StoreRefused.
    """
    if save_stop(session, picture, at):
        return
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
    _leave_slots(session, picture.totes)
    for table, sheet in _changed_sheets(picture):
        _update(session, table_of(table), sheet.changes())
    for own in picture.bookings:
        carton_id = cartons.get(own.carton_id, own.carton_id)
        shipment = shipment_of(carton_id, own.order_id, own.booking, own.at)
        if own.again:
            rebook(session, shipment)
        else:
            session.add(shipment)
    session.flush()
    _note_labels(
        session, {cartons.get(key, key): when for key, when in picture.label_scans.items()}
    )
    post(session, picture.postings, at)
    _move_stock(session, picture.stock)
    _open_packing(session, picture, at)


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
    ]


def _leave_slots(session: Session, totes: Sheet[ToteRow]) -> None:
    """Totes leave their slots of a cart before others stand there: each has one at any moment."""
    if any(values.get("slot") for _id, values in totes.changes()):
        left = ((row_id, {"slot": None}) for row_id, old in totes.before("slot") if old is not None)
        _update(session, table_of(Tote), left)


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


def _update(session: Session, table: Table, changes: Iterable[Change]) -> None:
    for names, rows in _alike(changes).items():
        rows_changed(table, names).run(session, rows)


def _move_stock(session: Session, stock: Sheet[StockRow]) -> None:
    """Say by how much, not how much: another walk may have taken from the same bins meanwhile."""
    moved = list(stock.moved())
    if len(moved) > 1:
        _LOCK_STOCK.run(session, {"stock": [row_id for row_id, _counts in moved]})
    for names, rows in _alike(moved).items():
        rows_moved(_STOCK, names).run(session, rows)
    if moved:
        stock.saved()  # who saves a picture twice does not move the same units twice


def _alike(changes: Iterable[Change]) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """Rows that change the same columns, together."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row_id, values in changes:
        alike.setdefault(tuple(values), []).append({"id": row_id, **values})
    return alike


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
    _PACKING.run(session, rows)


def _note_labels(session: Session, scans: Mapping[int, datetime]) -> None:
    shipments = table_of(Shipment)
    rows = [{"carton": carton_id, "scanned": at} for carton_id, at in scans.items()]
    if rows:
        change = update(shipments).where(shipments.c.carton_id == bindparam("carton"))
        scanned = bindparam("scanned", type_=shipments.c.label_scanned_at.type)
        session.connection().execute(change.values(label_scanned_at=scanned), rows)
