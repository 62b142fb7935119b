"""Books of the way out: shipments, prints, outbox."""
