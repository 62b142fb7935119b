"""What a rule answers: a verdict and what happened."""

from __future__ import annotations

from dataclasses import dataclass

from app.fulfilment.events import AnyEvent, Because, Refused
from app.scanning.verdicts import Signal, Verdict, signal_of


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and what happened."""

    verdict: Verdict
    event: AnyEvent


def accept(event: AnyEvent, verdict: Verdict = Verdict.ACCEPTED) -> Ruling:
    """Let ``event`` happen."""
    return Ruling(verdict, event)


def refuse(
    verdict: Verdict,
    expected: str = "",
    because: Because | None = None,
    order_no: str = "",
    scanned: str = "",
) -> Ruling:
    """Let nothing move; a verdict whose signal is STOP latches (D4).

    ``scanned`` is the part of the code that was wrong, such as its lot; "" for all of it.
    """
    latches = signal_of(verdict) is Signal.STOP
    event = Refused(
        verdict=verdict,
        expected=expected,
        latches=latches,
        scanned=scanned,
        because=because,
        order_no=order_no,
    )
    return Ruling(verdict, event)
