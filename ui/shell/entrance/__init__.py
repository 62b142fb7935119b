"""The way in: sign-in and home."""
