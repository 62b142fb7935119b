"""Mirror of app/store/books/shelves."""
