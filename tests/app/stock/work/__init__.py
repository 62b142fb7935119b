"""Mirror of app/stock/work."""
