"""What policies do at replay: deviations and mistakes."""
