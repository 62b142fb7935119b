"""Finding orders by words: what somebody types begins a word of the order.

Words are the order's number, its e-mail address, and each word of the recipient's name.  An index
finds them however many orders there are; a million names cannot be looked through at each key.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, select
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import slices, table_of
from app.store.schema.orders import Order, OrderAddress, OrderWord

_WORDS = table_of(OrderWord)
_MOST_WORDS = 8
_FEW = 2_000
"""Up to so many orders are gathered by their word; of more, each order is asked for the word."""

_BEYOND = "\U0010ffff"
_LONGEST = 200


def words_of(order_no: str, email: str, name: str) -> set[str]:
    """The words by which an order is found."""
    said = (order_no, email, *name.split())
    return {word.strip().casefold()[:_LONGEST] for word in said if word.strip()}


def note_words(session: Session, order_ids: Iterable[int], *, new: bool = False) -> None:
    """Bring the words of orders that were just written up to date; ``new`` ones had none."""
    for some in slices(sorted(set(order_ids))):
        if not new:
            session.execute(delete(_WORDS).where(_WORDS.c.order_id.in_(some)))
        query = (
            select(Order.id, Order.order_no, Order.email, func.coalesce(OrderAddress.name, ""))
            .outerjoin(
                OrderAddress,
                (OrderAddress.order_id == Order.id) & (OrderAddress.purpose == "shipping"),
            )
            .where(Order.id.in_(some))
        )
        rows = [
            {"order_id": order_id, "word": word}
            for order_id, *said in session.execute(query)
            for word in sorted(words_of(*said))
        ]
        if rows:
            session.execute(insert(_WORDS), rows)


def found_by(session: Session, search: str) -> ColumnElement[bool] | None:
    """The condition that an order has a word beginning with each of ``search``; None for none."""
    typed = search.casefold().split()[:_MOST_WORDS]
    if not typed:
        return None
    counted = [(_count_up_to(session, word), word) for word in typed]
    count, rarest = min(counted)
    others = [_has(word) for _count, word in counted if word != rarest]
    gathered = select(_WORDS.c.order_id).where(_begins(rarest))
    return and_(Order.id.in_(gathered) if count <= _FEW else _has(rarest), *others)


def _count_up_to(session: Session, word: str) -> int:
    some: Select[tuple[int]] = select(_WORDS.c.order_id).where(_begins(word)).limit(_FEW + 1)
    return session.execute(select(func.count()).select_from(some.subquery())).scalar_one()


def _has(word: str) -> ColumnElement[bool]:
    return exists().where(_WORDS.c.order_id == Order.id, _begins(word))


def _begins(word: str) -> ColumnElement[bool]:
    return and_(_WORDS.c.word >= word, _WORDS.c.word < word + _BEYOND)
