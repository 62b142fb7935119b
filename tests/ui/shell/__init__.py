"""Tests of ui/shell/."""
