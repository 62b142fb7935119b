"""The SOP played without a person: the same screens and use cases, real devices' twins."""
