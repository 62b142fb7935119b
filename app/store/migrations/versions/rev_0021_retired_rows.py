"""What a desk replaced is retired instead of deleted: no role of people deletes it (sync.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_RETIRED_IN = ("product_codes", "kit_components", "look_alikes", "layout_parts")


def upgrade() -> None:
    """Add the column; whatever is there counts."""
    for table in _RETIRED_IN:
        op.add_column(
            table,
            sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
        )
