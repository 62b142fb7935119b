"""Which orders share a cart."""
