"""How long a product's supplier takes, for restock dates that no purchase order gives (Q1)."""

from alembic import op

from app.store.guards import install_guards
from app.store.migrations.altering import add_columns, put_check

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the days; of products that are there nobody has said any."""
    add_columns("products", ["lead_days INTEGER DEFAULT 0 NOT NULL"])
    put_check("products", "lead_not_negative", "lead_days >= 0")
    install_guards(op.get_bind())
