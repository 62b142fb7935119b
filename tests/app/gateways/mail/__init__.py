"""E-mail out of the house."""
