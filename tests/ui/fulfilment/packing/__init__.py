"""The screen of packing."""
