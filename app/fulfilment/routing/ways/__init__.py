"""Ways over a floor: where bins are picked from, distances, the grid, the search."""
