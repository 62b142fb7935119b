"""Orders that are cancelled, and their goods."""
