"""The whole lot of the shelf stood on: into quarantine or out of it, on a supervisor's badge."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from app.fulfilment.allocation.recalling import Recall
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, ControlScanned, Meaning
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from app.store.books.shelves.stock_lists import ShelfRow
from ui.fulfilment.desk_scans import Decision
from ui.messages.wording import translate


class LotPage(Protocol):
    """The desk that shows what is asked and what came of it."""

    def redraw(self) -> None:
        """Draw the shelf and its keys again."""

    def say(self, text: str) -> None:
        """Something was done: say it, and read the list again."""

    def trouble(self, error: Exception) -> None:
        """It could not be done: say why."""


class LotDesk:
    """Asks for a supervisor's badge before a whole lot is barred or released."""

    def __init__(
        self, on_store: Runner, bar_lot: Callable[[ShelfRow, Person], Recall | None], page: LotPage
    ) -> None:
        self._on_store, self._bar_lot, self._page = on_store, bar_lot, page
        self.asking: ShelfRow | None = None

    def decide(self, row: ShelfRow | None, meaning: Meaning) -> Decision | None:
        """Say what a scan means for the lot; None where it is not about one."""
        asking = self.asking
        match meaning:
            case ControlScanned(ControlCode.NEXT_CARTON) if asking is None and row and row.lot:
                said = translate("stock desk", "A supervisor has to say so")
                return Decision(Verdict.ACCEPTED, said, to=row.lot, act=partial(self._ask, row))
            case BadgeScanned(person) if asking is not None and person.supervises:
                act = partial(self._done, asking, person)
                return Decision(Verdict.ACCEPTED, f"{asking.lot} …", to=asking.lot, act=act)
            case BadgeScanned(person) if asking is not None:
                said = translate("stock desk", "{name} may not do this").format(name=person.name)
                return Decision(Verdict.WRONG_STATE, said)
            case ControlScanned(ControlCode.UNDO) if asking is not None:
                said = translate("stock desk", "Not done")
                return Decision(Verdict.ACCEPTED, said, to="stock", act=self.forget)
            case _ if asking is not None:
                return Decision(
                    Verdict.WRONG_STATE, translate("stock desk", "A supervisor has to say so")
                )
            case _:
                return None

    def forget(self) -> None:
        """No lot is asked about any more."""
        self._ask(None)

    def _ask(self, row: ShelfRow | None) -> None:
        self.asking = row
        self._page.redraw()

    def _done(self, row: ShelfRow, person: Person) -> None:
        self.forget()
        job, then = partial(self._bar_lot, row, person), partial(self._told, row)
        self._on_store.run(job, then, self._page.trouble)

    def _told(self, row: ShelfRow, recall: Recall | None) -> None:
        self._page.say(lot_done(row, recall))


def lot_done(row: ShelfRow, recall: Recall | None) -> str:
    """What became of a lot: "L2407 in quarantine: 3 orders wait, 2 totes and cartons hold it"."""
    if recall is None:
        return translate("stock desk", "{lot} may leave again").format(lot=row.lot)
    said = translate(
        "stock desk", "{lot} is in quarantine: {n} orders gave it up, {m} totes and cartons hold it"
    )
    return said.format(lot=row.lot, n=len(recall.orders), m=len(recall.places))
