"""What the ledger, the stock and the scans say about each other (R3)."""
