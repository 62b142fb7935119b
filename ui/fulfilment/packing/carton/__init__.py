"""The carton in hand: its weight and the scale beside it."""
