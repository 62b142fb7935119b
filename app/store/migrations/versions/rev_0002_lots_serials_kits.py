"""Lots with their dates, serial numbers with their places, kits; what a carton holds, by lot."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Track what is in stock; lots that stock rows name already become lots."""
    _track_products()
    _create_lots()
    _create_serials()
    _create_kit_components()
    _let_lines_be_of_a_kit()
    _count_cartons_by_lot()


def _track_products() -> None:
    """Both engines add a column with its CHECK in place; batch mode would copy the whole table."""
    op.execute(
        "ALTER TABLE products ADD COLUMN tracking VARCHAR(24) DEFAULT 'none' NOT NULL"
        " CONSTRAINT ck_products_tracking_known"
        " CHECK (tracking IN ('none', 'lot', 'serial', 'lot+serial'))"
    )
    op.execute(
        "ALTER TABLE products ADD COLUMN min_days_left INTEGER DEFAULT 0 NOT NULL"
        " CONSTRAINT ck_products_days_left_not_negative CHECK (min_days_left >= 0)"
    )
    op.execute(
        "UPDATE products SET tracking = 'lot'"
        " WHERE id IN (SELECT product_id FROM stock WHERE lot <> '')"
    )


def _create_lots() -> None:
    op.create_table(
        "lots",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("lot", sa.String(length=48), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("quarantined", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("lot <> ''", name=op.f("ck_lots_has_a_name")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_lots_product_id_products")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lots")),
        sa.UniqueConstraint("product_id", "lot", name=op.f("uq_lots_product_id_lot")),
    )
    op.execute(
        "INSERT INTO lots (product_id, lot)"
        " SELECT DISTINCT product_id, lot FROM stock WHERE lot <> ''"
    )


def _create_serials() -> None:
    places = {"bin_id": "bins", "order_line_id": "order_lines", "carton_id": "cartons"}
    op.create_table(
        "serials",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("product_id", _KEY, nullable=False),
        sa.Column("serial", sa.String(length=48), nullable=False),
        sa.Column("lot", sa.String(length=48), nullable=False),
        sa.Column("place", sa.String(length=24), nullable=False),
        *(sa.Column(name, _KEY, nullable=True) for name in places),
        sa.CheckConstraint(
            "place IN ('bin', 'tote', 'carton', 'shipped', 'gone')",
            name=op.f("ck_serials_place_known"),
        ),
        sa.CheckConstraint("serial <> ''", name=op.f("ck_serials_has_a_number")),
        sa.CheckConstraint(
            "(place = 'bin') = (bin_id IS NOT NULL)", name=op.f("ck_serials_in_a_bin_or_not")
        ),
        sa.CheckConstraint(
            "(place IN ('carton', 'shipped')) = (carton_id IS NOT NULL)",
            name=op.f("ck_serials_in_a_carton_or_not"),
        ),
        sa.CheckConstraint(
            "(place IN ('tote', 'carton', 'shipped')) = (order_line_id IS NOT NULL)",
            name=op.f("ck_serials_picked_for_a_line"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{table}.id"], name=op.f(f"fk_serials_{name}_{table}")
            )
            for name, table in {"product_id": "products", **places}.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serials")),
        sa.UniqueConstraint("product_id", "serial", name=op.f("uq_serials_product_id_serial")),
    )
    for name in places:
        op.create_index(op.f(f"ix_serials_{name}"), "serials", [name], unique=False)


def _create_kit_components() -> None:
    op.create_table(
        "kit_components",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("kit_id", _KEY, nullable=False),
        sa.Column("component_id", _KEY, nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.CheckConstraint("units > 0", name=op.f("ck_kit_components_units_positive")),
        sa.CheckConstraint("kit_id <> component_id", name=op.f("ck_kit_components_not_of_itself")),
        *(
            sa.ForeignKeyConstraint(
                [name], ["products.id"], name=op.f(f"fk_kit_components_{name}_products")
            )
            for name in ("kit_id", "component_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit_components")),
        sa.UniqueConstraint(
            "kit_id", "component_id", name=op.f("uq_kit_components_kit_id_component_id")
        ),
    )


def _let_lines_be_of_a_kit() -> None:
    op.execute(
        "ALTER TABLE order_lines ADD COLUMN kit_units INTEGER DEFAULT 0 NOT NULL"
        " CONSTRAINT ck_order_lines_kit_units_not_negative CHECK (kit_units >= 0)"
        " CONSTRAINT ck_order_lines_a_kit_needs_no_units"
        " CHECK (kit_units = 0 OR units_ordered = 0)"
    )
    op.execute(
        f"ALTER TABLE order_lines ADD COLUMN kit_line_id {_key_type()}"
        " CONSTRAINT fk_order_lines_kit_line_id_order_lines REFERENCES order_lines (id)"
    )
    op.create_index(
        op.f("ix_order_lines_kit_line_id"), "order_lines", ["kit_line_id"], unique=False
    )


def _key_type() -> str:
    return "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"


def _count_cartons_by_lot() -> None:
    """Nothing refers to this table, so that SQLite may copy it."""
    with op.batch_alter_table("carton_contents") as batch:
        batch.add_column(sa.Column("lot", sa.String(48), server_default="", nullable=False))
        batch.drop_constraint("uq_carton_contents_carton_id_order_line_id", type_="unique")
        batch.create_unique_constraint(
            "uq_carton_contents_carton_id_order_line_id_lot", ["carton_id", "order_line_id", "lot"]
        )
