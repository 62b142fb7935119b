"""The words of the floor."""
