"""Screens of SOP phase 1."""
