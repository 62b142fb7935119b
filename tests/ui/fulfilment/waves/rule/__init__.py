"""When waves go."""
