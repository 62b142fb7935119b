"""The layout editor."""
