"""Tests of app/station/."""
