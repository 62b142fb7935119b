"""Tests of ui/capture."""
