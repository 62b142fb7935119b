"""Pictures of every screen in its telling states: what `make screenshots` draws."""
