"""Painted parts of desk screens: figures, lists, details, actions."""
