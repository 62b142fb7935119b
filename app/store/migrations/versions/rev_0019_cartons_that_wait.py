"""Cartons that wait for their van are found by an index: most cartons have left long ago."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the index."""
    columns = ["state", "closed_at", "id"]
    op.create_index(op.f("ix_cartons_state_closed_at_id"), "cartons", columns)
