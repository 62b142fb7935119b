"""What the floor says of goods that are told apart."""
