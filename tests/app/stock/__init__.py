"""Mirror of app/stock."""
