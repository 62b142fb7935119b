"""What the planning pages say."""
