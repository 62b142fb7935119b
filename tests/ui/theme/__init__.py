"""Tests of ui/theme/."""
