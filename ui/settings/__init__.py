"""Station, devices and printers."""
