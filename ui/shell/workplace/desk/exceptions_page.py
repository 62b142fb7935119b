"""The exception queue with what it asks of the shared database (T1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from app.exception_queue.cases import free_case, queue_counts, take_case
from app.exception_queue.kinds import Resolution
from app.exception_queue.solving import SolveAnswer, solve_case
from app.scanning.directory import Person
from app.store.books.capture.case_lists import CaseEventRow
from app.store.unit_of_work import Store
from ui.exception_queue.exceptions_content import QueueRead
from ui.exception_queue.exceptions_display import QueueUseCases
from ui.exception_queue.exceptions_presenter import ExceptionsPresenter
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme

_MOST_CASES = 500


def make_exceptions(
    works: StationWorks, kit: FloorKit, theme: Theme, press: Callable[[str], None]
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1")."""
    queue = ExceptionsView(theme)
    exceptions = ExceptionsPresenter(queue, kit, works.on_store, _queue_use_cases(works))
    queue.stood_on.connect(exceptions.stand_on)
    queue.taken.connect(exceptions.take)
    queue.kind_chosen.connect(exceptions.filter_by)
    queue.pressed.connect(press)
    return WorkplacePage(
        ScreenName.EXCEPTIONS, exceptions, queue, exceptions.refresh, exceptions.tick
    )


def _queue_use_cases(works: StationWorks) -> QueueUseCases:
    store, station = works.store, works.station

    def history(case_id: int) -> list[CaseEventRow]:
        with store.reading() as uow:
            return list(uow.cases.history(case_id))

    def solve(
        case_id: int, resolution: Resolution, person: Person, owner: Person | None, bin_code: str
    ) -> SolveAnswer:
        now = datetime.now(UTC)
        if owner is not None:
            free_case(store, case_id, owner, now)
        return solve_case(store, case_id, resolution, person, now, station, bin_code=bin_code)

    return QueueUseCases(
        queue=lambda: _read_queue(store),
        history=history,
        take=lambda case_id, person: take_case(store, case_id, person, datetime.now(UTC)),
        solve=solve,
    )


def _read_queue(store: Store) -> QueueRead:
    now = datetime.now(UTC)
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    with store.reading() as uow:
        rows = tuple(uow.cases.page(limit=_MOST_CASES))
    return QueueRead(rows, queue_counts(store, now, midnight))
