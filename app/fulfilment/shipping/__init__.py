"""From a packed carton to the carrier's van: carrier, label and slip, prints, dispatch (F4-F6)."""
