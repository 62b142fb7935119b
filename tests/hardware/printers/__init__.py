"""Printers, byte for byte and on real sockets."""
