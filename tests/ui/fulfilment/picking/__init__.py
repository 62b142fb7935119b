"""The screen of picking."""
