"""Tests of what both scans share."""
