"""This workplace: who is signed in, its journal, its sync with the shared database."""
