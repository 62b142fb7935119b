"""The parts of the order book: receiving, checking, listing, showing one order whole."""
