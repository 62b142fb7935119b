"""Why a station may not have a work (D11; scenarios 3, 25, 26)."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

LEASE = timedelta(minutes=15)
"""How long a claim holds without being renewed (sync.md, step 1)."""


class ClaimRefusal(StrEnum):
    """The ``reason`` of a NotAllowed at a claim."""

    CLAIMED = "claimed"
    WAITS_FOR_UNITS = "waits for units"
    CANCELLED = "cancelled"
    FINISHED = "finished"
    SET_ASIDE = "set aside"
    OTHER_BADGE = "other badge"
    PICKER_THERE = "picker there"
