"""Mirror of ui/stock/floor."""
