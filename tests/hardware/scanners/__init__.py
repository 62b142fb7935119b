"""Scanners, byte for byte and on real pseudo-terminals."""
