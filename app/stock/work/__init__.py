"""The three kinds of stock work as tasks that answer scans: receive, count, move."""
