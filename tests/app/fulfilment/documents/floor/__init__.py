"""Labels, slips, lists and cards, read back as a scanner and a person would."""
