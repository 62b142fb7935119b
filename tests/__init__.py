"""Tests, in mirror of the house."""
