"""Fields that are typed into, and the one line that answers a scan on the desk."""
