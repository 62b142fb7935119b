"""Policies, look-alike products, and who must not check what he picked."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.store.columns import UtcTime

revision = "0005"
down_revision = "0004"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add two tables and three columns; nothing that is there changes."""
    _create_policies()
    _create_look_alikes()
    op.add_column("works", _added("other_badge_required", sa.Boolean(), sa.false()))
    op.add_column("works", _added("check_approved_by", sa.String(length=48), ""))
    op.add_column("people", sa.Column("since", UtcTime(), nullable=True))


def _added(name: str, kind: sa.types.TypeEngine[Any], value: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default=value)


def _create_policies() -> None:
    op.create_table(
        "policies",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.String(length=48), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
        sa.UniqueConstraint("name", name=op.f("uq_policies_name")),
    )


def _create_look_alikes() -> None:
    op.create_table(
        "look_alikes",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("other_id", _KEY, nullable=False),
        sa.Column("why", sa.String(length=24), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "why IN ('code', 'name', 'confused')", name=op.f("ck_look_alikes_why_known")
        ),
        sa.CheckConstraint("product_id < other_id", name=op.f("ck_look_alikes_smaller_id_first")),
        sa.CheckConstraint("times >= 0", name=op.f("ck_look_alikes_times_not_negative")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_look_alikes_product_id_products")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["products.id"], name=op.f("fk_look_alikes_other_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_alikes")),
        sa.UniqueConstraint(
            "product_id", "other_id", "why", name=op.f("uq_look_alikes_product_id_other_id_why")
        ),
    )
    op.create_index(op.f("ix_look_alikes_other_id"), "look_alikes", ["other_id"], unique=False)
