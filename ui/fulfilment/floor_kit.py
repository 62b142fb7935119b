"""What every floor presenter works with: the journal, the names, the sounds, the scan tape."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from app.scanning.directory import Directory
from app.scanning.verdicts import Verdict
from app.station.journals.day_count import DayCount
from app.station.recorder import Recorder
from ui.messages.verdicts import sound_of, tone_of
from ui.messages.wording import translate
from ui.shell.screen import Frame, Navigator, ScreenName, Sounds
from ui.widgets.content import TapeContent, TapeEntry

_TAPE_LENGTH = 12


class Tape:
    """The last scans of this station, newest first: the visible proof that none was dropped.

    Args:
        today: the local day; without it, the day of the last scan.
    """

    def __init__(self, today: Callable[[], date] | None = None) -> None:
        self._entries: deque[TapeEntry] = deque(maxlen=_TAPE_LENGTH)
        self._days: dict[date, DayCount] = {}
        self._today = today or (lambda: max(self._days, default=date.min))

    def add(self, at: datetime, verdict: Verdict, code: str, meaning: str) -> None:
        """Put one kept scan on the tape; ``at`` is local time."""
        tone, day = tone_of(verdict), at.date()
        self._entries.appendleft(TapeEntry(at.strftime("%H:%M:%S"), tone, code, meaning))
        self._days[day] = self._count_of(day).with_scan(verdict)

    def went_before(self, day: date, count: DayCount) -> None:
        """Hear what this station scanned on a day before its program was started."""
        self._days[day] = self._count_of(day) + count

    def _count_of(self, day: date) -> DayCount:
        return self._days.get(day, DayCount())

    @property
    def content(self) -> TapeContent:
        """The tape as it is shown."""
        summary, today = translate("tape", "{scans} today, {refused} rejected"), self._today()
        count = self._count_of(today)
        return TapeContent(
            translate("tape", "Last scans"),
            summary.format(scans=count.scans, refused=count.refused),
            tuple(self._entries),
        )


@dataclass(frozen=True, slots=True)
class FloorKit:
    """One station's means.

    Attributes:
        recorder: keeps every judged scan.
        directory: the station's newest copy of every name.
        bounce_ms: the bounce window of a device, in ms.
        frame, navigator, sounds: the shell's.
        tell: tells a scanner, by its name, how its last scan was judged.
        clock: local time.
        tape: the scans of this station.
        names_scanners: True where several scanners must be told apart on the tape.
    """

    recorder: Recorder
    directory: Callable[[], Directory]
    bounce_ms: Callable[[str], int]
    frame: Frame
    navigator: Navigator
    sounds: Sounds
    tell: Callable[[str, Verdict], None]
    clock: Callable[[], datetime]
    tape: Tape = field(default_factory=Tape)
    names_scanners: bool = False

    def leave_to(self, screen: ScreenName) -> None:
        """Go home, or lock the station where the sign-in is asked for."""
        if screen is ScreenName.SIGN_IN:
            self.navigator.sign_out()
        else:
            self.navigator.go(screen)

    def note(self, source_id: str, verdict: Verdict, code: str, meaning: str) -> None:
        """Put one kept scan on the tape; where there are several scanners it says which."""
        if self.names_scanners and source_id:
            meaning = f"{meaning} · {source_id}" if meaning else source_id
        self.tape.add(self.clock(), verdict, code, meaning)

    def signal(self, source_id: str, verdict: Verdict, *, latched: bool = False) -> None:
        """Give the verdict's tone, here and on the scanner (screens rule 4).

        While a STOP is latched, STOP is what sounds, whatever the verdict (D4).
        """
        self.sounds.play("stop" if latched else sound_of(verdict))
        self.tell(source_id, verdict)
