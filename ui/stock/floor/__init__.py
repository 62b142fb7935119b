"""The floor screens of stock work: one view, three kinds of work."""
