"""Tests of ui/widgets/desk/."""
