"""The tables, by phase of the SOP."""
