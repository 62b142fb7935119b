"""Two products that are taken for one another, side by side."""
