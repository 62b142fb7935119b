"""Loading parcels for the carrier."""
