"""A supervisor accepts, returns or closes what a supplier sent otherwise than was ordered."""

from alembic import op

from app.exception_queue.kinds import Resolution
from app.store.guards import install_guards
from app.store.migrations.altering import add_columns, allow

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Let lines be closed and cases hold the new words."""
    add_columns("purchase_lines", ["closed BOOLEAN DEFAULT FALSE NOT NULL"])
    allow("cases", "resolution", Resolution)
    install_guards(op.get_bind())
