"""SOP phase 2."""
