"""Cases: what went wrong, with evidence, and how it is put right."""
