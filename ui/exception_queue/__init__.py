"""The supervisor's queue of cases."""
