"""What the warehouse's policy makes of a claim."""
