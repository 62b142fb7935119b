"""The search for carts, on whole numbers only: prices, savings, annealing, a second process."""
