"""What the door tells before anybody has signed in: who was here, and which work lies open here.

Read anew whenever the door comes in front, from the station's own journal: it is said right
after a power cut, too, and with the shared database gone (screens rule 25).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.station.presence.left_open import LeftOpen
from app.station.runner import Runner
from ui.messages import sign_in as words
from ui.shell.entrance.sign_in_content import waiting_banner
from ui.widgets.content import BannerContent


@dataclass(frozen=True, slots=True)
class DoorSources:
    """Where the door knows it from.

    Attributes:
        last_here: who was here last; None if nobody since the start.
        left_open: the work that lies open, or None; runs on ``on_journal``.
        lost_to: who has that work now, "" for nobody; None while it is this station's.
        name_of: the name of a badge, or "".
        today: the local day.
    """

    last_here: Callable[[], words.LastHere | None]
    left_open: Callable[[], LeftOpen | None]
    lost_to: Callable[[], str | None]
    name_of: Callable[[str], str]
    today: Callable[[], date]


class DoorNews:
    """Keeps what was read last.

    ``changed`` is called when more is known; ``failed`` is told why nothing is.
    """

    def __init__(
        self, sources: DoorSources, on_journal: Runner, failed: Callable[[Exception], None]
    ) -> None:
        self._sources, self._on_journal, self._failed = sources, on_journal, failed
        self._left: LeftOpen | None = None
        self.changed: Callable[[], None] = _nobody_looks

    def ask(self) -> None:
        """Read it anew; until it is known nothing is said of work that may be done by now."""
        self._left = None
        self._on_journal.run(self._sources.left_open, self._know, self._failed)

    @property
    def note(self) -> str:
        """Who was here last, or ""."""
        last = self._sources.last_here()
        return words.last_here(last) if last else ""

    @property
    def banner(self) -> BannerContent | None:
        """The work that lies open here; None if none does."""
        if self._left is None:
            return None
        name, lost_to = self._sources.name_of(self._left.badge), self._sources.lost_to()
        return waiting_banner(self._left, name, self._sources.today(), lost_to)

    def _know(self, left: LeftOpen | None) -> None:
        self._left = left
        self.changed()


def _nobody_looks() -> None:
    """No sign-in is made yet."""
