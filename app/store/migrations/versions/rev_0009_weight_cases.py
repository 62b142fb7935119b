"""Cases of a carton whose weight is not that of its contents."""

from app.exception_queue.kinds import CaseKind
from app.store.migrations.altering import allow

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Let the queue hold the new kind."""
    allow("cases", "kind", CaseKind)
