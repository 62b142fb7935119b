"""The map of the warehouse."""
