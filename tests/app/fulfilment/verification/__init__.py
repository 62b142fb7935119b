"""Tests of the rules round the double scan."""
