"""How much room each of several things gets that together want more than there is."""

from __future__ import annotations

from collections.abc import Sequence


def fair_widths(wanted: Sequence[int], room: int) -> list[int]:
    """Give each what it wants while all fits; else the widest give way first, down to one width.

    Args:
        wanted: widths, 0 or more.
        room: what there is for all of them; what cannot be had is taken from the widest.

    Returns:
        A width for each, at most what it wants; together at most ``room``.
    """
    left, widths = max(0, room), [0] * len(wanted)
    for place, rank in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        widths[rank] = min(wanted[rank], left // (len(wanted) - place))
        left -= widths[rank]
    return widths
