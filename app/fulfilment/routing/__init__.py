"""In which order the stops of a cart are walked (SOP phase 2; mission F2; picking.md)."""

from app.fulfilment.routing.stop_place import StopPlace, Walk

__all__ = ["StopPlace", "Walk"]
