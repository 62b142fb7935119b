"""The layout of the floor, drawn by whoever runs it."""
