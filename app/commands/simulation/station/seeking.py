"""What a station turns to when its hands are empty: a tote that waits, else a cart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Protocol

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.headless import Headless
from app.errors import NothingFound
from app.fulfilment.events import AnyEvent
from app.fulfilment.next_cart import next_cart
from app.fulfilment.work import PackPackage, PickPackage
from app.station.claims import claim_pack

PICK, PACK = "pick", "pack"
_LISTED = 2
"""Totes within sight for each station; whoever packs takes any of them, and may be too late."""


class Opens(Protocol):
    """Who works on what was found."""

    def walk(self, package: PickPackage, events: Sequence[AnyEvent]) -> None:
        """A cart was claimed, or stands where ``events`` lead."""

    def open(self, package: PackPackage, events: Sequence[AnyEvent]) -> None:
        """An order was claimed, or stands where ``events`` lead."""

    def found_nothing(self, error: Exception) -> None:
        """Nothing waits, somebody was quicker, or the database does not answer."""


class Seeker:
    """Finds work for one station; every second one packs first, the others by chance."""

    def __init__(self, plan: Plan, works: Headless, chance: Random, opens: Opens) -> None:
        self._works, self._chance, self._opens = works, chance, opens
        self._stations = plan.stations
        self._packs_first = plan.names.index(works.station) % 2 == 0
        self._picker, self._packer = plan.picker(works.station), plan.packer(works.station)

    def resume(self, nothing: Callable[[], None]) -> None:
        """Go on with what the journal holds open."""
        bench, opens = self._works.bench, self._opens
        if bench.kind_in_hand == PICK:
            bench.resume(PICK, PickPackage, opens.walk, nothing, opens.found_nothing)
        elif bench.kind_in_hand == PACK:
            bench.resume(PACK, PackPackage, opens.open, nothing, opens.found_nothing)
        else:
            nothing()

    def seek(self) -> None:
        """Claim the next thing to do."""
        if self._packs_first or self._chance.random() < 1 / 2:
            self._look_at_totes()
        else:
            self._claim_cart(otherwise=self._look_at_totes)

    def _look_at_totes(self) -> None:
        self._works.on_store.run(self._totes, self._choose_tote, self._opens.found_nothing)

    def _totes(self) -> list[str]:
        with self._works.store.reading() as uow:
            return uow.waiting.totes_to_pack(_LISTED * self._stations)

    def _choose_tote(self, totes: Sequence[str]) -> None:
        if not totes:
            self._claim_cart(otherwise=None)
            return
        tote, works, badge = self._chance.choice(totes), self._works, self._packer

        def claim() -> PackPackage:
            now = datetime.now(UTC)
            return claim_pack(works.store, tote, works.station, badge, now, works.desk.card)

        def claimed(package: PackPackage) -> None:
            self._opens.open(package, ())

        works.bench.claim(PACK, badge, claim, claimed, self._opens.found_nothing)

    def _claim_cart(self, otherwise: Callable[[], None] | None) -> None:
        works, badge = self._works, self._picker

        def claim() -> PickPackage:
            package = next_cart(works.store, works.station, badge, datetime.now(UTC))
            if package is None:
                raise NothingFound(kind="cart to pick", code="")
            return package

        def claimed(package: PickPackage) -> None:
            self._opens.walk(package, ())

        def none(error: Exception) -> None:
            if isinstance(error, NothingFound) and otherwise is not None:
                otherwise()
            else:
                self._opens.found_nothing(error)

        works.bench.claim(PICK, badge, claim, claimed, none)
