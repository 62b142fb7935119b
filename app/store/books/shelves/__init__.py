"""What lies in the bins: units from account to account, counts, purchase orders (S6)."""
