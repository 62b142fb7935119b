"""What stock work says: its steps, and its words on the scan tape."""
