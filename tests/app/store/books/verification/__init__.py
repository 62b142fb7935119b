"""Books of verification."""
