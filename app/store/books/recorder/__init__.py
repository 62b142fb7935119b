"""What the flight recorder reads."""
