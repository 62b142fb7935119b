"""Blocks of numbers that stations give by themselves while the shared database is gone."""

import sqlalchemy as sa
from alembic import op

from app.store.columns import UtcTime
from app.store.guards import install_guards

revision = "0015"
down_revision = "0014"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table; no station had a block before."""
    op.create_table(
        "number_blocks",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("series", sa.String(length=48), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.Column("given_at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "first > 0 AND last >= first", name=op.f("ck_number_blocks_block_makes_sense")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_blocks")),
        sa.UniqueConstraint("series", "first", name=op.f("uq_number_blocks_series_first")),
        sa.UniqueConstraint("series", "last", name=op.f("uq_number_blocks_series_last")),
    )
    op.create_index(op.f("ix_number_blocks_station"), "number_blocks", ["station"])
    install_guards(op.get_bind())
