"""The world outside: a port and its adapters each."""
