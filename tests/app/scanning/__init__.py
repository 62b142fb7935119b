"""From a raw scan to its meaning."""
