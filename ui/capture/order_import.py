"""A file of orders on its way in: progress, stop, and the report in place (C1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.errors import raise_bug
from app.station.runner import Runner
from ui.capture.order.sheet_content import SheetContent
from ui.capture.orders_display import ImportOutcome, Progress
from ui.messages.errors import in_one_line
from ui.messages.wording import translate
from ui.widgets.content import Fact, Health, Tone
from ui.widgets.desk_content import DetailContent, EventContent

_LOOK_S = 0.2
Later = Callable[[float, Callable[[], None]], None]


class ImportDisplay(Protocol):
    """What the page shows of an import."""

    def show_importing(self, *, running: bool) -> None:
        """Say whether the button starts or stops."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show how far it is, at once."""


class OrderImport:
    """Reads one file at a time on a thread of its own; the page stays alive.

    The other thread only counts up one number; the page looks at it now and then.
    """

    def __init__(
        self,
        display: ImportDisplay,
        runner: Runner,
        job: Callable[[Path, Progress], ImportOutcome],
        later: Later,
        done: Callable[[ImportOutcome], None],
    ) -> None:
        self._display = display
        self._runner = runner
        self._job = job
        self._later = later
        self._done = done
        self._orders_in = 0
        self._stop = False
        self.running = False

    def start(self, path: Path) -> None:
        """Read a file; while one is being read a second one has to wait."""
        if self.running:
            return
        self.running, self._stop, self._orders_in = True, False, 0
        self._display.show_importing(running=True)
        self._look()
        self._runner.run(lambda: self._job(path, self._progress), self._ended, self._failed)

    def stop(self) -> None:
        """Stop before the next orders; what is in stays in."""
        self._stop = True

    def _progress(self, orders_in: int) -> bool:
        self._orders_in = orders_in
        return not self._stop

    def _look(self) -> None:
        if self.running:
            said = translate("import", "Reading the file, {n} orders so far")
            self._display.show_answer(said.format(n=self._orders_in), Tone.BUSY)
            self._later(_LOOK_S, self._look)

    def _over(self) -> None:
        self.running = False
        self._display.show_importing(running=False)

    def _ended(self, outcome: ImportOutcome) -> None:
        self._over()
        self._display.show_answer(*in_short(outcome))
        self._done(outcome)

    def _failed(self, error: Exception) -> None:
        self._over()
        raise_bug(error)
        self._display.show_answer(in_one_line(error), Tone.ATTENTION)


def in_short(outcome: ImportOutcome) -> tuple[str, Tone]:
    """One line about a file that was read."""
    receipt, staging = outcome.receipt, outcome.staging
    held = staging.held_orders
    said = translate("import", "{new} new orders, {held} held, {bad} not readable")
    if receipt.cancelled or staging.cancelled:
        said = translate("import", "Stopped. {new} new orders, {held} held, {bad} not readable")
    good = not (held or receipt.bad_orders)
    words = said.format(new=receipt.new, held=held, bad=receipt.bad_orders)
    return words, Tone.OK if good else Tone.ATTENTION


def report_of(outcome: ImportOutcome) -> SheetContent:
    """The report of a file, in the place of an order."""
    receipt, staging = outcome.receipt, outcome.staging
    figures = {
        translate("import", "Read"): receipt.read,
        translate("import", "New"): receipt.new,
        translate("import", "Unchanged"): receipt.unchanged,
        translate("import", "Revised"): receipt.revised,
        translate("import", "Changed while picked"): receipt.waiting,
        translate("import", "Not readable"): receipt.bad_orders,
        translate("import", "Passed all checks"): staging.staged,
        translate("import", "Held"): staging.held_orders,
    }
    row = translate("import", "row {n}")
    bad = tuple(
        EventContent(
            row.format(n=problem.row),
            Health.BAD,
            f"{problem.column}: {problem.value or '–'} · {problem.reason.value}".strip(": "),
        )
        for problem in receipt.bad_rows
    )
    summary = DetailContent(
        title=translate("import", "The file is in"),
        health=Health.WARN if bad or staging.held_orders else Health.GOOD,
        where=receipt.document,
        facts=tuple(Fact(label, f"{count:,}") for label, count in figures.items()),
        events=bad,
    )
    return SheetContent(summary)
