"""Tests of SOP phase 1: receipt, checks, staging."""
