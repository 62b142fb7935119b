"""Tests of ui/widgets/frame/."""
