"""Scales: one file for each protocol."""
