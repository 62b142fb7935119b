"""SOP phase 1: receipt, addresses, SKUs, pricing, credit, staging."""
