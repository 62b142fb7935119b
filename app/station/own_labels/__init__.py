"""Labels that a station makes out of its own numbers while the shared database is gone."""
