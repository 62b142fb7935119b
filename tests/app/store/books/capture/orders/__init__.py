"""Tests of the parts of the order book."""
