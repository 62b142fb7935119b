"""Finding orders by words: what somebody types begins a word of the order, or is on its label.

Words are the order's number, its e-mail address, and each word of the recipient's name.  An index
finds them however many orders there are; a million names cannot be looked through at each key.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, insert, select, update
from sqlalchemy.orm import Session

from app.scanning.codes import label_in
from app.store.books.capture.upserting import slices, table_of
from app.store.books.shipping.by_label import cartons_bearing
from app.store.schema.floor import Carton
from app.store.schema.orders import Order, OrderAddress, OrderWord
from app.store.schema.shipping import Manifest, Shipment

_WORDS = table_of(OrderWord)
_MANIFEST = re.compile(r"M-\d{5,}", re.IGNORECASE)
_MOST_WORDS = 8
_FEW = 2_000
"""Up to so many orders are gathered by their word; of more, each order is asked for the word."""

BEYOND = "\U0010ffff"
"""The last character that there is; a word that it was put before is found no more."""

_LONGEST = 199  # and one character more for a word that is not true any more


def words_of(order_no: str, email: str, name: str) -> set[str]:
    """The words by which an order is found."""
    said = (order_no, email, *name.split())
    return {word.strip().casefold()[:_LONGEST] for word in said if word.strip()}


def note_words(session: Session, order_ids: Iterable[int], *, new: bool = False) -> None:
    """Bring the words of orders that were just written up to date; ``new`` ones had none."""
    for some in slices(sorted(set(order_ids))):
        wanted = _said_of(session, some)
        if not new:
            wanted -= _put_right(session, some, wanted)
        rows = [{"order_id": order_id, "word": word} for order_id, word in sorted(wanted)]
        if rows:
            session.execute(insert(_WORDS), rows)


def _said_of(session: Session, order_ids: Sequence[int]) -> set[tuple[int, str]]:
    query = (
        select(Order.id, Order.order_no, Order.email, func.coalesce(OrderAddress.name, ""))
        .outerjoin(
            OrderAddress,
            (OrderAddress.order_id == Order.id) & (OrderAddress.purpose == "shipping"),
        )
        .where(Order.id.in_(order_ids))
    )
    rows = session.execute(query)
    return {(order_id, word) for order_id, *said in rows for word in words_of(*said)}


def _put_right(
    session: Session, order_ids: Sequence[int], wanted: Collection[tuple[int, str]]
) -> set[tuple[int, str]]:
    """Put words away that are not true any more, and back that are again; those that stand."""
    query = select(_WORDS.c.order_id, _WORDS.c.word).where(_WORDS.c.order_id.in_(order_ids))
    stood = {
        (order_id, word.removeprefix(BEYOND)): word for order_id, word in session.execute(query)
    }
    changed = [
        {"of": order_id, "before": before, "after": after}
        for (order_id, word), before in sorted(stood.items())
        if before != (after := word if (order_id, word) in wanted else BEYOND + word)
    ]
    if changed:
        this = (_WORDS.c.order_id == bindparam("of")) & (_WORDS.c.word == bindparam("before"))
        session.execute(update(_WORDS).where(this).values(word=bindparam("after")), changed)
    return set(stood)


def found_by(session: Session, search: str) -> ColumnElement[bool] | None:
    """The condition that an order has a word beginning with each of ``search``; None for none.

    The number of a carton's label finds the order of that carton besides, that of a manifest the
    orders whose parcels left with it.
    """
    typed = search.casefold().split()[:_MOST_WORDS]
    if not typed:
        return None
    label = label_in(search)
    if label or _MANIFEST.fullmatch(search.strip()):
        found = _labelled(label) if label else _left_with(search.strip().upper())
        return Order.id.in_(found.union(select(_WORDS.c.order_id).where(_begins(typed[0]))))
    counted = [(_count_up_to(session, word), word) for word in typed]
    count, rarest = min(counted)
    others = [_has(word) for _count, word in counted if word != rarest]
    gathered = select(_WORDS.c.order_id).where(_begins(rarest))
    return and_(Order.id.in_(gathered) if count <= _FEW else _has(rarest), *others)


def _labelled(label: str) -> Select[tuple[int]]:
    return select(Carton.order_id).where(Carton.id.in_(cartons_bearing(label)))


def _left_with(manifest_no: str) -> Select[tuple[int]]:
    mine = select(Manifest.id).where(Manifest.manifest_no == manifest_no).scalar_subquery()
    return select(Shipment.order_id).where(Shipment.manifest_id == mine)


def _count_up_to(session: Session, word: str) -> int:
    some: Select[tuple[int]] = select(_WORDS.c.order_id).where(_begins(word)).limit(_FEW + 1)
    return session.execute(select(func.count()).select_from(some.subquery())).scalar_one()


def _has(word: str) -> ColumnElement[bool]:
    return exists().where(_WORDS.c.order_id == Order.id, _begins(word))


def _begins(word: str) -> ColumnElement[bool]:
    return and_(_WORDS.c.word >= word, _WORDS.c.word < word + BEYOND)
