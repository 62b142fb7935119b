"""Books of SOP phase 1: catalogue, orders, cases."""
