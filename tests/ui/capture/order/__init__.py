"""Tests of ui/capture/order."""
