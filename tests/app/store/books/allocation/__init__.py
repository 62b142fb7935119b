"""Tests of set-based allocation."""
