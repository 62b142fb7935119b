"""A whole station, put together as the program does."""
