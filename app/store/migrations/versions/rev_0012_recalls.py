"""A recalled lot that is on its way is a kind of case."""

from alembic import op

from app.exception_queue.kinds import CaseKind
from app.store.guards import install_guards
from app.store.migrations.altering import allow

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Let cases hold the new word."""
    allow("cases", "kind", CaseKind)
    install_guards(op.get_bind())
