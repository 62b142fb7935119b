"""The shared database, and the only importer of SQLAlchemy."""
