"""Tests of ui/exception_queue."""
