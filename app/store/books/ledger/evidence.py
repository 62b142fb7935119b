"""Whether every shipped unit was scanned twice: the scans are counted again from their records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from app.scanning.verdicts import Signal, Verdict, signal_of
from app.store.schema.floor import PickLine
from app.store.schema.orders import Order, OrderLine
from app.store.schema.station import ScanEvent, ScanOutcome

_GOOD = [verdict.value for verdict in Verdict if signal_of(verdict) is Signal.OK]
_EVENT: InstrumentedAttribute[Any] = ScanEvent.event


def shipped_without_scans() -> Select[Any]:
    """Lines of which more units were shipped than accepted scans at the bin or the carton tell."""
    picks, packs = _picked(), _packed()
    picked = func.coalesce(picks.c.units, 0)
    packed = func.coalesce(packs.c.units, 0)
    return (
        select(
            Order.order_no,
            OrderLine.sku,
            OrderLine.units_shipped.label("shipped"),
            picked.label("scanned_at_bin"),
            packed.label("scanned_into_carton"),
        )
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(picks, picks.c.line == OrderLine.id)
        .outerjoin(packs, packs.c.line == OrderLine.id)
        .where(OrderLine.units_shipped > 0)
        .where((picked < OrderLine.units_shipped) | (packed < OrderLine.units_shipped))
        .order_by(Order.order_no, OrderLine.position)
    )


def _picked() -> Subquery:
    stop = _number("put_in_tote", "pick_line_id")
    return (
        select(PickLine.order_line_id.label("line"), func.sum(_units("put_in_tote")).label("units"))
        .join(PickLine, PickLine.id == stop)
        .where(_is_accepted("put_in_tote"))
        .group_by(PickLine.order_line_id)
        .subquery()
    )


def _packed() -> Subquery:
    line = _number("units_packed", "order_line_id")
    return (
        select(line.label("line"), func.sum(_units("units_packed")).label("units"))
        .where(_is_accepted("units_packed"))
        .group_by(line)
        .subquery()
    )


def _is_done(kind: str) -> ColumnElement[bool]:
    is_done: ColumnElement[bool] = _EVENT["kind"].as_string() == kind
    return is_done


def _is_undone(kind: str) -> ColumnElement[bool]:
    inner: ColumnElement[bool] = _EVENT[("event", "kind")].as_string() == kind
    return _is_done("undone") & inner


def _is_accepted(kind: str) -> ColumnElement[bool]:
    applied = ScanEvent.outcome == ScanOutcome.APPLIED.value
    good = _is_done(kind) & ScanEvent.verdict.in_(_GOOD)
    return applied & (good | _is_undone(kind))


def _units(kind: str) -> ColumnElement[int]:
    """Units of a scan, negative where UNDO reversed it."""
    done, undone = _EVENT["units"].as_integer(), _EVENT[("event", "units")].as_integer()
    return case((_is_done(kind), done), else_=-undone)


def _number(kind: str, name: str) -> ColumnElement[int]:
    inner = _EVENT[("event", name)].as_integer()
    return case((_is_done(kind), _EVENT[name].as_integer()), else_=inner)
