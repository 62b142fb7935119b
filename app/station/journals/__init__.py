"""What becomes of journal files: rotated when all is sent, missed when they are lost."""
