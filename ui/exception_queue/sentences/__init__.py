"""What each kind of case says of itself."""
