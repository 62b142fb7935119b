"""The tables of the first slice."""

from alembic import op

from app.store.columns import Base
from app.store.guards import install_guards

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table and set the guards."""
    Base.metadata.create_all(op.get_bind())
    install_guards(op.get_bind())
