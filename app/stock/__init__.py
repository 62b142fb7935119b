"""STOCK WORK: receiving, put-away, moving, counting, adjusting, quarantine (mission S6)."""
