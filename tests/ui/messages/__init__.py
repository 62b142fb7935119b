"""Tests of ui/messages."""
