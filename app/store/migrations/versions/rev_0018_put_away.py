"""The way of a cancelled order's goods back to stock is work of the floor."""

from app.store.migrations.altering import allow
from app.store.schema.floor import WorkKind

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Let works be of the new kind."""
    allow("works", "kind", WorkKind)
