"""How far the handovers are, as the dock's cards and its top bar show it."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.fulfilment.dispatch.handover import Handover, Handovers
from app.fulfilment.shipping.parcel.facts import MissingParcel
from ui.messages.wording import translate
from ui.widgets.content import Fact, Health, LineContent, LinesContent, StepMark

_SOON = timedelta(hours=1)

TopBar = tuple[tuple[Fact, ...], str, Health]
"""The facts, the deadline and how near it is."""


def unknown() -> LinesContent:
    """While the shared database was not heard: no old figures stand there."""
    return LinesContent(
        translate("dispatch", "Handover"), translate("dispatch", "not known yet"), 0, 0
    )


def missing_of(found: Handovers, now: datetime, first: int = 0) -> LinesContent:
    """One carrier's "31 of 40 · missing 9", and which those are, from the ``first`` on."""
    one = found.in_hand
    if one is None or not one.expected:
        title = one.carrier if one else translate("dispatch", "To load")
        return LinesContent(title, translate("dispatch", "nothing waits"), 0, 0)
    done = LineContent(_collection(one, now), "", one.aboard, one.expected, StepMark.DONE)
    rows = tuple(_parcel(parcel) for parcel in found.missing) or (done,)
    if (unnamed := one.missing - len(found.missing)) > 0:
        rows = (*rows, _others(unnamed))
    return LinesContent(one.carrier, how_far(one), one.aboard, one.expected, rows, first)


def carriers_of(found: Handovers, now: datetime) -> LinesContent:
    """Every carrier of the day with what it has of what it expects, the next collection first."""
    aboard = sum(one.aboard for one in found.carriers)
    expected = sum(one.expected for one in found.carriers)
    rows = tuple(
        LineContent(
            " · ".join(part for part in (one.carrier, _collection(one, now)) if part),
            "",
            one.aboard,
            one.expected,
            _mark(one, in_hand=one.carrier == found.carrier),
        )
        for one in found.carriers
    )
    said = _of(aboard, expected)
    return LinesContent(translate("dispatch", "Carriers today"), said, aboard, expected, rows)


def top_bar_of(found: Handovers | None, now: datetime) -> TopBar:
    """What the top bar says of the handover in hand."""
    one = found.in_hand if found else None
    if one is None:
        return (), "", Health.UNKNOWN
    facts = [Fact(translate("dispatch", "Load"), one.carrier)]
    if not one.expected:
        return tuple(facts), "", Health.UNKNOWN
    facts.append(Fact(translate("dispatch", "Aboard"), _of(one.aboard, one.expected)))
    if not one.is_complete:
        facts.append(Fact(translate("dispatch", "Missing"), str(one.missing)))
    return tuple(facts), _collection(one, now), _health(one, now)


def how_far(one: Handover) -> str:
    """Say "31 of 40 · missing 9", and of a complete one "40 of 40"."""
    figures = _of(one.aboard, one.expected)
    if one.is_complete:
        return figures
    said = translate("dispatch", "{figures} · missing {missing}")
    return said.format(figures=figures, missing=one.missing)


def _of(aboard: int, expected: int) -> str:
    return translate("dispatch", "{aboard} of {expected}").format(aboard=aboard, expected=expected)


def _collection(one: Handover, now: datetime) -> str:
    if one.is_complete:
        return translate("dispatch", "Ready to leave")
    if one.collected_at is None:
        return ""
    here = one.collected_at.astimezone(now.tzinfo)
    time = f"{here:%H:%M}" if here.date() == now.date() else f"{here:%d.%m. %H:%M}"
    return translate("dispatch", "Pickup {time}").format(time=time)


def _health(one: Handover, now: datetime) -> Health:
    if one.is_complete:
        return Health.GOOD
    soon = one.collected_at is not None and one.collected_at - now <= _SOON
    return Health.WARN if soon else Health.UNKNOWN


def _mark(one: Handover, *, in_hand: bool) -> StepMark:
    if one.is_complete:
        return StepMark.DONE
    return StepMark.NOW if in_hand else StepMark.TODO


def _parcel(parcel: MissingParcel) -> LineContent:
    named = translate("dispatch", "{order} · carton {number}")
    name = named.format(order=parcel.order_no, number=parcel.carton_number)
    missing, packing = translate("dispatch", "Missing"), translate("dispatch", "At packing")
    said = missing if parcel.closed else packing
    return LineContent(name, parcel.tracking_no, 0, 1, StepMark.TODO, said)


def _others(parcels: int) -> LineContent:
    said = translate("dispatch", "and {parcels} others").format(parcels=parcels)
    return LineContent(said, "", 0, parcels, StepMark.TODO, translate("dispatch", "Missing"))
