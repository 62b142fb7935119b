"""Waves are planned before they are released; the floor has a layout; a rule says when waves go."""

import sqlalchemy as sa
from alembic import op

from app.store.columns import UtcTime

revision = "0004"
down_revision = "0003"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Let waves be drafts, bins have sides; create the tables of planning."""
    _change_waves()
    _change_bins()
    _create_layout_parts()
    _create_draft_orders()
    _create_wave_rule()


def _change_waves() -> None:
    with op.batch_alter_table("waves") as waves:
        waves.drop_constraint(op.f("ck_waves_state_known"), type_="check")
        waves.alter_column("released_at", existing_type=UtcTime(), nullable=True)
        waves.add_column(
            sa.Column("grouping", sa.String(length=24), nullable=False, server_default="")
        )
        waves.add_column(sa.Column("cut_off", UtcTime(), nullable=True))
        waves.add_column(sa.Column("planned_at", UtcTime(), nullable=True))
        waves.add_column(
            sa.Column("planned_by", sa.String(length=48), nullable=False, server_default="")
        )
        waves.add_column(
            sa.Column("released_by", sa.String(length=48), nullable=False, server_default="")
        )
        for name in ("walk_mm", "before_mm", "walk_s"):
            waves.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name, condition in (
            ("state_known", "state IN ('draft', 'released', 'done', 'withdrawn')"),
            ("draft_not_released", "state <> 'draft' OR released_at IS NULL"),
            (
                "released_has_its_time",
                "state NOT IN ('released', 'done') OR released_at IS NOT NULL",
            ),
            ("walk_makes_sense", "walk_mm >= 0 AND before_mm >= 0 AND walk_s >= 0"),
        ):
            waves.create_check_constraint(op.f(f"ck_waves_{name}"), condition)
    op.create_index(op.f("ix_waves_state"), "waves", ["state"], unique=False)


def _change_bins() -> None:
    with op.batch_alter_table("bins") as bins:
        bins.add_column(sa.Column("side", sa.String(length=48), nullable=False, server_default=""))
        bins.create_check_constraint(op.f("ck_bins_side_known"), "side IN ('', 'left', 'right')")


def _create_layout_parts() -> None:
    op.create_table(
        "layout_parts",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("x_mm", sa.Integer(), nullable=True),
        sa.Column("y_mm", sa.Integer(), nullable=True),
        sa.Column("from_mm", sa.Integer(), nullable=True),
        sa.Column("to_mm", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(length=24), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('aisle', 'cross-aisle', 'start', 'drop-off')",
            name=op.f("ck_layout_parts_kind_known"),
        ),
        sa.CheckConstraint(
            "direction IN ('both', 'up', 'down')", name=op.f("ck_layout_parts_direction_known")
        ),
        sa.CheckConstraint(
            "kind = 'cross-aisle' OR x_mm IS NOT NULL", name=op.f("ck_layout_parts_has_its_x")
        ),
        sa.CheckConstraint(
            "kind = 'aisle' OR y_mm IS NOT NULL", name=op.f("ck_layout_parts_has_its_y")
        ),
        sa.CheckConstraint(
            "kind <> 'aisle' OR from_mm IS NOT NULL", name=op.f("ck_layout_parts_aisle_has_ends")
        ),
        sa.CheckConstraint(
            "(from_mm IS NULL) = (to_mm IS NULL)", name=op.f("ck_layout_parts_both_ends_or_none")
        ),
        sa.CheckConstraint(
            "to_mm IS NULL OR to_mm > from_mm", name=op.f("ck_layout_parts_ends_in_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layout_parts")),
        sa.UniqueConstraint("kind", "code", name=op.f("uq_layout_parts_kind_code")),
    )


def _create_draft_orders() -> None:
    op.create_table(
        "draft_orders",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("wave_id", _KEY, nullable=False),
        sa.Column("order_id", _KEY, nullable=False),
        sa.Column("cart", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.CheckConstraint("cart > 0 AND slot > 0", name=op.f("ck_draft_orders_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_draft_orders_order_id_orders")
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["waves.id"], name=op.f("fk_draft_orders_wave_id_waves")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_orders")),
        sa.UniqueConstraint("order_id", name=op.f("uq_draft_orders_order_id")),
        sa.UniqueConstraint(
            "wave_id", "cart", "slot", name=op.f("uq_draft_orders_wave_id_cart_slot")
        ),
    )


def _create_wave_rule() -> None:
    op.create_table(
        "wave_rule",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("mode", sa.String(length=24), nullable=False),
        sa.Column("grouping", sa.String(length=24), nullable=False),
        sa.Column("every_min", sa.Integer(), nullable=False),
        sa.Column("before_cut_off_min", sa.Integer(), nullable=False),
        sa.Column("totes", sa.Integer(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("grams", sa.Integer(), nullable=False),
        sa.Column("cm3", sa.Integer(), nullable=False),
        sa.Column("last_released_at", UtcTime(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_wave_rule_one_row")),
        sa.CheckConstraint(
            "mode IN ('picker asks', 'by hand', 'schedule')", name=op.f("ck_wave_rule_mode_known")
        ),
        sa.CheckConstraint(
            "every_min >= 0 AND before_cut_off_min >= 0",
            name=op.f("ck_wave_rule_times_not_negative"),
        ),
        sa.CheckConstraint("totes > 0", name=op.f("ck_wave_rule_carts_have_totes")),
        sa.CheckConstraint(
            "units >= 0 AND grams >= 0 AND cm3 >= 0", name=op.f("ck_wave_rule_limits_not_negative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wave_rule")),
    )
