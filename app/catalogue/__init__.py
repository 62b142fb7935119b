"""Products with their barcodes, customers, and the map of the warehouse."""
