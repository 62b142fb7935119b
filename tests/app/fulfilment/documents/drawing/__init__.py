"""Elements, fonts and the two back-ends."""
