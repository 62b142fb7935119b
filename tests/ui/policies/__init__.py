"""The policies of verification, before a supervisor."""
