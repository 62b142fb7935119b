"""From a packed carton to the van."""
