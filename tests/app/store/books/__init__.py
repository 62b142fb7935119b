"""Tests of the shared database."""
