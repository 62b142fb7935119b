"""How an operator keeps the database: who may what, back-ups, salvage."""
