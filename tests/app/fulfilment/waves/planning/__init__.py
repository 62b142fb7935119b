"""Planning waves."""
