"""Tests of the second scan."""
