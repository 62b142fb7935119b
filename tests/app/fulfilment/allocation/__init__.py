"""Soft holds: who gets them, how long they last, and why a line waits."""
