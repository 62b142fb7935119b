"""One station put together: its works, its screens, its devices, its window."""
