"""What people see: decides nothing."""
