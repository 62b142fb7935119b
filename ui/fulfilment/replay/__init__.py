"""The flight recorder on screen: a carton's scans again, step by step."""
