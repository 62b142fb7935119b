"""Which orders are picked together on one cart (SOP, "group orders"; mission T2; picking.md)."""
