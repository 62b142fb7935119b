"""Tokens, fonts and painting helpers."""
