"""One order at the desk: its sheet, its address form."""
