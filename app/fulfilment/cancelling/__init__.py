"""Cancelling an order wherever it stands on the floor, and bringing its goods back to stock."""

from app.fulfilment.cancelling.goods import put_away
from app.fulfilment.cancelling.orders import (
    cancel_order,
    free_empty_totes,
    free_hold,
    give_back,
    release_holds,
)

__all__ = [
    "cancel_order",
    "free_empty_totes",
    "free_hold",
    "give_back",
    "put_away",
    "release_holds",
]
