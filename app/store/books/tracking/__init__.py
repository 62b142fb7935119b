"""Lots and serial numbers: what they are, where they are, whether they may be sold."""
