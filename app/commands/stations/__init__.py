"""The command that a station is given up with."""
