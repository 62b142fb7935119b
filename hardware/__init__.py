"""What devices say: no Qt, no orders, no database."""
