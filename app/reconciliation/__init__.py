"""SOP phase 3: the inventory ledger."""
