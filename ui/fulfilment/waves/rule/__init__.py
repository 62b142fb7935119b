"""When waves go and what a cart takes, at the desk."""
