"""A walk may begin without totes: its picker binds one to each slot by scan."""

from app.store.migrations.altering import add_columns, allow_null, put_check

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Let stops wait for their tote; whatever was released has its own."""
    add_columns("wave_rule", ("totes_by_scan BOOLEAN NOT NULL DEFAULT false",))
    allow_null("pick_lines", ["tote_id"])
    condition = "units_picked = 0 OR tote_id IS NOT NULL"
    put_check("pick_lines", "picked_into_a_tote", condition)
