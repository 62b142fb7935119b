"""Tests of policies at a claim."""
