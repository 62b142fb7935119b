"""Builders, strategies, scripted transports, database servers."""
