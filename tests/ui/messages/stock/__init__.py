"""Mirror of ui/messages/stock."""
