"""The painted parts that screens share."""
