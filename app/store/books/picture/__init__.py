"""A picture of a few orders on the floor: locked, changed in memory, saved together."""
