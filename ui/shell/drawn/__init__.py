"""The simulated scanner that is drawn in the window, for whoever has no scanner at hand."""
