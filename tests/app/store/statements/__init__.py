"""Statements that go straight to the driver, on both engines."""
