"""Tests of the exception queue."""
