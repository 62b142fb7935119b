"""Figures for the dashboard and for reports."""
