"""Whole flows: presenters, real store, simulated devices."""
