"""${message}"""

from alembic import op
import sqlalchemy as sa

from app.store.guards import install_guards

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Upgrade to this revision and set the guards again."""
    ${upgrades if upgrades else "pass"}
    install_guards(op.get_bind())
