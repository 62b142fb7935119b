"""Screens of SOP phase 2."""
