"""What is asked of the dock from the command line."""
