"""The packing station: the second scan, the label, the closed carton."""
