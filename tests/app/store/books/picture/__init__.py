"""Tests of the floor's picture."""
