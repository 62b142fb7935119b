"""Final dispatch: what goes to which carrier, and how far each handover is."""
