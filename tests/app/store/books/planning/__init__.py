"""Books of planning."""
