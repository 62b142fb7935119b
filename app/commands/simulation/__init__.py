"""Many stations at work without people: played on a database, then proven."""
