"""Tests of ui/messages/trouble."""
