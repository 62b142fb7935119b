"""What stock records do to the shelves: received, counted, moved, adjusted (S6)."""
