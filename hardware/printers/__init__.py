"""One file per printer family."""
