"""Statements that are made once and handed straight to the engine's driver."""
