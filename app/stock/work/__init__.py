"""The kinds of stock work as tasks that answer scans: receive, count, move, put away."""
