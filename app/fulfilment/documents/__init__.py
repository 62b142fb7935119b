"""Labels, slips and lists: one model, several back-ends."""
