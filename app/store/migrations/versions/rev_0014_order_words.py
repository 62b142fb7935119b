"""Orders are found by words: the table of them, with the words of every order that is here."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.store.columns import WORD

revision = "0014"
down_revision = "0013"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 5_000
_LONGEST = 200


def upgrade() -> None:
    """Make the table and note the words of number, e-mail address and recipient."""
    words = op.create_table(
        "order_words",
        sa.Column("word", WORD, nullable=False),
        sa.Column("order_id", _KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_words_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("word", "order_id", name=op.f("pk_order_words")),
    )
    for rows in _rows():
        op.get_bind().execute(sa.insert(words), rows)
    op.create_index(op.f("ix_order_words_order_id_word"), "order_words", ["order_id", "word"])


def _rows() -> Iterator[list[dict[str, Any]]]:
    query = sa.text(
        "SELECT o.id, o.order_no, o.email, coalesce(a.name, '') FROM orders o"
        " LEFT JOIN order_addresses a ON a.order_id = o.id AND a.purpose = 'shipping'"
        " WHERE o.id > :after ORDER BY o.id LIMIT :most"
    )
    after = 0
    while some := op.get_bind().execute(query, {"after": after, "most": _AT_ONCE}).fetchall():
        after = some[-1][0]
        rows = [
            {"order_id": order_id, "word": word}
            for order_id, number, email, name in some
            for word in sorted(_words(number, email, *name.split()))
        ]
        if rows:
            yield rows


def _words(*said: str) -> set[str]:
    return {word.strip().casefold()[:_LONGEST] for word in said if word.strip()}
