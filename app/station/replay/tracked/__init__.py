"""Lots and serial numbers at replay: what the database decides again about tracked goods."""
