"""The station's copy of names."""
