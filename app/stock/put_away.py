"""Where a received unit should go: where the product lies, else the nearest free bin (S6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_PROPOSALS = 3


@dataclass(frozen=True, slots=True)
class BinFacts:
    """A bin as put-away sees it.

    ``units_here`` are units of the product itself, ``others`` those of other products.
    """

    code: str
    zone: str
    walk_order: int
    quarantine: bool
    units_here: int
    others: int


def propose_bins(bins: Iterable[BinFacts]) -> tuple[str, ...]:
    """The bins for one product, the best first; at most three.

    A bin where it lies alone comes first, then one that it shares, then free bins: those of a zone
    in which it lies, the nearest to it by the natural walk; for a product that lies nowhere, the
    first free bin of the walk.  Quarantine bins are never proposed.
    """
    known = [one for one in bins if not one.quarantine]
    here = [one for one in known if one.units_here]
    zones = {one.zone for one in here}
    home = min((one.walk_order for one in here), default=0)

    def rank(one: BinFacts) -> tuple[int, int, int, str]:
        if one.units_here:
            return (0, int(one.others > 0), one.walk_order, one.code)
        far = abs(one.walk_order - home)
        return (1, int(bool(zones) and one.zone not in zones), far, one.code)

    usable = [one for one in known if one.units_here or not one.others]
    return tuple(one.code for one in sorted(usable, key=rank)[:MOST_PROPOSALS])
