"""Books of shipping."""
