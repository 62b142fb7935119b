"""Tests of ui/widgets/floor/."""
