"""Reading and writing the tables: one book per matter."""
