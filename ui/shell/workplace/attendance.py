"""Who comes to a station and who leaves it: kept, and told to the audit and at the sign-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from app.scanning.directory import Person
from app.station.journals.visits import SIGNED_IN, SIGNED_OUT, Visit, VisitState
from app.station.presence.leaving import Farewell, Leaving
from app.station.presence.visiting import Visiting
from app.station.records import ScanRecord
from app.station.sign_in import note_visits, sign_in_pin
from app.station.sync import SyncState
from ui.messages.desk.station_trouble import found_damaged
from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice, LastHere, not_signed_out
from ui.shell.locking import signs_out
from ui.shell.workplace.station_works import StationWorks


class Attendance:
    """Keeps who was here last and who is not signed out yet.

    Args:
        works: the station.
        clock: local time.

    ``changed`` is called when what the sign-in says may have changed.
    """

    def __init__(self, works: StationWorks, clock: Callable[[], datetime]) -> None:
        self._works, self._clock = works, clock
        visits = works.journal.visits
        self._visiting = Visiting(
            visits, works.on_journal, self._tell, works.on_store, works.untroubled
        )
        self.leaving = Leaving(works.sync.flush, self._leaves, self._look_again)
        self.leaving.resume(works.on_journal.call(visits.leaving))
        works.recorder.leaves = self._leaves_by
        self._here: Person | None = None
        self._scanned_out: Visit | None = None
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
        by_pin, self._by_pin = self._by_pin == person.badge, ""
        if person.supervises:
            self._works.damaged = ""  # whoever must know has been told
        if action == "sign out":
            self._last_here = LastHere(person.name, self._clock())
            gone = self._scanned_out or self._visit(SIGNED_OUT, person)
            self._here = self._scanned_out = None
            self.leaving.leave(gone)
            return
        self._here, self._scanned_out = person, None
        self.leaving.came(person)
        if not by_pin:
            came = replace(self._visit(SIGNED_IN, person), facts={"by": "badge"})
            self._visiting.keep(came, VisitState.DUE)

    def _leaves_by(self, record: ScanRecord) -> Visit | None:
        """The sign-out that a scan is: kept with it, whatever happens before the screen says so."""
        if self._here is None or not signs_out(record.event):
            return None
        if self._scanned_out is None:  # else it was scanned before, and could not be kept
            facts = (record.scan_id, SIGNED_OUT, self._here, record.station_at)
            self._scanned_out = Visit(*facts)
        return self._scanned_out

    def _visit(self, action: str, person: Person) -> Visit:
        return Visit(uuid4(), action, person, self._clock())

    def _hear(self, state: SyncState) -> None:
        self.leaving.hear(state)
        self._visiting.hear_link(is_cut=state.trouble is not None)

    def _leaves(self, farewell: Farewell, state: VisitState) -> None:
        self._visiting.keep(replace(farewell.visit, facts=farewell.facts), state)

    def _tell(self, visits: Sequence[Visit]) -> None:
        """Runs on the store's thread."""
        note_visits(self._works.store, self._works.station, visits)

    def _look_again(self) -> None:
        self.changed()


def _nobody_looks() -> None:
    """No sign-in is made yet."""
