"""Tests of the books of SOP phase 1."""
