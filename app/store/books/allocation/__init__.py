"""The set-based allocation of stock to orders."""
