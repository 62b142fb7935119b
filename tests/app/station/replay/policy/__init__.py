"""Tests of policies at replay."""
