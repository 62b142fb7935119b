"""Labels that a station makes out of its own numbers."""
