"""What stations report of themselves."""
