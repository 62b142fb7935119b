"""Mirror of ui/stock."""
