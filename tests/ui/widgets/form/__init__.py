"""Tests of ui/widgets/form."""
