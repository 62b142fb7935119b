"""Tests of ui/shell/entrance."""
