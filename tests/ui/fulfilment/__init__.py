"""Tests of ui/fulfilment."""
