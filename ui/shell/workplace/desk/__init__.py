"""The desk's pages, each with what it asks of the shared database."""
