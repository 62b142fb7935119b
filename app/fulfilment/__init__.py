"""SOP phase 2: allocation, waves, picking, packing, carriers, documents, dispatch."""
