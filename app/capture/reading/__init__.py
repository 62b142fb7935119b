"""From bytes to typed documents: tables, cells, and one reader per document format (C1)."""
