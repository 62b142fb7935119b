"""Stock work on the floor: receiving, counting and moving are one screen with three jobs (S6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.errors import NothingFound, raise_bug
from app.fulfilment.double_scan import Answer
from app.scanning.directory import Person
from app.scanning.resolver import CodeKind
from app.station.claims import Takeover
from app.station.runner import Runner
from app.station.workbench import Workbench
from app.stock.packages import StockPackage
from app.stock.work.tasks import StockTask, stock_task
from ui.fulfilment.banners import idle_banner, opening_banner, trouble_banner
from ui.fulfilment.floor_keys import keys_for, panel_of
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import NEXT, Idle, IdleAnswer
from ui.fulfilment.task_screen import TaskScreen
from ui.messages.verdicts import Place
from ui.stock.floor.stock_display import StockDisplay
from ui.stock.floor.stock_scene import StockScene
from ui.widgets.content import LinesContent

PackageT = TypeVar("PackageT", bound=StockPackage)


@dataclass(frozen=True, slots=True)
class StockJob(Generic[PackageT]):
    """One kind of stock work.

    Attributes:
        kind: its name, as the works and the screens know it.
        package_type: what is claimed.
        opened_by: the kinds of codes that open it.
        scene: everything that the screen shows.
        claim: claims by a code ("" for the next that waits), on the store's thread.
        waiting: what waits to be done, on the store's thread; shown with nothing in hand.
        confirm_opens: True if CONFIRM takes the next that waits.
    """

    kind: str
    package_type: type[PackageT]
    opened_by: tuple[CodeKind, ...]
    scene: Callable[[Answer[Any] | None, Any], StockScene]
    claim: Callable[[str, Person, Takeover | None], PackageT | None]
    waiting: Callable[[], LinesContent]
    confirm_opens: bool = False


class StockPresenter(TaskScreen[PackageT, StockTask[Any, Any]]):
    """Keeps ``Screen`` for one job."""

    def __init__(
        self,
        display: StockDisplay,
        kit: FloorKit,
        bench: Workbench,
        on_store: Runner,
        job: StockJob[PackageT],
    ) -> None:
        super().__init__(kit, bench, Idle(kit, job.opened_by, confirm_opens=job.confirm_opens))
        self._display, self._on_store, self._job = display, on_store, job
        self.kind, self.package_type = job.kind, job.package_type

    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PackageT:
        package = self._job.claim("" if code == NEXT else code, person, takeover)
        if package is None:
            raise NothingFound(kind=self.kind, code="")
        return package

    def _task_of(self, package: PackageT) -> StockTask[Any, Any]:
        return stock_task(package, self._kit.directory, self._person, self._kit.bounce_ms)

    def refresh(self) -> None:
        """The shared database has changed: with nothing in hand, say again what waits."""
        if self._in_front and (self._task is None or self._task.situation.is_over):
            self._ask()

    def _ask(self) -> None:
        self._on_store.run(self._job.waiting, self._know, raise_bug)

    def _know(self, waiting: LinesContent) -> None:
        if self._in_front and (self._task is None or self._task.situation.is_over):
            self._display.show_lines(waiting)

    # -- drawing ----------------------------------------------------------------------------

    def _draw(self, answer: Answer[Any] | None) -> None:
        if self._task is None:
            return
        scene = self._job.scene(answer, self._task.situation)
        self._display.show_banner(scene.banner)
        self._kit.frame.show_keys(scene.keys)
        self._kit.frame.show_place(scene.place)
        self._display.show_tape(self._kit.tape.content)
        self._display.show_work(scene.item, scene.panel)
        self._display.show_lines(scene.lines)

    def _draw_idle(self, answer: IdleAnswer | None, error: Exception | None) -> None:
        banner = opening_banner(error) if error else idle_banner(self.kind, answer, Place.BIN)
        self._display.show_banner(banner)
        self._display.show_tape(self._kit.tape.content)
        panel = panel_of("help", Place.BIN, self._idle.live, at_rest=True)
        self._display.show_work(None, panel)
        self._kit.frame.show_keys(keys_for(self._idle.live, at_rest=True))
        self._kit.frame.show_place(())
        if answer is None:
            self._ask()

    def _draw_trouble(self, error: Exception) -> None:
        self._display.show_banner(trouble_banner(error))

    def _after(self, answer: Answer[Any] | None) -> None:  # noqa: ARG002 -- the end is the end
        if self.in_hand is None:
            return
        package, task = self.in_hand
        if task.situation.is_over:
            self._bench.end(package.work_id, lambda: None, self._told)
