"""Tests of the drawn scanner."""
