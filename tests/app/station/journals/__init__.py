"""What becomes of journal files."""
