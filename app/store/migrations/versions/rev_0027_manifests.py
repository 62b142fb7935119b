"""A carrier's handover is closed with a manifest; what left before is on one of its own."""

import sqlalchemy as sa
from alembic import op

from app.store.columns import UtcTime
from app.store.guards import install_guards
from app.store.migrations.altering import add_columns, put_check

revision = "0027"
down_revision = "0026"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_CARRIERS = (
    "SELECT DISTINCT carrier FROM shipments WHERE dispatched_at IS NOT NULL ORDER BY carrier"
)
_LEFT_BEFORE = """
INSERT INTO manifests (manifest_no, carrier, closed_at, closed_by, station, approved_by, parcels)
SELECT :manifest_no, carrier, max(dispatched_at), '', '', '', count(*) FROM shipments
WHERE carrier = :carrier AND dispatched_at IS NOT NULL GROUP BY carrier
"""
_TAKEN = """
UPDATE shipments SET manifest_id = (SELECT id FROM manifests WHERE carrier = shipments.carrier)
WHERE dispatched_at IS NOT NULL
"""


def upgrade() -> None:
    """Add the table, and close what left: else the first manifest would name it all."""
    _create_manifests()
    key = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    fk = "CONSTRAINT fk_shipments_manifest_id_manifests REFERENCES manifests (id)"
    add_columns("shipments", [f"manifest_id {key} {fk}"])
    _close_what_left()
    put_check(
        "shipments", "on_a_manifest_is_aboard", "manifest_id IS NULL OR dispatched_at IS NOT NULL"
    )
    columns = ["manifest_id", "carrier"]
    op.create_index(op.f("ix_shipments_manifest_id_carrier"), "shipments", columns)
    install_guards(op.get_bind())


def _create_manifests() -> None:
    op.create_table(
        "manifests",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("manifest_no", sa.String(length=48), nullable=False),
        sa.Column("carrier", sa.String(length=200), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=False),
        sa.Column("closed_by", sa.String(length=48), nullable=False),
        sa.Column("station", sa.String(length=48), nullable=False),
        sa.Column("approved_by", sa.String(length=48), nullable=False),
        sa.Column("parcels", sa.Integer(), nullable=False),
        sa.CheckConstraint("parcels > 0", name=op.f("ck_manifests_parcels_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manifests")),
        sa.UniqueConstraint("manifest_no", name=op.f("uq_manifests_manifest_no")),
    )
    op.create_index(op.f("ix_manifests_station"), "manifests", ["station"])


def _close_what_left() -> None:
    connection = op.get_bind()
    carriers = connection.execute(sa.text(_CARRIERS)).scalars().all()
    for number, carrier in enumerate(carriers, start=1):
        values = {"manifest_no": f"M-{number:05}", "carrier": carrier}
        connection.execute(sa.text(_LEFT_BEFORE), values)
    if carriers:
        connection.execute(sa.text(_TAKEN))
        series = sa.text("INSERT INTO number_series (name, next_value) VALUES ('manifest', :next)")
        connection.execute(series, {"next": len(carriers) + 1})
