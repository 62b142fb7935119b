"""What tells a tracked unit apart: its lot and date, its numbers so far, its kit."""

from __future__ import annotations

from datetime import date

from app.values import Tracking
from ui.messages.floor.goods.day_words import day_words
from ui.messages.wording import translate
from ui.widgets.content import Fact


def lot_line(lot: str, expires_on: date | None) -> str:
    """Lot and date in one line, for three metres; "" where no lot is asked for."""
    return " · ".join([lot, day_words(expires_on)]) if lot and expires_on else lot


def tracked_facts(
    tracking: Tracking,
    lot: str,
    serials: tuple[str, ...],
    kit: str,
    expires_on: date | None = None,
) -> tuple[Fact, ...]:
    """What must be told apart by, and how far it is told.

    Args:
        tracking: how the product is tracked.
        lot: the lot that is asked for.
        serials: numbers that were scanned, in their order; the last one is shown.
        kit: the kit that the unit goes into, or "".
        expires_on: until when the lot is good; None where nobody knows.
    """
    facts = []
    if lot:
        facts.append(Fact(translate("tracked", "Lot"), lot, code=True))
    if lot and expires_on is not None:
        facts.append(Fact(translate("tracked", "Use by"), day_words(expires_on)))
    if tracking.has_serials and serials:
        last = translate("tracked", "Serial {count}").format(count=len(serials))
        facts.append(Fact(last, serials[-1], code=True))
    elif tracking.has_serials:
        facts.append(Fact(translate("tracked", "Serial"), translate("tracked", "each unit")))
    if kit:
        facts.append(Fact(translate("tracked", "Kit"), kit, code=True))
    return tuple(facts)
