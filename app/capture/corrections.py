"""Corrections of a held order by a clerk, checked at the field and audited (C2, P1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from app.capture.reading.cells import ShortText, Text
from app.capture.reading.order_document import Address
from app.capture.staging import check_order
from app.errors import BadValue, NotAllowed
from app.exception_queue.cases import need_desk_role
from app.exception_queue.kinds import HoldReason
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.unit_of_work import Store, UnitOfWork

_PURPOSES = ("shipping", "billing")
_SHORT = frozenset({"postcode", "country", "phone"})
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_SHORT_TEXT: TypeAdapter[str] = TypeAdapter(ShortText)


def correct_address(
    store: Store,
    order_no: str,
    fields: Mapping[str, str],
    person: Person,
    at: datetime,
    station: str = "",
) -> frozenset[HoldReason]:
    """Correct addresses or the e-mail of a held order, and judge it afresh.

    The e-mail alone may be corrected wherever the order stands: what it was told may be refused
    after it has left.  It is not judged again for that.

    Where both addresses said the same, a correction of the shipping address is one of both.

    Args:
        store: the shared database.
        order_no: the order.
        fields: new values by ``shipping.city``, ``billing.postcode`` ... or ``email``.
        person: who corrects.
        at: when.
        station: where.

    Returns:
        What still holds the order; empty if it is staged.

    Raises:
        BadValue: an unknown field, or a value that no label could carry; nothing was saved.
        NotAllowed: not a clerk, or the address of an order that is no longer held; nothing was
            saved.
        NothingFound: no such order.
    """
    need_desk_role(person, "correct address")
    clean = {name: _checked(name, value) for name, value in fields.items()}
    return store.run(lambda uow: _correct(uow, order_no, clean, person.badge, at, station))


def _checked(name: str, value: str) -> str:
    purpose, _dot, field = name.partition(".")
    known = name == "email" or (purpose in _PURPOSES and field in Address.model_fields)
    if not known:
        raise BadValue(kind="address field", value=name, reason="not one of the known words")
    try:
        clean = (_SHORT_TEXT if field in _SHORT else _TEXT).validate_python(value)
    except ValidationError as error:
        raise BadValue(kind=name, value=value[:80], reason=error.errors()[0]["type"]) from error
    return clean.upper() if field == "country" else clean


def _correct(
    uow: UnitOfWork,
    order_no: str,
    fields: Mapping[str, str],
    badge: str,
    at: datetime,
    station: str,
) -> frozenset[HoldReason]:
    order = uow.orders.lock(order_no)
    is_judged = order.state in {OrderState.HELD, OrderState.RECEIVED}
    if not is_judged and set(fields) != {"email"}:
        raise NotAllowed(action="correct address", reason="state")
    before = uow.orders.detail(order_no)
    both_alike = before.shipping == before.billing
    for purpose in _PURPOSES:
        source = "shipping" if both_alike else purpose
        change = _of(fields, source) | _of(fields, purpose)
        if change:
            uow.orders.correct(order.order_id, purpose, change)
    if "email" in fields:
        uow.orders.correct_email(order.order_id, fields["email"])
    was = {name: _value(before.shipping, before.billing, before.email, name) for name in fields}
    facts = {"before": was, "after": dict(fields)}
    uow.people.audit(at, badge, station, "address corrected", order_no, facts)
    if order.state is OrderState.HELD:
        uow.orders.move(order, OrderState.RECEIVED)
    return check_order(uow, order_no, at) if is_judged else frozenset()


def _of(fields: Mapping[str, str], purpose: str) -> dict[str, str]:
    mark = f"{purpose}."
    return {name.removeprefix(mark): v for name, v in fields.items() if name.startswith(mark)}


def _value(shipping: Address, billing: Address, email: str, name: str) -> str:
    if name == "email":
        return email
    purpose, _dot, field = name.partition(".")
    return str(getattr(shipping if purpose == "shipping" else billing, field))
