"""Who leaves a station is signed out once everything that was scanned there is sent.

SIGN OUT locks at once and always: the work is kept, and nobody scans under the name of somebody
who went away.  *Signed out* a person is only when the shared database has all their scans, or a
supervisor says so; until then the sign-in tells it, and the window is not closed (sync.md,
"Claim, scan, replay" step 8: refused while records are unsent, unless a supervisor says so).  The
next shift works on meanwhile: a badge opens the station as ever, and that is a hand-over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.errors import AppError
from app.scanning.directory import Person
from app.station.journals.visits import Visit, VisitState
from app.station.sync import SyncState

Flush = Callable[[Callable[[], None], Callable[[AppError], None]], None]


@dataclass(frozen=True, slots=True)
class Farewell:
    """Somebody who leaves, and how.

    Attributes:
        visit: who, and when SIGN OUT was scanned.
        handed_to: the badge of who came while their scans waited, or "".
        said_by: the badge of the supervisor who signed them out before all was sent, or "".
        unsent: how many scans waited when the supervisor said so.
    """

    visit: Visit
    handed_to: str = ""
    said_by: str = ""
    unsent: int = 0

    @property
    def person(self) -> Person:
        """Who leaves."""
        return self.visit.person

    @property
    def facts(self) -> dict[str, object]:
        """What the audit says besides who left and where."""
        told = {"handed_to": self.handed_to, "said_by": self.said_by, "unsent": self.unsent}
        return {name: fact for name, fact in told.items() if fact}


@dataclass(frozen=True, slots=True)
class Remaining:
    """What keeps somebody from being signed out, or the window from being closed.

    ``name`` is who scanned SIGN OUT, or "" if it was the window that was to be closed; ``labels``
    are those of the ``unsent`` records that the station made as labels of its own.
    """

    name: str
    unsent: int
    labels: int = 0


@dataclass(slots=True)
class _Leaving:
    farewell: Farewell
    refused: bool = False


class Leaving:
    """Keeps who has scanned SIGN OUT and is not signed out.  Used on the UI thread.

    Args:
        flush: calls back once all that was kept is in the shared database, or why it cannot be.
        note: told how far each farewell has come, to keep it and to tell the audit.
        said: told that what the sign-in says has changed.
    """

    def __init__(
        self, flush: Flush, note: Callable[[Farewell, VisitState], None], said: Callable[[], None]
    ) -> None:
        self._flush, self._note, self._said = flush, note, said
        self._leaving: list[_Leaving] = []
        self._state = SyncState(0)
        self._asking = self._closing = False

    @property
    def remaining(self) -> Remaining | None:
        """What the sign-in must tell; None if everybody who left is signed out."""
        refused = [one.farewell.person.name for one in self._leaving if one.refused]
        if not self._state.waiting or not (refused or self._closing):
            return None
        return Remaining(refused[-1] if refused else "", self._state.waiting, self._state.labels)

    def resume(self, visits: Iterable[Visit]) -> None:
        """Go on with whom a power cut found leaving."""
        for visit in visits:
            handed_to = str(visit.facts.get("handed_to", ""))
            self._leaving.append(_Leaving(Farewell(visit, handed_to), refused=True))

    def leave(self, visit: Visit) -> None:
        """Sign somebody out as soon as all is sent; they were locked out before."""
        farewell = Farewell(visit)
        self._note(farewell, VisitState.LEAVING)
        self._leaving.append(_Leaving(farewell))
        self._ask()

    def came(self, person: Person) -> None:
        """Hear who signs in: back again, a supervisor who answers for it, or the next shift."""
        self._closing = False
        refused = [one.farewell for one in self._leaving if one.refused]
        self._leaving = [one for one in self._leaving if not one.refused]
        for who in refused:
            if who.person.badge == person.badge:
                self._note(who, VisitState.WITHDRAWN)
            elif person.supervises:
                unsent = self._state.waiting
                self._note(replace(who, said_by=person.badge, unsent=unsent), VisitState.DUE)
            else:
                handed = replace(who, handed_to=who.handed_to or person.badge)
                self._note(handed, VisitState.LEAVING)
                self._leaving.append(_Leaving(handed, refused=True))

    def may_close(self, person: Person | None) -> bool:
        """Say whether the window may be closed with ``person`` signed in; if not, it is told."""
        troubled = self._state.trouble is not None and self._state.waiting > 0
        self._closing = troubled and not (person is not None and person.supervises)
        return not self._closing

    def hear(self, state: SyncState) -> None:
        """Hear what the sync says; once nothing waits, who is leaving is signed out."""
        self._state = state
        self._closing = self._closing and state.waiting > 0
        if self._leaving and state.trouble is None and not state.waiting:
            self._ask()
        self._said()

    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            self._flush(self._all_sent, self._refused)

    def _all_sent(self) -> None:
        self._asking = False
        gone, self._leaving = self._leaving, []
        for one in gone:
            self._note(one.farewell, VisitState.DUE)
        self._said()

    def _refused(self, _error: AppError) -> None:
        self._asking = False
        for one in self._leaving:
            one.refused = True
        self._said()
