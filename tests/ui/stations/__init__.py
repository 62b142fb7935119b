"""The wall of all stations."""
