"""Two wrong items in a row become a case, at the latest when the database is back."""

from __future__ import annotations

from collections.abc import Callable

from app.fulfilment.packing.task import PackAnswer
from app.scanning.directory import Person
from app.station.workbench import Workbench

Case = tuple[str, str, str, Person]
"""The order, what was scanned, what was needed, and who scanned."""


class WrongItems:
    """Opens the cases of one station.

    Args:
        bench: runs a use case after everything that was kept.
        report: opens a case; runs on the store's thread.
        failed: told why a case had to be kept for later.
    """

    def __init__(
        self,
        bench: Workbench,
        report: Callable[[str, str, str, Person], object],
        failed: Callable[[Exception], None],
    ) -> None:
        self._bench = bench
        self._report = report
        self._failed = failed
        self._waiting: list[Case] = []

    def note(self, answer: PackAnswer, order_no: str, person: Person) -> None:
        """Open the case of an answer, if one is due."""
        if answer.case_due:
            self._waiting.append((order_no, answer.parsed, answer.expected, person))
            self.report()

    def report(self) -> None:
        """Open the cases that wait."""
        waiting, self._waiting = self._waiting, []
        for case in waiting:
            self._report_one(case)

    def _report_one(self, case: Case) -> None:
        def kept_for_later(error: Exception) -> None:
            self._waiting.append(case)
            self._failed(error)

        self._bench.in_store(lambda: self._report(*case), lambda _case: None, kept_for_later)
