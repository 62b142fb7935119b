"""Tests of what a code says by itself."""
