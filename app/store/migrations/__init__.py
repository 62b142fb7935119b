"""The Alembic tree."""
