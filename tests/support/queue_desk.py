"""The exception queue in front of one person, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from app.exception_queue.kinds import HoldReason, Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from tests.support.desk_data import CASES, HISTORY, queue_of
from tests.support.desk_kit import NOVAK, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.exception_queue.exceptions_content import QueueRead
from ui.exception_queue.exceptions_display import QueueUseCases
from ui.exception_queue.exceptions_presenter import ExceptionsPresenter
from ui.widgets.content import Tone
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    DetailContent,
    FigureContent,
    QueueRowContent,
)


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.figures: tuple[FigureContent, ...] = ()
        self.chips: tuple[ChipContent, ...] = ()
        self.rows: Sequence[QueueRowContent] = ()
        self.current = ""
        self.detail = DetailContent("")
        self.actions: tuple[ActionContent, ...] = ()
        self.answers: list[tuple[str, Tone]] = []

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        self.figures = figures

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        del current
        self.chips = chips

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        self.rows, self.current = rows, current

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        self.detail, self.actions = detail, actions

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


class Desk:
    """The queue in front of one person; solved cases leave it."""

    def __init__(self, person: Person = NOVAK, code: str = "") -> None:
        self.told, self.page = Told(), Page()
        self.rows = CASES
        self.solved: list[tuple[int, Resolution, str, str]] = []
        self.taken: list[int] = []
        self.bins: list[str] = []
        self.trouble: Exception | None = None
        self.still: frozenset[HoldReason] = frozenset()
        use = QueueUseCases(self._queue, lambda _case_id: HISTORY, self._take, self._solve)
        self.presenter = ExceptionsPresenter(self.page, kit_of(self.told), AtOnce(), use)
        self.presenter.enter(person, code)

    def _queue(self) -> QueueRead:
        if self.trouble:
            raise self.trouble
        return queue_of(self.rows)

    def _take(self, case_id: int, person: Person) -> bool:
        del person
        self.taken.append(case_id)
        return case_id != 2

    def _solve(
        self,
        case_id: int,
        resolution: Resolution,
        approver: Person,
        owner: Person | None,
        bin_code: str,
    ) -> SolveAnswer:
        if self.trouble:
            raise self.trouble
        self.bins.append(bin_code)
        freed = owner.badge if owner else ""
        self.solved.append((case_id, resolution, approver.badge, freed))
        if self.still:
            return SolveAnswer(is_solved=False, still=self.still)
        self.rows = tuple(row for row in self.rows if row.case_id != case_id)
        return SolveAnswer(is_solved=True)

    def press(self, key: int) -> None:
        code = next(code for code in ControlCode if code.f_key == key)
        self.presenter.scanned(scan_of(payload_of(code), "keys"))

    @property
    def answer(self) -> tuple[str, Tone]:
        return self.page.answers[-1]
