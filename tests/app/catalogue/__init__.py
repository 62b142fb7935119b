"""Tests of the catalogue's imports."""
