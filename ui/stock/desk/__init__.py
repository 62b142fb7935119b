"""The stock desk: bins, the ledger, what may be promised (S6, R3)."""
