"""Planning waves at the desk."""
