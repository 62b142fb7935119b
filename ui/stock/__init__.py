"""Stock work: receiving, counting and moving on the floor; bins and ledger at the desk (S6)."""
