"""Who comes to a station and who leaves it: told to the audit, and to the next at the sign-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from app.scanning.directory import Person
from app.station.presence.leaving import Farewell, Leaving
from app.station.sign_in import sign_in_badge, sign_in_pin, sign_out
from app.station.sync import SyncState
from ui.messages.desk.station_trouble import found_damaged
from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice, LastHere, not_signed_out
from ui.shell.workplace.station_works import StationWorks


class Attendance:
    """Keeps who was here last and who is not signed out yet.

    Args:
        works: the station.
        clock: local time.
        order_in_hand: the order that is being packed, or "".

    ``changed`` is called when what the sign-in says may have changed.
    """

    def __init__(
        self,
        works: StationWorks,
        clock: Callable[[], datetime],
        order_in_hand: Callable[[], str],
    ) -> None:
        self._works, self._clock, self._order_in_hand = works, clock, order_in_hand
        self.leaving = Leaving(works.sync.flush, self._gone, self._look_again)
        self._farewells: list[tuple[Farewell, datetime]] = []
        self._last_here: LastHere | None = None
        self._by_pin = ""
        self.changed: Callable[[], None] = _nobody_looks
        works.synced.connect(self._hear)

    def last_here(self) -> LastHere | None:
        """Who was here last; None if nobody since the start."""
        return self._last_here

    def notice(self) -> DoorNotice:
        """What the sign-in must tell: damage until a supervisor has come, then who cannot leave."""
        if self._works.damaged:
            return DoorNotice(found_damaged(self._works.damaged))
        remaining = self.leaving.remaining
        return not_signed_out(remaining) if remaining else NOTHING_TO_TELL

    def sign_in_by_pin(self, pin: str) -> Person:
        """Name the owner of a PIN; runs on the store's thread."""
        person = sign_in_pin(self._works.store, pin, self._works.station)
        self._by_pin = person.badge
        return person

    def note(self, person: Person, action: str) -> None:
        """Note who came and who left; a PIN has noted itself when it was judged."""
        store, station, badge = self._works.store, self._works.station, person.badge
        by_pin, self._by_pin = self._by_pin == badge, ""
        if person.supervises:
            self._works.damaged = ""  # whoever must know has been told
        if action == "sign out":
            self._last_here = LastHere(person.name, self._clock(), self._order_in_hand())
            self.leaving.leave(person)
            return
        self.leaving.came(person)
        if not by_pin:
            self._audit(lambda: sign_in_badge(store, badge, station))

    def _hear(self, state: SyncState) -> None:
        self.leaving.hear(state)
        if state.trouble is None and not state.waiting:
            self._write_farewells()

    def _gone(self, farewell: Farewell) -> None:
        self._farewells.append((farewell, self._clock()))
        if not farewell.said_by:  # else what waits has kept them, and the server is not there
            self._write_farewells()

    def _write_farewells(self) -> None:
        written, self._farewells = self._farewells, []
        for one, at in written:
            self._audit(partial(self._sign_out, one, at))

    def _sign_out(self, farewell: Farewell, at: datetime) -> None:
        facts = {**farewell.facts, "at": at.isoformat()}
        sign_out(self._works.store, farewell.person.badge, self._works.station, facts)

    def _look_again(self) -> None:
        self.changed()

    def _audit(self, job: Callable[[], object]) -> None:
        self._works.on_store.run(job, lambda _done: None, self._works.untroubled)


def _nobody_looks() -> None:
    """No sign-in is made yet."""
