"""Figures, not verdicts: what `make bench` prints."""
