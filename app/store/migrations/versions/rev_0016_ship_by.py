"""Walks are taken by when their most urgent order must leave: kept with the walk, in an index."""

import sqlalchemy as sa
from alembic import op

from app.store.migrations.altering import add_columns

revision = "0016"
down_revision = "0015"

_BY_URGENCY = ["kind", "state", "ship_by", "id"]
_MOST_URGENT = """
UPDATE works SET ship_by = (
  SELECT min(orders.dispatch_by) FROM pick_lines
  JOIN order_lines ON order_lines.id = pick_lines.order_line_id
  JOIN orders ON orders.id = order_lines.order_id
  WHERE pick_lines.work_id = works.id)
WHERE kind = 'pick'
"""


def upgrade() -> None:
    """Note it of every walk that is here, and index what the claims look by."""
    connection = op.get_bind()
    on_postgresql = connection.dialect.name == "postgresql"
    time = "TIMESTAMP WITH TIME ZONE" if on_postgresql else "DATETIME"
    add_columns("works", [f"ship_by {time}"])
    connection.execute(sa.text(_MOST_URGENT))
    op.drop_index(op.f("ix_works_kind_state"), "works")
    op.create_index(op.f("ix_works_kind_state_ship_by_id"), "works", _BY_URGENCY)
    op.create_index(op.f("ix_works_state_lease_until"), "works", ["state", "lease_until"])
