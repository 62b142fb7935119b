"""The exact walk through blocks of parallel aisles: states, programme, the way drawn."""
