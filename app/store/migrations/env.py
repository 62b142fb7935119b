"""Alembic's entry: one connection, one transaction, the same on both engines."""

from alembic import context

from app.store import schema
from app.store.columns import Base

assert schema.__all__  # noqa: S101 -- the import is what fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
