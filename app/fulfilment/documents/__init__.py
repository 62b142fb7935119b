"""Labels and slips: one model, several back-ends."""
