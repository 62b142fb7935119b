"""Builders of scans and judged records."""

from __future__ import annotations

import itertools

from app.fulfilment.events import AnyEvent, Navigated
from app.scanning.verdicts import Verdict
from app.station.recorder import Judged
from hardware.ports import Scan

_sequence = itertools.count(1)


def scan_of(text: str, source: str = "scanner-1", at_s: float | None = None) -> Scan:
    """A scan of ``text``; scans a second apart unless ``at_s`` says otherwise."""
    sequence = next(_sequence)
    when_s = float(sequence) if at_s is None else at_s
    return Scan(source, text.encode(), text, None, when_s, sequence)


def judged(text: str = "BTL-750", event: AnyEvent | None = None) -> Judged:
    """An accepted scan outside work."""
    happened = event or Navigated(to="home")
    return Judged(scan_of(text), "sign in", text, Verdict.ACCEPTED, happened)
