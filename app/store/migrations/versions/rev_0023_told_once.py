"""What a station tells the audit later, such as a sign-in without the server, it takes once."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Let entries have the id that they got where they happened; none has one so far."""
    op.add_column("audit", sa.Column("entry_id", sa.Uuid(), nullable=True))
    given = sa.text("entry_id IS NOT NULL")
    op.create_index(
        op.f("ix_audit_entry_id"),
        "audit",
        ["entry_id"],
        unique=True,
        postgresql_where=given,
        sqlite_where=given,
    )
