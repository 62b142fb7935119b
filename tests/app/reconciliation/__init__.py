"""Tests of the proof of the books."""
