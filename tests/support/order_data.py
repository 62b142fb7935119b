"""Believable orders for pictures and tests of the orders page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.capture.reading.order_document import Address
from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation.explaining import LineWait, WaitReason
from app.fulfilment.allocation.promising import Promise
from app.lifecycle import OrderState
from app.store.books.allocation.standing import BinStanding, Expected, Holder
from app.store.books.capture.orders.detail import (
    CHECKS,
    CheckState,
    HoldRow,
    LineRow,
    OrderDetail,
)
from app.store.books.capture.orders.lists import OrderRow
from app.store.books.capture.orders.timeline import TimelineEntry, TimelineSource
from tests.support.desk_data import CASES
from tests.support.desk_kit import NOW

_MINUTE = timedelta(minutes=1)
_PEOPLE = (
    "N. de Wit", "A. Rossi", "Mara Lindqvist", "Jan Kowalski", "S. O'Brien", "Clara Weiß",
    "Hélène Moreau", "P. van den Berg", "Ana Souza", "Tom Ashworth", "I. Novotná",
)  # fmt: skip
_STATES = (
    OrderState.PACKING, OrderState.HELD, OrderState.RELEASED, OrderState.ALLOCATED,
    OrderState.HELD, OrderState.BACKORDERED, OrderState.STAGED, OrderState.ALLOCATED,
    OrderState.PACKED, OrderState.SHIPPED, OrderState.RECEIVED,
)  # fmt: skip
_COUNTRIES = ("NL", "IT", "SE", "PL", "IE", "DE", "FR", "NL", "PT", "GB", "CZ")


def order_row(place: int) -> OrderRow:
    """The order at one place of a long list."""
    state = _STATES[place % len(_STATES)]
    units = 1 + place * 7 % 11
    packed = {OrderState.PACKING: units // 2, OrderState.PACKED: units, OrderState.SHIPPED: units}
    holds: frozenset[CaseKind] = frozenset()
    if state is OrderState.HELD:
        holds = frozenset({CaseKind.ADDRESS if place % 2 else CaseKind.PAYMENT})
    return OrderRow(
        order_id=place + 1,
        order_no=f"SO-{10455 + place}",
        state=state,
        customer=_PEOPLE[place % len(_PEOPLE)],
        country=_COUNTRIES[place % len(_COUNTRIES)],
        placed_at=NOW - timedelta(hours=20),
        dispatch_by=NOW + (place * 13 - 6) * _MINUTE,
        lines=1 + place % 5,
        units_ordered=units,
        units_picked=packed.get(state, 0),
        units_packed=packed.get(state, 0),
        total_minor=3140 + place * 731,
        currency="EUR",
        holds=holds,
    )


_LINES = (
    ("MUG-WHT", "Ceramic mug, white", 4, 4, 0),
    ("TWL-LIN", "Tea towel, linen", 2, 2, 0),
    ("BTL-750-PTB", "Insulated bottle 750 ml", 3, 1, 0),
    ("LBX-BAM", "Lunch box, bamboo lid", 1, 0, 1),
    ("CUT-ROLL", "Cutlery roll", 1, 0, 0),
)


def _line(place: int, sku: str, name: str, units: int, packed: int, short: int) -> LineRow:
    return LineRow(
        order_line_id=place,
        position=place,
        sku=sku,
        description=name,
        is_known=True,
        price_minor=1290,
        discount_minor=0,
        units_ordered=units,
        units_allocated=units - short,
        units_backordered=short,
        units_packed=packed,
    )


_HOLDS = (
    HoldRow(1, "A-02-11", 4),
    HoldRow(2, "B-07-02", 2),
    HoldRow(3, "A-14-03", 2),
    HoldRow(3, "C-01-05", 1),
)


def _timeline(placed: datetime) -> tuple[TimelineEntry, ...]:
    own, case = TimelineSource.ORDER, TimelineSource.CASE
    return (
        TimelineEntry(placed, own, "placed"),
        TimelineEntry(NOW - 122 * _MINUTE, own, "received"),
        TimelineEntry(NOW - 122 * _MINUTE, case, "opened", facts={"case_no": "E-2"}),
        TimelineEntry(NOW - 6 * _MINUTE, case, "taken", "B-300", facts={"case_no": "E-2"}),
    )


def held_order() -> OrderDetail:
    """An order whose postcode lost its leading zero."""
    address = Address(
        name="Clara Weiß", street1="Wilsdruffer Straße 12", city="Dresden", postcode="1067",
        country="DE", phone="+49 351 555012",
    )  # fmt: skip
    placed = NOW - timedelta(hours=20)
    return OrderDetail(
        order_id=2,
        order_no="SO-10456",
        version=1,
        state=OrderState.HELD,
        email="clara.weiss@example.com",
        currency="EUR",
        goods_minor=14190,
        discount_minor=500,
        shipping_minor=690,
        tax_minor=2704,
        total_minor=17084,
        financial_status="paid",
        ships_complete=True,
        placed_at=placed,
        dispatch_by=NOW + 64 * _MINUTE,
        shipping=address,
        billing=address,
        lines=tuple(_line(place + 1, *one) for place, one in enumerate(_LINES)),
        checks=dict.fromkeys(CHECKS, CheckState.PASSED) | {CaseKind.ADDRESS: CheckState.HELD},
        cases=(CASES[1],),
        holds=_HOLDS,
        cartons=(),
        timeline=_timeline(placed),
    )


def waits_of_held_order() -> tuple[LineWait, ...]:
    """Why its last lines but one waits: other orders have the boxes, more are ordered."""
    first, second = Holder(4, "SO-10431", 3, NOW), Holder(4, "SO-10440", 2, NOW + _MINUTE)
    return (
        LineWait(
            order_line_id=4,
            sku="LBX-BAM",
            units_missing=1,
            reason=WaitReason.HELD,
            promise=Promise(on_hand=6, held=5, suspect=1, wanted=1),
            units_ahead=0,
            holders=(first, second),
            doubtful=(BinStanding(4, "A-09-02", "", 6, 5, 1, 0),),
            expected=(Expected(4, 24, NOW.date() + timedelta(days=8), "PO-77"),),
            restock_on=NOW.date() + timedelta(days=8),
        ),
    )


def passed_order() -> OrderDetail:
    """The same order with its postcode put right."""
    held = held_order()
    right = held.shipping.model_copy(update={"postcode": "01067"})
    return replace(
        held,
        state=OrderState.STAGED,
        shipping=right,
        billing=right,
        cases=(),
        checks=dict.fromkeys(CHECKS, CheckState.PASSED),
    )


COUNTS = {
    OrderState.RECEIVED: 8, OrderState.HELD: 5, OrderState.STAGED: 31, OrderState.BACKORDERED: 3,
    OrderState.ALLOCATED: 22, OrderState.RELEASED: 14, OrderState.PACKING: 9,
    OrderState.SHIPPED: 46,
}  # fmt: skip
