"""The commands that need no window and no device; ``main.py`` has the others."""
