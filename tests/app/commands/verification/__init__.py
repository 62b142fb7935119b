"""Commands about how goods are verified."""
