"""The floor plan comes in by file."""
