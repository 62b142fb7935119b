"""Lists of a million orders: each sort is whole in an index, on PostgreSQL too."""

from alembic import op

revision = "0017"
down_revision = "0016"

_OLD = ("state_dispatch_by", "dispatch_by", "placed_at", "email")
_NEW = (
    ["state", "dispatch_by", "id"],
    ["state", "placed_at", "id"],
    ["state", "order_no"],
    ["dispatch_by", "id"],
    ["placed_at", "id"],
)


def upgrade() -> None:
    """Add the id to what is sorted by; nobody looks for an e-mail address by its index any more."""
    for name in _OLD:
        op.drop_index(op.f(f"ix_orders_{name}"), "orders")
    for columns in _NEW:
        op.create_index(op.f(f"ix_orders_{'_'.join(columns)}"), "orders", columns)
