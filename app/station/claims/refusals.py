"""Why a station may not have a work (D11; scenarios 3, 25, 26)."""

from __future__ import annotations

from enum import StrEnum


class ClaimRefusal(StrEnum):
    """The ``reason`` of a NotAllowed at a claim."""

    CLAIMED = "claimed"
    WAITS_FOR_UNITS = "waits for units"
    CANCELLED = "cancelled"
    NOT_CANCELLED = "not cancelled"
    FINISHED = "finished"
    SET_ASIDE = "set aside"
    OTHER_BADGE = "other badge"
    PICKER_THERE = "picker there"


CLAIM_LOST = "claim lost"
"""The ``reason`` of a NotAllowed that says that a claim which was had is gone (scenario 27)."""
