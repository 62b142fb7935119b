"""Orders that leave in several deliveries: which one an order is at, and each carton belongs to."""

from alembic import op

from app.store.guards import install_guards

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Count deliveries from 1, and let an order go round once for each."""
    for table in ("orders", "cartons"):
        # Written out: Alembic's batch mode would copy the whole table on SQLite.
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN delivery INTEGER DEFAULT 1 NOT NULL "
            f"CONSTRAINT ck_{table}_delivery_positive CHECK (delivery > 0)"
        )
    install_guards(op.get_bind())
