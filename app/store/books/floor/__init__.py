"""Books of the floor: stock, waves and work, scans, cartons, people."""
