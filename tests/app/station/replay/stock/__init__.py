"""Mirror of app/station/replay/stock."""
