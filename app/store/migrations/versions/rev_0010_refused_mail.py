"""An e-mail that nobody takes is a kind of case of its own, and can be sent again."""

from alembic import op

from app.exception_queue.kinds import CaseKind, Resolution
from app.store.guards import install_guards
from app.store.migrations.altering import allow

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Let cases hold the new words, and say of refused e-mails what they are."""
    allow("cases", "kind", CaseKind)
    allow("cases", "resolution", Resolution)
    op.execute(
        f"UPDATE cases SET kind = '{CaseKind.MAIL_REFUSED.value}'"  # noqa: S608 -- our own words
        f" WHERE kind = '{CaseKind.REPORTED.value}' AND key LIKE 'outbox:%'"
    )
    install_guards(op.get_bind())
