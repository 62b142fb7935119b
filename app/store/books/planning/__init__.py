"""Books of planning: planned waves, the layout of the floor, when waves go."""
