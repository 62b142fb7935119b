"""Lines of revised orders, places in drafts and words are given up where they stand: nobody deletes."""

import sqlalchemy as sa
from alembic import op

from app.store.migrations.altering import add_columns, allow_null, put_check

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Let a line leave its order and an order its draft; whatever is there stays where it is."""
    key = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    fk = "CONSTRAINT fk_order_lines_retired_from_orders REFERENCES orders (id)"
    allow_null("order_lines", ["order_id"])
    add_columns("order_lines", [f"retired_from {key} {fk}"])
    put_check(
        "order_lines",
        "in_its_order_or_retired",
        "(order_id IS NULL) = (retired_from IS NOT NULL)",
    )
    put_check("order_lines", "retired_holds_nothing", "order_id IS NOT NULL OR units_allocated = 0")
    # A word that is given up takes one character more.
    op.execute("UPDATE order_words SET word = substr(word, 1, 199) WHERE length(word) > 199")
    allow_null("draft_orders", ["wave_id", "cart", "slot"])
    put_check(
        "draft_orders",
        "in_a_slot_or_in_no_draft",
        "(wave_id IS NULL) = (cart IS NULL) AND (wave_id IS NULL) = (slot IS NULL)",
    )
    placed = sa.text("wave_id IS NOT NULL")
    op.create_index(
        op.f("ix_draft_orders_in_a_draft"),
        "draft_orders",
        ["order_id"],
        postgresql_where=placed,
        sqlite_where=placed,
    )
