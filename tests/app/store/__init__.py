"""Tests of the shared database, on both engines."""
