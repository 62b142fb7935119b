"""Planning waves: orders grouped, shared among carts, walked the shortest way (T2)."""
