"""Tests of the first scan."""
