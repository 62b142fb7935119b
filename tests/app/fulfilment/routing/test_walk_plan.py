"""What a planned walk says of itself."""

from __future__ import annotations

from app.fulfilment.routing.layout import Basis
from app.fulfilment.routing.walk_plan import WalkPlan


def test_an_estimated_walk_shows_no_metres() -> None:
    assert WalkPlan((), (), 12_500, Basis.DRAWN).metres == 12.5
    assert WalkPlan((), (), 12_500, Basis.ESTIMATED).metres is None
