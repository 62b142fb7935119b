"""Stock work put together: its floor screens and its desk (S6)."""
