"""Pages from which a supervisor oversees the floor."""
