"""Tests of what each kind of case says of itself."""
