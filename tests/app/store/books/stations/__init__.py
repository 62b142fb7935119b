"""Books of the floor."""
