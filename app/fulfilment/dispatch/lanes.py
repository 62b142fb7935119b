"""The lanes of the dock: what goes to one carrier stands in one place, with a sign of its own (D9).

A lane needs no setting up: each carrier of the rate card has one.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.fulfilment.shipping.rate_card import RateCard


def lanes_of(card: RateCard) -> Mapping[str, str]:
    """The codes of all lanes, as their signs have them -> the carrier, in the card's order.

    Where one carrier takes all there are none: nothing can go to another.
    """
    if len(card.carriers) == 1:
        return {}
    return {f"LANE-{one.tracking_prefix}": one.name for one in card.carriers}
