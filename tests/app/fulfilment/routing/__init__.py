"""In which order bins are walked."""
