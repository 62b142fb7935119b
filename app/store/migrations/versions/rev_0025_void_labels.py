"""A label that became void when its station made another one is a kind of case."""

from alembic import op

from app.exception_queue.kinds import CaseKind
from app.store.guards import install_guards
from app.store.migrations.altering import allow

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Let cases hold the new word."""
    allow("cases", "kind", CaseKind)
    install_guards(op.get_bind())
