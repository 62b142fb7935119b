"""The label of a carton that is not verified yet, once a supervisor has let it out (D8).

It is bought and printed, no more: the carton stays open, and its label closes nothing before every
unit is verified.
"""

from __future__ import annotations

from collections.abc import Callable

from app.errors import StoreUnreachable
from app.fulfilment.events import LabelLetOut, ReprintReason
from app.fulfilment.packing.task import PackTask
from app.fulfilment.shipping.label_gate import Override
from app.fulfilment.shipping.papers import Papers
from app.scanning.directory import Person
from app.station.workbench import Workbench
from ui.fulfilment.packing.pack_display import PackUseCases

Failed = Callable[[Exception], None]


def override_of(event: LabelLetOut) -> Override:
    """What the shared database judges: whose badge, and why."""
    return Override(event.approved_by, event.reason.value)


class EarlyLabel:
    """Asks for the early labels of one order after another.

    Args:
        bench: runs a use case after everything that was kept.
        use: the use cases.
        made: told once a label is made, printed or not.
        failed: told why there is none; packing goes on.
    """

    def __init__(
        self, bench: Workbench, use: PackUseCases, made: Callable[[], None], failed: Failed
    ) -> None:
        self._bench, self._use = bench, use
        self._tell_made, self._tell_failed = made, failed
        self._task: PackTask | None = None
        self._order_no, self._person = "", Person("", "", "")
        self._asked: set[int] = set()
        self._made: dict[int, Papers] = {}
        self._waits = False

    def begin(self, order_no: str, task: PackTask, person: Person) -> None:
        """Another order is at the station, or the same after a restart."""
        self._order_no, self._task, self._person = order_no, task, person
        self._asked, self._made, self._waits = set(), {}, False

    @property
    def papers(self) -> Papers | None:
        """The early label of the carton in hand; None while there is none."""
        situation = self._task.situation if self._task else None
        if situation is None or situation.all_verified or situation.carton is None:
            return None
        return self._made.get(situation.carton.number)

    def ask(self) -> None:
        """Have the label made that a supervisor let out for the carton in hand, once."""
        let_out = self._let_out
        if let_out is None or let_out.carton_number in self._asked:
            return
        number, person, order_no = let_out.carton_number, self._person, self._order_no
        self._asked.add(number)
        override = override_of(let_out)
        self._run(number, lambda: self._use.prepare(order_no, number, person, override))

    def ask_if_it_waits(self) -> None:
        """The database answers: ask again for what waits for it."""
        if self._waits:
            self._ask_anew()

    def ask_again(self, reason: ReprintReason) -> bool:
        """Print the early label of the carton in hand again; False if it has none."""
        let_out = self._let_out
        if let_out is None:
            return False
        number, person, order_no = let_out.carton_number, self._person, self._order_no
        if number not in self._made:  # it was never made: that is tried again
            self._ask_anew()
            return True
        override = override_of(let_out)
        self._run(number, lambda: self._use.reprint(order_no, number, reason, person, override))
        return True

    def _ask_anew(self) -> None:
        self._asked.clear()
        self.ask()

    @property
    def _let_out(self) -> LabelLetOut | None:
        if self._task is None or self._task.situation.all_verified:
            return None
        return self._task.situation.let_out

    def _run(self, number: int, make: Callable[[], Papers]) -> None:
        task = self._task
        self._waits = False

        def made(papers: Papers) -> None:
            if task is None or task is not self._task:
                return
            self._made[number] = papers
            task.label_let_out(number, papers.carton.sscc, papers.carton.tracking_no)
            self._tell_made()

        def failed(error: Exception) -> None:
            if task is self._task:
                self._waits = isinstance(error, StoreUnreachable)
            self._tell_failed(error)

        self._bench.in_store(make, made, failed)
