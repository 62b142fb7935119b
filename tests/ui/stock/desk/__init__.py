"""Mirror of ui/stock/desk."""
