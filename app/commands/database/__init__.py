"""``database``: upgrade, roles, backup, restore, salvage."""
