"""A label that was let out before everything was verified is a kind of case."""

from alembic import op

from app.exception_queue.kinds import CaseKind
from app.store.guards import install_guards
from app.store.migrations.altering import allow

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Let cases hold the new word."""
    allow("cases", "kind", CaseKind)
    install_guards(op.get_bind())
