"""Tests of the carton in hand."""
