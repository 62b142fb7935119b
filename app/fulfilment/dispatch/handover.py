"""How far the handovers are: what each carrier has aboard today, what it still misses (F6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from app.fulfilment.shipping.calendar import leaving_day
from app.fulfilment.shipping.parcel.facts import MissingParcel, WaitingParcels
from app.fulfilment.shipping.rate_card import RateCard
from app.store.unit_of_work import Store

MOST_LISTED = 50
"""So many missing parcels are named; how many there are in all is always told."""


@dataclass(frozen=True, slots=True)
class Handover:
    """One carrier's parcels of a day.

    Attributes:
        aboard: parcels that it was given since the day began.
        missing: parcels with its label that it does not have yet.
        collected_at: the next collection that a missing one must catch; None if none is missing,
            or where the rate card does not know their services any more.
    """

    carrier: str
    aboard: int
    missing: int
    collected_at: datetime | None = None

    @property
    def expected(self) -> int:
        """All of them."""
        return self.aboard + self.missing

    @property
    def is_complete(self) -> bool:
        """True if the van may leave for all that is known here."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Handovers:
    """Every carrier of the day, the next collection first, and what one of them misses.

    ``carrier`` is whose missing parcels are named: the one asked for, also where it expects none,
    else the first; "" where no carrier expects anything.
    """

    carriers: tuple[Handover, ...] = ()
    carrier: str = ""
    missing: tuple[MissingParcel, ...] = ()

    @property
    def in_hand(self) -> Handover | None:
        """The handover of ``carrier``, which may expect nothing; None where nobody's is in hand."""
        nothing = Handover(self.carrier, 0, 0) if self.carrier else None
        return next((one for one in self.carriers if one.carrier == self.carrier), nothing)


def handovers_of(
    aboard: Mapping[str, int], waiting: Iterable[WaitingParcels], card: RateCard, at: datetime
) -> tuple[Handover, ...]:
    """Put together what each carrier has and misses.

    Args:
        aboard: parcels of the day by carrier; a missing key is 0.
        waiting: what is not aboard, by carrier and service.
        card: whose cut-off times are the collections.
        at: now, aware.

    Source: ux.md, "Dispatch / manifest": "31 of 40, missing 9", "pickup 16:00".
    """
    left: dict[str, list[WaitingParcels]] = {carrier: [] for carrier in aboard}
    for one in waiting:
        left.setdefault(one.carrier, []).append(one)
    found = [
        Handover(
            carrier,
            aboard.get(carrier, 0),
            sum(one.parcels for one in services),
            _next_collection(services, card, at),
        )
        for carrier, services in left.items()
    ]
    return tuple(sorted(found, key=_by_collection))


def _by_collection(one: Handover) -> tuple[bool, float, str]:
    at = one.collected_at
    return one.is_complete, at.timestamp() if at else float("inf"), one.carrier


def _next_collection(
    waiting: Sequence[WaitingParcels], card: RateCard, at: datetime
) -> datetime | None:
    codes = {one.service for one in waiting}
    services = [each for carrier in card.carriers for each in carrier.services]
    cut_offs = [each.cut_off for each in services if each.code in codes]
    return min((_collection(cut_off, card, at) for cut_off in cut_offs), default=None)


def _collection(cut_off: time, card: RateCard, at: datetime) -> datetime:
    day = leaving_day(at, cut_off, card.clock, card.holidays)
    return datetime.combine(day, cut_off, ZoneInfo(card.clock))


def day_begins(card: RateCard, at: datetime) -> datetime:
    """Midnight on the card's clock before ``at``."""
    return at.astimezone(ZoneInfo(card.clock)).replace(hour=0, minute=0, second=0, microsecond=0)


def read_handovers(store: Store, card: RateCard, carrier: str, at: datetime) -> Handovers:
    """Read how far the handovers are, and what ``carrier`` misses ("": the next to be collected).

    Raises:
        StoreUnreachable: the database does not answer.
    """
    with store.reading() as uow:
        book = uow.shipments.handovers
        carriers = handovers_of(book.aboard(day_begins(card, at)), book.waiting(), card, at)
        chosen = carrier or next((one.carrier for one in carriers), "")
        missing = book.missing(chosen, MOST_LISTED) if chosen else ()
    return Handovers(carriers, chosen, missing)
