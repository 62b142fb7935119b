"""The station's copy of names on its own disk, for a start while the shared database is gone."""
