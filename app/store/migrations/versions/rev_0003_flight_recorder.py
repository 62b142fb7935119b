"""What the flight recorder needs: every claimed package, and what each scan was judged by."""

import sqlalchemy as sa
from alembic import op

from app.store.columns import UtcTime
from app.store.guards import install_guards

revision = "0003"
down_revision = "0002"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and the table; what was recorded before keeps them empty."""
    for column in (
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("aim_id", sa.String(length=24), nullable=True),
        sa.Column("monotonic_s", sa.Float(precision=53), nullable=True),
        sa.Column("device_sequence", sa.BigInteger(), nullable=True),
        sa.Column("circumstances", sa.JSON(none_as_null=True), nullable=True),
    ):
        op.add_column("scan_events", column)
    op.create_table(
        "claimed_packages",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("work_id", _KEY, nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("package", sa.JSON(), nullable=False),
        sa.Column("claimed_at", UtcTime(), nullable=False),
        sa.CheckConstraint("edition > 0", name=op.f("ck_claimed_packages_edition_positive")),
        sa.ForeignKeyConstraint(
            ["work_id"], ["works.id"], name=op.f("fk_claimed_packages_work_id_works")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimed_packages")),
        sa.UniqueConstraint(
            "work_id", "fence", "edition", name=op.f("uq_claimed_packages_work_id_fence_edition")
        ),
    )
    _keep_what_is_claimed_now()
    install_guards(op.get_bind())


def _keep_what_is_claimed_now() -> None:
    """The package of a work's last claim is known; those before it are gone."""
    op.execute(
        "INSERT INTO claimed_packages (work_id, fence, edition, package, claimed_at) "
        "SELECT id, fence, 1, package, opened_at FROM works WHERE package IS NOT NULL"
    )
