"""What each kind of trouble says, by where it comes from."""
