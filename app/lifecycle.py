"""Order states and the allowed moves between them: the whole SOP on one page."""

from __future__ import annotations

from enum import StrEnum


class OrderState(StrEnum):
    """Where an order stands.

    RECEIVED  C1  read in, not yet checked
    HELD      C2-C5, T1  waits in the exception queue
    STAGED    all checks passed
    BACKORDERED  F1  waits for stock: an order that ships complete for any unit of it, an order
                     that may be split for its first unit, or for the rest after a delivery
    ALLOCATED F1  every unit of its next delivery is softly held
    RELEASED  F2  in a wave, being picked
    PICKED    F3  every unit was scanned into its tote
    PACKING   F3  a packing station works on it
    PACKED    F5  every carton is closed by its label's scan
    SHIPPED   F6  the last carton went to the carrier, and nothing follows
    CANCELLED by the customer or a supervisor
    """

    RECEIVED = "received"
    HELD = "held"
    STAGED = "staged"
    BACKORDERED = "backordered"
    ALLOCATED = "allocated"
    RELEASED = "released"
    PICKED = "picked"
    PACKING = "packing"
    PACKED = "packed"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


_S = OrderState

MOVES: dict[OrderState, frozenset[OrderState]] = {
    _S.RECEIVED: frozenset({_S.HELD, _S.STAGED, _S.CANCELLED}),
    _S.HELD: frozenset({_S.RECEIVED, _S.STAGED, _S.CANCELLED}),
    _S.STAGED: frozenset({_S.HELD, _S.ALLOCATED, _S.BACKORDERED, _S.CANCELLED}),
    _S.BACKORDERED: frozenset(
        {_S.STAGED, _S.ALLOCATED, _S.RELEASED, _S.PICKED, _S.HELD, _S.CANCELLED}
    ),
    _S.ALLOCATED: frozenset({_S.STAGED, _S.BACKORDERED, _S.RELEASED, _S.HELD, _S.CANCELLED}),
    _S.RELEASED: frozenset({_S.ALLOCATED, _S.BACKORDERED, _S.PICKED, _S.CANCELLED}),
    _S.PICKED: frozenset({_S.BACKORDERED, _S.PACKING, _S.CANCELLED}),
    _S.PACKING: frozenset({_S.PICKED, _S.PACKED, _S.CANCELLED}),
    _S.PACKED: frozenset({_S.PACKING, _S.SHIPPED, _S.BACKORDERED, _S.CANCELLED}),
    _S.SHIPPED: frozenset(),
    _S.CANCELLED: frozenset(),
}
"""To which states an order may move from each state.  The database refuses every other move.

A split order goes round once for each delivery: from PACKED to BACKORDERED when the carrier has
it and the rest follows.
"""

REST_FORGONE = frozenset({_S.BACKORDERED, _S.ALLOCATED})
"""From here an order is SHIPPED too if a delivery of it has left and nobody wants the rest."""


def may_move(old: OrderState, new: OrderState, delivery: int = 1) -> bool:
    """Say whether an order may move, whose ``delivery`` is the next; staying is always allowed."""
    forgone = delivery > 1 and old in REST_FORGONE and new is OrderState.SHIPPED
    return old is new or new in MOVES[old] or forgone
