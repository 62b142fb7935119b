"""Mirror of ui/shell/workplace/stock."""
