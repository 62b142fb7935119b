"""Lots and serial numbers at replay."""
