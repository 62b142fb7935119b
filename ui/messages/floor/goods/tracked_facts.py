"""The facts of a tracked unit on the item card: its lot, its numbers so far, its kit."""

from __future__ import annotations

from app.values import Tracking
from ui.messages.wording import translate
from ui.widgets.content import Fact


def tracked_facts(
    tracking: Tracking, lot: str, serials: tuple[str, ...], kit: str
) -> tuple[Fact, ...]:
    """What must be told apart by, and how far it is told.

    Args:
        tracking: how the product is tracked.
        lot: the lot that is asked for.
        serials: numbers that were scanned, in their order; the last one is shown.
        kit: the kit that the unit goes into, or "".
    """
    facts = []
    if lot:
        facts.append(Fact(translate("tracked", "Lot"), lot, code=True))
    if tracking.has_serials and serials:
        last = translate("tracked", "Serial {count}").format(count=len(serials))
        facts.append(Fact(last, serials[-1], code=True))
    elif tracking.has_serials:
        facts.append(Fact(translate("tracked", "Serial"), translate("tracked", "each unit")))
    if kit:
        facts.append(Fact(translate("tracked", "Kit"), kit, code=True))
    return tuple(facts)
