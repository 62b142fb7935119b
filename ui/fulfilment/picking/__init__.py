"""The guided pick: bin, item, tote."""
