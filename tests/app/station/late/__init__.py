"""Scans that came too late."""
