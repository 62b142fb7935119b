"""Stock work: purchase orders, counts, quarantine, and the suspect units in the ledger (S6)."""

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from app.exception_queue.kinds import CaseKind, Resolution
from app.scanning.verdicts import Verdict
from app.store.columns import UtcTime
from app.store.guards import install_guards
from app.store.migrations.altering import add_columns, allow, put_check
from app.store.schema.floor import WorkKind
from app.store.schema.stock import CountState, Movement, Place

revision = "0006"
down_revision = "0005"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the tables, let the old ones hold the new words, enter the doubted units."""
    _create_purchase_orders()
    _create_purchase_lines()
    _create_count_results()
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    time = "TIMESTAMP WITH TIME ZONE" if on_postgresql else "DATETIME"
    key = "BIGINT" if on_postgresql else "INTEGER"
    add_columns("stock", ["quarantined INTEGER DEFAULT 0 NOT NULL"])
    put_check("stock", "quarantined_not_negative", "quarantined >= 0")
    put_check("stock", "never_oversold", "on_hand >= held + suspect + quarantined")
    add_columns("bins", ["quarantine BOOLEAN DEFAULT FALSE NOT NULL"])
    add_columns("count_tasks", ["counted_by VARCHAR(48) DEFAULT '' NOT NULL", f"done_at {time}"])
    for table in ("purchase_order", "count_task"):
        name = f"fk_works_{table}_id_{table}s"
        add_columns("works", [f"{table}_id {key} CONSTRAINT {name} REFERENCES {table}s (id)"])
        op.create_index(op.f(f"ix_works_{table}_id"), "works", [f"{table}_id"])
    allow("count_tasks", "state", CountState)
    allow("works", "kind", WorkKind)
    allow("ledger", "movement", Movement)
    allow("ledger", "place_kind", Place)
    allow("scan_events", "verdict", Verdict)
    allow("cases", "kind", CaseKind)
    allow("cases", "resolution", Resolution)
    _enter_suspect_units()
    install_guards(op.get_bind())


def _create_purchase_orders() -> None:
    op.create_table(
        "purchase_orders",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("po_no", sa.String(length=48), nullable=False),
        sa.Column("supplier", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("entered_at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'received')", name=op.f("ck_purchase_orders_state_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_orders")),
        sa.UniqueConstraint("po_no", name=op.f("uq_purchase_orders_po_no")),
    )
    op.create_index(op.f("ix_purchase_orders_state"), "purchase_orders", ["state"])


def _create_purchase_lines() -> None:
    op.create_table(
        "purchase_lines",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("purchase_order_id", _KEY, nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("units_ordered", sa.Integer(), nullable=False),
        sa.Column("units_received", sa.Integer(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.CheckConstraint("units_ordered > 0", name=op.f("ck_purchase_lines_orders_units")),
        sa.CheckConstraint(
            "units_received >= 0", name=op.f("ck_purchase_lines_received_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_order_id"],
            ["purchase_orders.id"],
            name=op.f("fk_purchase_lines_purchase_order_id_purchase_orders"),
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_purchase_lines_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_lines")),
        sa.UniqueConstraint(
            "purchase_order_id",
            "product_id",
            name=op.f("uq_purchase_lines_purchase_order_id_product_id"),
        ),
    )
    op.create_index(op.f("ix_purchase_lines_product_id"), "purchase_lines", ["product_id"])


def _create_count_results() -> None:
    op.create_table(
        "count_results",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("count_task_id", _KEY, nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_task_id"],
            ["count_tasks.id"],
            name=op.f("fk_count_results_count_task_id_count_tasks"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_results")),
    )
    op.create_index(op.f("ix_count_results_count_task_id"), "count_results", ["count_task_id"])


def _enter_suspect_units() -> None:
    """What was not found at a pick had no account of its own: its units counted as free."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT stock.product_id, bins.code, stock.lot, stock.suspect FROM stock "
            "JOIN bins ON bins.id = stock.bin_id WHERE stock.suspect > 0 ORDER BY stock.id"
        )
    ).all()
    at = datetime.now(UTC)
    for product_id, bin_code, lot, units in rows:
        movement_id = uuid4()
        for place_kind, some in (("free", -units), ("suspect", units)):
            entry = {
                "movement_id": movement_id,
                "movement": "doubt",
                "product_id": product_id,
                "place_kind": place_kind,
                "place": bin_code,
                "lot": lot,
                "units": some,
                "reference": "upgrade",
                "badge": "",
                "station": "",
                "at": at,
            }
            connection.execute(sa.insert(_LEDGER).values(entry))


_LEDGER = sa.table(
    "ledger",
    sa.column("movement_id", sa.Uuid()),
    sa.column("movement", sa.String()),
    sa.column("product_id", sa.Integer()),
    sa.column("place_kind", sa.String()),
    sa.column("place", sa.String()),
    sa.column("lot", sa.String()),
    sa.column("units", sa.Integer()),
    sa.column("reference", sa.String()),
    sa.column("badge", sa.String()),
    sa.column("station", sa.String()),
    sa.column("at", UtcTime()),
)
