"""Lots and serial numbers in the store."""
