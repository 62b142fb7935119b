"""When a station locks: somebody scans SIGN OUT, or nobody has used it for a while."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.fulfilment.events import AnyEvent, Navigated, SignedOut
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.station.recorder import Judged, Recorder
from app.station.records import ScanRecord
from hardware.ports import Scan
from ui.shell.screen import ScreenName

LOCK_AFTER = timedelta(minutes=5)
"""Source: screens, "idle lock at 5 min with the order kept"."""


def signed_out(scan: Scan, screen: ScreenName, person: Person) -> Judged:
    """SIGN OUT as it is kept where the shell itself answers it."""
    return Judged(
        scan,
        state=screen.value,
        parsed=ControlCode.SIGN_OUT.value,
        verdict=Verdict.ACCEPTED,
        event=Navigated(to=ScreenName.SIGN_IN.value),
        badge=person.badge,
    )


def signs_out(event: AnyEvent) -> bool:
    """True for what SIGN OUT is kept as, wherever it is answered."""
    to_the_door = isinstance(event, Navigated) and event.to == ScreenName.SIGN_IN.value
    return to_the_door or isinstance(event, SignedOut)


class SignOuts:
    """Keeps each SIGN OUT that the shell itself answers; ``noted`` is told of it, then it acts."""

    def __init__(self, recorder: Recorder, failed: Callable[[Exception], None]) -> None:
        self._recorder, self._failed = recorder, failed
        self.noted: Callable[[ScanRecord], None] = _unnoted

    def keep(
        self, scan: Scan, screen: ScreenName, person: Person, then: Callable[[], None]
    ) -> None:
        """Keep it; ``then`` is called once it is durable."""

        def kept(record: ScanRecord) -> None:
            self.noted(record)
            then()

        self._recorder.keep(signed_out(scan, screen, person), kept, self._failed)


class IdleLock:
    """Says when a floor screen was left alone for too long; desk pages are typed into instead."""

    def __init__(self, clock: Callable[[], datetime], after: timedelta = LOCK_AFTER) -> None:
        self._clock = clock
        self._after = after
        self._used_at = clock()

    def used(self) -> None:
        """Somebody is here."""
        self._used_at = self._clock()

    def due(self, screen: ScreenName) -> bool:
        """True if ``screen`` is to be locked now; its work is kept."""
        return screen.of_the_floor and self._clock() - self._used_at >= self._after


def _unnoted(_record: ScanRecord) -> None:
    """No tape is there yet."""
