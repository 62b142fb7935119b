"""The map of the warehouse: aisles, bins, walks."""
