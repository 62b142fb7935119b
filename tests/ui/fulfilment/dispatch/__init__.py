"""The screen of dispatch."""
