"""Leases, and what stations say of themselves: whose a work was, what may be picked already."""

import sqlalchemy as sa
from alembic import op

from app.exception_queue.kinds import Resolution
from app.store.columns import UtcTime
from app.store.migrations.altering import allow

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns; nothing was taken from anybody before."""
    words = sa.Column("taken_from", sa.String(length=48), nullable=False, server_default="")
    op.add_column("works", words)
    op.add_column("works", sa.Column("taken_at", UtcTime(), nullable=True))
    op.add_column("works", _no("suspect"))
    op.add_column("pick_lines", _no("suspect"))
    unsent = sa.Column("unsent", sa.Integer(), nullable=False, server_default="0")
    op.add_column("stations", unsent)
    op.add_column("stations", sa.Column("health", sa.JSON(), nullable=True))
    allow("cases", "resolution", Resolution)


def _no(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
