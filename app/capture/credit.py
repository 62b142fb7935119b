"""Check C5 in its first form: prepaid orders are paid or have a payment authorised."""

from __future__ import annotations

_GOOD = frozenset({"paid", "authorized"})


def is_covered(financial_status: str) -> bool:
    """Say whether the money of a prepaid order is there or promised by the card's bank.

    Whatever else a channel says (pending, partially paid, refunded, voided, expired, nothing) is
    not enough to let goods leave.
    """
    return financial_status.casefold() in _GOOD
