"""Closes a carrier's handover at the dock, and has its manifest printed beside the scans (F6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import raise_bug
from app.fulfilment.dispatch.manifest import ManifestAnswer, ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.scanning.directory import Person
from app.station.runner import Runner
from ui.fulfilment.banners import trouble_banner
from ui.fulfilment.dispatch import dispatch_content
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock
from ui.fulfilment.dispatch.dockside import Dockside
from ui.messages.floor.dock import closing_meaning, closing_verdict

_NOBODY = Person("", "", "")


@dataclass(frozen=True, slots=True)
class ClosingUseCases:
    """What closing asks of the shared database and of the printers.

    Attributes:
        close: closes a carrier's handover ("": of the only one that there is), for whoever loads
            and the badge that was scanned for it, or "".
        print_it: prints a manifest by its number.
        last: the last manifest that was closed here and how it was printed; None if none was.
    """

    close: Callable[[str, Person, str], ManifestAnswer]
    print_it: Callable[[str, Person], ManifestPrint]
    last: Callable[[], ManifestPrint | None]


class Closing:
    """What CONFIRM and REPRINT lead to at the dock."""

    def __init__(
        self, side: Dockside, on_screens: Runner, on_papers: Runner, use: ClosingUseCases
    ) -> None:
        self._side, self._use = side, use
        self._on_screens, self._on_papers = on_screens, on_papers
        self._person = _NOBODY

    def enter(self, person: Person) -> None:
        """Somebody stands here: REPRINT prints what was closed at this dock, whoever did it.

        What the program that closed it did not bring on paper, because it ended, is told.
        """
        self._person = person
        self._on_screens.run(self._use.last, self._known, raise_bug)

    def job(self, heard: HeardAtDock) -> Callable[[], ManifestAnswer]:
        """What the shared database is to be asked, to close the handover of the lane."""
        carrier, person, approved_by = self._side.dock.lane, self._person, heard.approved_by
        self._side.draw(dispatch_content.closing(carrier))
        return lambda: self._use.close(carrier, person, approved_by)

    def closed(self, answer: ManifestAnswer, heard: HeardAtDock) -> None:
        """Hear its answer; what is closed is printed while the next label is scanned."""
        self._side.dock.hear_closing(answer)
        code = answer.manifest_no or heard.parsed
        self._side.tell(heard.scan, closing_verdict(answer.verdict), code, closing_meaning(answer))
        if answer.verdict is ManifestVerdict.CLOSED:
            self._side.unprinted = None
        self._side.draw(dispatch_content.closed(answer))
        if answer.verdict is ManifestVerdict.CLOSED:
            self.print_last()

    def print_last(self) -> None:
        """Print the last manifest of this dock; scans go on meanwhile."""
        number, person = self._side.dock.manifest_no, self._person
        self._on_papers.run(
            lambda: self._use.print_it(number, person), self._printed, self._unprinted
        )

    def _known(self, last: ManifestPrint | None) -> None:
        if last is None:
            return
        is_news = last.manifest_no != self._side.dock.manifest_no  # else its print is watched here
        self._side.dock.know_manifest(last.manifest_no)
        banner = dispatch_content.not_printed(last) if is_news else None
        if banner is not None:
            self._side.miss_manifest(banner)
        else:
            self._side.show_keys()

    def _printed(self, result: ManifestPrint) -> None:
        banner = dispatch_content.not_printed(result)
        if banner is not None:
            self._side.miss_manifest(banner)
        else:
            self._side.unprinted = None
            self._side.show_keys()

    def _unprinted(self, error: Exception) -> None:
        self._side.miss_manifest(trouble_banner(error))
        raise_bug(error)
