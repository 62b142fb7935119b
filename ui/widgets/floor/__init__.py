"""Painted parts of floor screens: read from 3 m or at arm's length."""
