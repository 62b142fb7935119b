"""The parcels that left since this morning are found without reading all that ever left."""

from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Add the index."""
    op.create_index(op.f("ix_shipments_dispatched_at"), "shipments", ["dispatched_at"])
