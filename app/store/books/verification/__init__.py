"""What verification knows of the whole warehouse: its policies and look-alike products."""
