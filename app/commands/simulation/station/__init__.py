"""One station of a simulation: its works, its hands, its shift."""
