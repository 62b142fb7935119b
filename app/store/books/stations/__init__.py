"""Books of the stations: their leases and what they say of themselves."""
