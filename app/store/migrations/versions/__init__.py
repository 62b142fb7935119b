"""One file per release of the schema."""
