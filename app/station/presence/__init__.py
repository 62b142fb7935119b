"""Stations as the shared database knows them: their reports, and the wall of all of them."""
