"""The tables of the first release, frozen: later releases add migrations and never edit it."""

import sqlalchemy as sa
from alembic import op

from app.store.columns import UtcTime
from app.store.guards import install_guards

revision = "0001"
down_revision = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table and set the guards."""
    for create in _TABLES:
        create()
    install_guards(op.get_bind())


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"], unique=False)


def _create_bins() -> None:
    op.create_table(
        "bins",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("zone", sa.String(length=48), nullable=False),
        sa.Column("aisle", sa.String(length=48), nullable=False),
        sa.Column("bay", sa.String(length=48), nullable=False),
        sa.Column("level", sa.String(length=48), nullable=False),
        sa.Column("x_mm", sa.Integer(), nullable=True),
        sa.Column("y_mm", sa.Integer(), nullable=True),
        sa.Column("walk_order", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(x_mm IS NULL) = (y_mm IS NULL)", name=op.f("ck_bins_both_coordinates_or_none")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bins")),
        sa.UniqueConstraint("code", name=op.f("uq_bins_code")),
    )


def _create_carton_types() -> None:
    op.create_table(
        "carton_types",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("length_mm", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("height_mm", sa.Integer(), nullable=False),
        sa.Column("tare_grams", sa.Integer(), nullable=False),
        sa.Column("max_grams", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length_mm > 0 AND width_mm > 0 AND height_mm > 0",
            name=op.f("ck_carton_types_has_a_size"),
        ),
        sa.CheckConstraint(
            "max_grams > tare_grams AND tare_grams >= 0",
            name=op.f("ck_carton_types_weights_make_sense"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carton_types")),
        sa.UniqueConstraint("code", name=op.f("uq_carton_types_code")),
    )


def _create_customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("ships_complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("number", name=op.f("uq_customers_number")),
    )


def _create_number_series() -> None:
    op.create_table(
        "number_series",
        sa.Column("name", sa.String(length=48), nullable=False),
        sa.Column("next_value", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("next_value > 0", name=op.f("ck_number_series_next_value_positive")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_number_series")),
    )


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("pin_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role IN ('packer', 'clerk', 'supervisor', 'administrator')",
            name=op.f("ck_people_role_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("badge", name=op.f("uq_people_badge")),
    )


def _create_products() -> None:
    op.create_table(
        "products",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("sku", sa.String(length=48), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("weight_grams", sa.Integer(), nullable=False),
        sa.Column("length_mm", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("height_mm", sa.Integer(), nullable=False),
        sa.Column("sellable", sa.Boolean(), nullable=False),
        sa.Column("count_policy", sa.String(length=48), nullable=False),
        sa.CheckConstraint(
            "count_policy IN ('each', 'first then count')",
            name=op.f("ck_products_count_policy_known"),
        ),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_products_price_not_negative")),
        sa.CheckConstraint("weight_grams >= 0", name=op.f("ck_products_weight_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("sku", name=op.f("uq_products_sku")),
    )


def _create_source_documents() -> None:
    op.create_table(
        "source_documents",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_documents")),
        sa.UniqueConstraint("kind", "sha256", name=op.f("uq_source_documents_kind_sha256")),
    )


def _create_stations() -> None:
    op.create_table(
        "stations",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("name", sa.String(length=48), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=True),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_seen", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stations")),
        sa.UniqueConstraint("name", name=op.f("uq_stations_name")),
    )


def _create_waves() -> None:
    op.create_table(
        "waves",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("wave_no", sa.String(length=48), nullable=False),
        sa.Column("zone", sa.String(length=48), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("released_at", UtcTime(), nullable=False),
        sa.CheckConstraint("state IN ('released', 'done')", name=op.f("ck_waves_state_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waves")),
        sa.UniqueConstraint("wave_no", name=op.f("uq_waves_wave_no")),
    )


def _create_count_tasks() -> None:
    op.create_table(
        "count_tasks",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("bin_id", _KEY, nullable=False),
        sa.Column("product_id", _KEY, nullable=True),
        sa.Column("reason", sa.String(length=48), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("opened_by", sa.String(length=48), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done')", name=op.f("ck_count_tasks_state_known")),
        sa.ForeignKeyConstraint(["bin_id"], ["bins.id"], name=op.f("fk_count_tasks_bin_id_bins")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_count_tasks_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_tasks")),
    )
    op.create_index(op.f("ix_count_tasks_state"), "count_tasks", ["state"], unique=False)


def _create_ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("movement_id", sa.Uuid(), nullable=False),
        sa.Column("movement", sa.String(length=24), nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("place_kind", sa.String(length=24), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("lot", sa.String(length=48), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=48), nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "movement IN ('receipt', 'hold', 'release', 'pick', 'unpick', 'pack', 'unpack', 'ship', 'count', 'move', 'return', 'write-off')",
            name=op.f("ck_ledger_movement_known"),
        ),
        sa.CheckConstraint(
            "place_kind IN ('supplier', 'free', 'held', 'tote', 'carton', 'customer', 'difference')",
            name=op.f("ck_ledger_place_kind_known"),
        ),
        sa.CheckConstraint("units <> 0", name=op.f("ck_ledger_units_not_zero")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_ledger_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_index(op.f("ix_ledger_movement_id"), "ledger", ["movement_id"], unique=False)
    op.create_index(
        op.f("ix_ledger_product_id_place_kind_place"),
        "ledger",
        ["product_id", "place_kind", "place"],
        unique=False,
    )
    op.create_index(op.f("ix_ledger_reference"), "ledger", ["reference"], unique=False)


def _create_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("order_no", sa.String(length=48), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("channel_order_no", sa.String(length=48), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("customer_id", _KEY, nullable=True),
        sa.Column("document_id", _KEY, nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=48), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("subtotal_minor", sa.BigInteger(), nullable=False),
        sa.Column("shipping_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("discount_minor", sa.BigInteger(), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("financial_status", sa.String(length=24), nullable=False),
        sa.Column("payment_reference", sa.String(length=200), nullable=False),
        sa.Column("shipping_method", sa.String(length=200), nullable=False),
        sa.Column("ships_complete", sa.Boolean(), nullable=False),
        sa.Column("placed_at", UtcTime(), nullable=False),
        sa.Column("cancelled_at", UtcTime(), nullable=True),
        sa.Column("dispatch_by", UtcTime(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("staged_at", UtcTime(), nullable=True),
        sa.Column("shipped_at", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('received', 'held', 'staged', 'backordered', 'allocated', 'released', 'picked', 'packing', 'packed', 'shipped', 'cancelled')",
            name=op.f("ck_orders_state_known"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_orders_version_positive")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_documents.id"],
            name=op.f("fk_orders_document_id_source_documents"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint(
            "channel", "channel_order_no", name=op.f("uq_orders_channel_channel_order_no")
        ),
        sa.UniqueConstraint("order_no", name=op.f("uq_orders_order_no")),
    )
    op.create_index(op.f("ix_orders_dispatch_by"), "orders", ["dispatch_by"], unique=False)
    op.create_index(op.f("ix_orders_email"), "orders", ["email"], unique=False)
    op.create_index(op.f("ix_orders_placed_at"), "orders", ["placed_at"], unique=False)
    op.create_index(
        op.f("ix_orders_state_dispatch_by"), "orders", ["state", "dispatch_by"], unique=False
    )


def _create_product_codes() -> None:
    op.create_table(
        "product_codes",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.CheckConstraint("units > 0", name=op.f("ck_product_codes_units_positive")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_product_codes_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_codes")),
        sa.UniqueConstraint("code", "product_id", name=op.f("uq_product_codes_code_product_id")),
    )
    op.create_index(
        op.f("ix_product_codes_product_id"), "product_codes", ["product_id"], unique=False
    )


def _create_stock() -> None:
    op.create_table(
        "stock",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("bin_id", _KEY, nullable=False),
        sa.Column("lot", sa.String(length=48), nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("suspect", sa.Integer(), nullable=False),
        sa.CheckConstraint("held >= 0", name=op.f("ck_stock_held_not_negative")),
        sa.CheckConstraint("on_hand >= held + suspect", name=op.f("ck_stock_never_oversold")),
        sa.CheckConstraint("suspect >= 0", name=op.f("ck_stock_suspect_not_negative")),
        sa.ForeignKeyConstraint(["bin_id"], ["bins.id"], name=op.f("fk_stock_bin_id_bins")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_stock_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock")),
        sa.UniqueConstraint(
            "product_id", "bin_id", "lot", name=op.f("uq_stock_product_id_bin_id_lot")
        ),
    )
    op.create_index(op.f("ix_stock_bin_id"), "stock", ["bin_id"], unique=False)


def _create_cartons() -> None:
    op.create_table(
        "cartons",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("order_id", _KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("carton_type", sa.String(length=48), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("sscc", sa.String(length=48), nullable=True),
        sa.Column("weight_grams", sa.Integer(), nullable=True),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("packed_by", sa.String(length=48), nullable=False),
        sa.CheckConstraint(
            "state = 'open' OR sscc IS NOT NULL", name=op.f("ck_cartons_labelled_has_sscc")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'labelled', 'closed', 'shipped')",
            name=op.f("ck_cartons_state_known"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_cartons_number_positive")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_cartons_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cartons")),
        sa.UniqueConstraint("order_id", "number", name=op.f("uq_cartons_order_id_number")),
        sa.UniqueConstraint("sscc", name=op.f("uq_cartons_sscc")),
    )


def _create_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("case_no", sa.String(length=48), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("severity", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("order_id", _KEY, nullable=True),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("owner", sa.String(length=48), nullable=False),
        sa.Column("owned_until", UtcTime(), nullable=True),
        sa.Column("resolution", sa.String(length=24), nullable=True),
        sa.Column("solved_by", sa.String(length=48), nullable=False),
        sa.Column("solved_at", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "(state = 'solved') = (solved_at IS NOT NULL)", name=op.f("ck_cases_solved_has_a_time")
        ),
        sa.CheckConstraint(
            "kind IN ('bad row', 'order revised', 'address', 'sku', 'price', 'payment', 'cancellation', 'out of stock', 'double-scan', 'reported', 'label failed', 'no carrier', 'replay')",
            name=op.f("ck_cases_kind_known"),
        ),
        sa.CheckConstraint(
            "resolution IN ('check again', 'approve', 'cancel order', 'keep order', 'ship short', 'wait for stock', 'send back', 'count bin', 'hold order', 'print again', 'dismiss')",
            name=op.f("ck_cases_resolution_known"),
        ),
        sa.CheckConstraint(
            "severity IN ('high', 'normal', 'low')", name=op.f("ck_cases_severity_known")
        ),
        sa.CheckConstraint("state IN ('open', 'solved')", name=op.f("ck_cases_state_known")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_cases_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("case_no", name=op.f("uq_cases_case_no")),
    )
    op.create_index(op.f("ix_cases_order_id"), "cases", ["order_id"], unique=False)
    op.create_index(op.f("ix_cases_state_due_at"), "cases", ["state", "due_at"], unique=False)
    op.create_index(
        "uq_cases_key_open",
        "cases",
        ["key"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _create_order_addresses() -> None:
    op.create_table(
        "order_addresses",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("order_id", _KEY, nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("company", sa.String(length=200), nullable=False),
        sa.Column("street1", sa.String(length=200), nullable=False),
        sa.Column("street2", sa.String(length=200), nullable=False),
        sa.Column("city", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=48), nullable=False),
        sa.Column("region", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=48), nullable=False),
        sa.Column("phone", sa.String(length=48), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('shipping', 'billing')", name=op.f("ck_order_addresses_purpose_known")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_addresses_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_addresses")),
        sa.UniqueConstraint(
            "order_id", "purpose", name=op.f("uq_order_addresses_order_id_purpose")
        ),
    )


def _create_order_lines() -> None:
    op.create_table(
        "order_lines",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("order_id", _KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(length=48), nullable=False),
        sa.Column("product_id", _KEY, nullable=True),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("units_ordered", sa.Integer(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("discount_minor", sa.BigInteger(), nullable=False),
        sa.Column("units_allocated", sa.Integer(), nullable=False),
        sa.Column("units_backordered", sa.Integer(), nullable=False),
        sa.Column("units_picked", sa.Integer(), nullable=False),
        sa.Column("units_packed", sa.Integer(), nullable=False),
        sa.Column("units_shipped", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "units_allocated = 0 OR units_allocated <= units_ordered",
            name=op.f("ck_order_lines_never_overallocated"),
        ),
        sa.CheckConstraint(
            "units_backordered >= 0 AND (units_backordered = 0 OR units_allocated + units_backordered <= units_ordered)",
            name=op.f("ck_order_lines_backorder_fits"),
        ),
        sa.CheckConstraint(
            "units_packed <= units_picked", name=op.f("ck_order_lines_never_packed_unpicked")
        ),
        sa.CheckConstraint(
            "units_picked <= units_allocated", name=op.f("ck_order_lines_never_picked_unallocated")
        ),
        sa.CheckConstraint(
            "units_shipped <= units_packed", name=op.f("ck_order_lines_never_shipped_unpacked")
        ),
        sa.CheckConstraint("units_shipped >= 0", name=op.f("ck_order_lines_shipped_not_negative")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id_orders")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_order_lines_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lines")),
        sa.UniqueConstraint("order_id", "position", name=op.f("uq_order_lines_order_id_position")),
    )
    op.create_index(op.f("ix_order_lines_product_id"), "order_lines", ["product_id"], unique=False)


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("order_id", _KEY, nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", UtcTime(), nullable=False),
        sa.Column("taken_by", sa.String(length=48), nullable=False),
        sa.Column("taken_until", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("done_at", UtcTime(), nullable=True),
        sa.Column("detail", sa.String(length=1000), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'taken', 'done', 'refused')", name=op.f("ck_outbox_state_known")
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_outbox_attempts_not_negative")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_outbox_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index(op.f("ix_outbox_order_id"), "outbox", ["order_id"], unique=False)
    op.create_index(
        op.f("ix_outbox_state_next_attempt_at"),
        "outbox",
        ["state", "next_attempt_at"],
        unique=False,
    )


def _create_works() -> None:
    op.create_table(
        "works",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("work_no", sa.String(length=48), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("wave_id", _KEY, nullable=True),
        sa.Column("order_id", _KEY, nullable=True),
        sa.Column("holder", sa.String(length=48), nullable=False),
        sa.Column("holder_badge", sa.String(length=48), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("order_version", sa.Integer(), nullable=False),
        sa.Column("package", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("lease_until", UtcTime(), nullable=True),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("done_at", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'pack') = (order_id IS NOT NULL)", name=op.f("ck_works_packing_has_an_order")
        ),
        sa.CheckConstraint(
            "(state = 'claimed') = (holder <> '')", name=op.f("ck_works_claimed_has_a_holder")
        ),
        sa.CheckConstraint("kind IN ('pick', 'pack')", name=op.f("ck_works_kind_known")),
        sa.CheckConstraint(
            "state IN ('open', 'claimed', 'done', 'set aside', 'withdrawn')",
            name=op.f("ck_works_state_known"),
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_works_order_id_orders")),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_works_wave_id_waves")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_works")),
        sa.UniqueConstraint("work_no", name=op.f("uq_works_work_no")),
    )
    op.create_index(op.f("ix_works_kind_state"), "works", ["kind", "state"], unique=False)
    op.create_index(op.f("ix_works_order_id"), "works", ["order_id"], unique=False)
    op.create_index(op.f("ix_works_wave_id"), "works", ["wave_id"], unique=False)


def _create_carton_contents() -> None:
    op.create_table(
        "carton_contents",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("carton_id", _KEY, nullable=False),
        sa.Column("order_line_id", _KEY, nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.CheckConstraint("units >= 0", name=op.f("ck_carton_contents_units_not_negative")),
        sa.ForeignKeyConstraint(
            ["carton_id"], ["cartons.id"], name=op.f("fk_carton_contents_carton_id_cartons")
        ),
        sa.ForeignKeyConstraint(
            ["order_line_id"],
            ["order_lines.id"],
            name=op.f("fk_carton_contents_order_line_id_order_lines"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carton_contents")),
        sa.UniqueConstraint(
            "carton_id", "order_line_id", name=op.f("uq_carton_contents_carton_id_order_line_id")
        ),
    )
    op.create_index(
        op.f("ix_carton_contents_order_line_id"), "carton_contents", ["order_line_id"], unique=False
    )


def _create_case_events() -> None:
    op.create_table(
        "case_events",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("case_id", _KEY, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_events_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_events")),
    )
    op.create_index(op.f("ix_case_events_case_id"), "case_events", ["case_id"], unique=False)


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("carton_id", _KEY, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=24), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "format IN ('zpl', 'zpl300', 'pdf')", name=op.f("ck_documents_format_known")
        ),
        sa.CheckConstraint("kind IN ('label', 'slip')", name=op.f("ck_documents_kind_known")),
        sa.ForeignKeyConstraint(
            ["carton_id"], ["cartons.id"], name=op.f("fk_documents_carton_id_cartons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint(
            "kind",
            "carton_id",
            "revision",
            "format",
            name=op.f("uq_documents_kind_carton_id_revision_format"),
        ),
    )


def _create_holds() -> None:
    op.create_table(
        "holds",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("order_line_id", _KEY, nullable=False),
        sa.Column("stock_id", _KEY, nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("picked", sa.Integer(), nullable=False),
        sa.Column("released", sa.Integer(), nullable=False),
        sa.Column("held_at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "picked + released <= units", name=op.f("ck_holds_never_more_than_held")
        ),
        sa.CheckConstraint(
            "units > 0 AND picked >= 0 AND released >= 0", name=op.f("ck_holds_counts_make_sense")
        ),
        sa.ForeignKeyConstraint(
            ["order_line_id"], ["order_lines.id"], name=op.f("fk_holds_order_line_id_order_lines")
        ),
        sa.ForeignKeyConstraint(["stock_id"], ["stock.id"], name=op.f("fk_holds_stock_id_stock")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
        sa.UniqueConstraint(
            "order_line_id", "stock_id", name=op.f("uq_holds_order_line_id_stock_id")
        ),
    )
    op.create_index(op.f("ix_holds_stock_id"), "holds", ["stock_id"], unique=False)


def _create_scan_events() -> None:
    op.create_table(
        "scan_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.String(length=48), nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("work_id", _KEY, nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("parsed", sa.String(length=1000), nullable=False),
        sa.Column("verdict", sa.String(length=24), nullable=False),
        sa.Column("event", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("outcome_detail", sa.String(length=1000), nullable=False),
        sa.Column("station_at", UtcTime(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('applied', 'stale_fence', 'over', 'order_changed', 'invalid')",
            name=op.f("ck_scan_events_outcome_known"),
        ),
        sa.CheckConstraint(
            "verdict IN ('accepted', 'line done', 'task done', 'wrong item', 'over quantity', 'unknown code', 'ambiguous code', 'wrong bin', 'wrong tote', 'wrong carton', 'wrong lot', 'lot required', 'expired', 'wrong serial', 'serial required', 'duplicate serial', 'not counted', 'wrong state', 'order changed', 'order cancelled', 'not yours')",
            name=op.f("ck_scan_events_verdict_known"),
        ),
        sa.CheckConstraint("seq > 0", name=op.f("ck_scan_events_seq_positive")),
        sa.ForeignKeyConstraint(
            ["work_id"], ["works.id"], name=op.f("fk_scan_events_work_id_works")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_events")),
        sa.UniqueConstraint(
            "station", "epoch", "seq", name=op.f("uq_scan_events_station_epoch_seq")
        ),
    )
    op.create_index(op.f("ix_scan_events_work_id"), "scan_events", ["work_id"], unique=False)


def _create_shipments() -> None:
    op.create_table(
        "shipments",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("carton_id", _KEY, nullable=False),
        sa.Column("order_id", _KEY, nullable=False),
        sa.Column("carrier", sa.String(length=200), nullable=False),
        sa.Column("service", sa.String(length=200), nullable=False),
        sa.Column("tracking_no", sa.String(length=48), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("weight_grams", sa.Integer(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=False),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("booked_at", UtcTime(), nullable=False),
        sa.Column("label_scanned_at", UtcTime(), nullable=True),
        sa.Column("dispatched_at", UtcTime(), nullable=True),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_shipments_price_not_negative")),
        sa.ForeignKeyConstraint(
            ["carton_id"], ["cartons.id"], name=op.f("fk_shipments_carton_id_cartons")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_shipments_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipments")),
        sa.UniqueConstraint("carton_id", name=op.f("uq_shipments_carton_id")),
        sa.UniqueConstraint("tracking_no", name=op.f("uq_shipments_tracking_no")),
    )
    op.create_index(op.f("ix_shipments_order_id"), "shipments", ["order_id"], unique=False)


def _create_totes() -> None:
    op.create_table(
        "totes",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("order_id", _KEY, nullable=True),
        sa.Column("work_id", _KEY, nullable=True),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(order_id IS NULL) = (work_id IS NULL)", name=op.f("ck_totes_bound_or_free")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_totes_order_id_orders")),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_totes_work_id_works")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_totes")),
        sa.UniqueConstraint("code", name=op.f("uq_totes_code")),
        sa.UniqueConstraint("work_id", "slot", name=op.f("uq_totes_work_id_slot")),
    )
    op.create_index(op.f("ix_totes_order_id"), "totes", ["order_id"], unique=False)


def _create_pick_lines() -> None:
    op.create_table(
        "pick_lines",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("work_id", _KEY, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("order_line_id", _KEY, nullable=False),
        sa.Column("hold_id", _KEY, nullable=False),
        sa.Column("tote_id", _KEY, nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("units_needed", sa.Integer(), nullable=False),
        sa.Column("units_picked", sa.Integer(), nullable=False),
        sa.Column("units_short", sa.Integer(), nullable=False),
        sa.Column("picked_by", sa.String(length=48), nullable=False),
        sa.Column("order_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("units_needed > 0", name=op.f("ck_pick_lines_needs_units")),
        sa.CheckConstraint(
            "units_picked + units_short <= units_needed",
            name=op.f("ck_pick_lines_never_overpicked"),
        ),
        sa.CheckConstraint(
            "units_picked >= 0 AND units_short >= 0", name=op.f("ck_pick_lines_counts_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["hold_id"], ["holds.id"], name=op.f("fk_pick_lines_hold_id_holds")
        ),
        sa.ForeignKeyConstraint(
            ["order_line_id"],
            ["order_lines.id"],
            name=op.f("fk_pick_lines_order_line_id_order_lines"),
        ),
        sa.ForeignKeyConstraint(
            ["tote_id"], ["totes.id"], name=op.f("fk_pick_lines_tote_id_totes")
        ),
        sa.ForeignKeyConstraint(
            ["work_id"], ["works.id"], name=op.f("fk_pick_lines_work_id_works")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pick_lines")),
        sa.UniqueConstraint("work_id", "sequence", name=op.f("uq_pick_lines_work_id_sequence")),
    )
    op.create_index(op.f("ix_pick_lines_hold_id"), "pick_lines", ["hold_id"], unique=False)
    op.create_index(
        op.f("ix_pick_lines_order_line_id"), "pick_lines", ["order_line_id"], unique=False
    )


def _create_print_jobs() -> None:
    op.create_table(
        "print_jobs",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("document_id", _KEY, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("printer", sa.String(length=48), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reprint_of", _KEY, nullable=True),
        sa.Column("reprint_no", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(length=48), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.String(length=1000), nullable=False),
        sa.Column("queued_at", UtcTime(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'confirmed', 'failed', 'unknown')",
            name=op.f("ck_print_jobs_state_known"),
        ),
        sa.CheckConstraint(
            "(reprint_of IS NULL) = (reprint_no = 0)",
            name=op.f("ck_print_jobs_reprint_has_its_original"),
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_print_jobs_attempts_not_negative")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_print_jobs_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["reprint_of"], ["print_jobs.id"], name=op.f("fk_print_jobs_reprint_of_print_jobs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_jobs")),
        sa.UniqueConstraint("key", name=op.f("uq_print_jobs_key")),
    )
    op.create_index(op.f("ix_print_jobs_document_id"), "print_jobs", ["document_id"], unique=False)
    op.create_index(op.f("ix_print_jobs_state"), "print_jobs", ["state"], unique=False)


_TABLES = (
    _create_audit,
    _create_bins,
    _create_carton_types,
    _create_customers,
    _create_number_series,
    _create_people,
    _create_products,
    _create_source_documents,
    _create_stations,
    _create_waves,
    _create_count_tasks,
    _create_ledger,
    _create_orders,
    _create_product_codes,
    _create_stock,
    _create_cartons,
    _create_cases,
    _create_order_addresses,
    _create_order_lines,
    _create_outbox,
    _create_works,
    _create_carton_contents,
    _create_case_events,
    _create_documents,
    _create_holds,
    _create_scan_events,
    _create_shipments,
    _create_totes,
    _create_pick_lines,
    _create_print_jobs,
)
