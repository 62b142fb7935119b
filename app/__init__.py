"""What the warehouse does: the rules and use cases of the SOP.  No Qt, no devices."""
