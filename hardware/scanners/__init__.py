"""Framing of scans, and one file per scanner family."""
