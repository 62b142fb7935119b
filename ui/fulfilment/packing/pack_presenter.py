"""The packing station: ``tote -> carton -> item ... -> label`` (SOP phase 2, double scan).

The task answers from memory, the journal keeps, then the screen shows.  A label is made once
everything that was kept is in the shared database, which alone may say that all is verified (D8).
"""

from __future__ import annotations

from collections.abc import Callable

from app.fulfilment.double_scan import Answer
from app.fulfilment.events import ReprintRequested
from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.packing.task import PackTask
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.work import PackPackage
from app.scanning.directory import Person
from app.scanning.resolver import CodeKind
from app.station.workbench import Workbench
from ui.fulfilment.banners import idle_banner, trouble_banner
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import Idle, IdleAnswer
from ui.fulfilment.packing import pack_content
from ui.fulfilment.packing.pack_display import PackDisplay, PackUseCases
from ui.fulfilment.packing.papers_content import papers_content
from ui.fulfilment.task_screen import TaskScreen


class PackPresenter(TaskScreen[PackPackage, PackTask]):
    """Keeps ``Screen`` for the packing station."""

    kind = "pack"
    package_type = PackPackage

    def __init__(
        self, display: PackDisplay, kit: FloorKit, bench: Workbench, use: PackUseCases
    ) -> None:
        super().__init__(kit, bench, Idle(kit, (CodeKind.TOTE, CodeKind.ORDER)))
        self._display = display
        self._use = use
        self._asked: tuple[int, int, int] | None = None

    def _claim(self, code: str, person: Person) -> PackPackage:
        return self._use.claim(code, person)

    def _task_of(self, package: PackPackage) -> PackTask:
        self._asked = None
        self._display.show_papers(None)
        return PackTask(package, self._kit.directory, self._person, self._kit.bounce_ms)

    # -- drawing ----------------------------------------------------------------------------

    def _draw(self, answer: Answer[PackSituation] | None) -> None:
        task, package = self._task, self._package
        if task is None or package is None:
            return
        names, situation = self._kit.directory(), task.situation
        if answer is None:
            banner = pack_content.ready_banner(situation, package.order_no, names)
        else:
            banner = pack_content.banner_of(answer, package.order_no, names)
        self._display.show_banner(banner)
        self._kit.frame.show_keys(pack_content.keys_of(situation))
        self._display.show_tape(self._kit.tape.content)
        self._display.show_work(
            pack_content.item_of(situation, ", ".join(package.totes)),
            pack_content.lines_of(situation),
            pack_content.carton_of(situation, names),
        )
        if answer is None:
            self._kit.frame.show_place(*pack_content.place_of(package, self._kit.clock()))

    def _draw_idle(self, answer: IdleAnswer | None, error: Exception | None) -> None:
        self._display.show_banner(
            trouble_banner(error) if error else idle_banner(self.kind, answer)
        )
        self._display.show_tape(self._kit.tape.content)
        if self._task is None:
            self._display.show_idle()
            self._kit.frame.show_keys(pack_content.keys_of(None))
            self._kit.frame.show_place(())

    # -- what follows an answer -------------------------------------------------------------

    def _after(self, answer: Answer[PackSituation] | None) -> None:
        task, package = self._task, self._package
        if task is None or package is None:
            return
        situation, person = task.situation, self._person
        if answer is not None and answer.case_due:
            order_no, scanned, needed = package.order_no, answer.parsed, answer.expected
            self._bench.in_store(
                lambda: self._use.report_wrong_items(order_no, scanned, needed, person),
                lambda _nothing: None,
                self._trouble,
            )
        if answer is not None and isinstance(answer.event, ReprintRequested):
            event = answer.event
            self._papers(
                lambda: self._use.reprint(
                    package.order_no, event.carton_number, event.reason, person
                )
            )
        elif situation.state is PackState.PRINTING and situation.carton is not None:
            number = situation.carton.number
            if self._asked != (package.work_id, number, situation.edition):
                self._asked = (package.work_id, number, situation.edition)
                self._papers(lambda: self._use.prepare(package.order_no, number, person))
        elif situation.is_over:
            self._display.show_papers(None)
            self._bench.end(package.work_id, lambda: None, self._trouble)

    def _papers(self, make: Callable[[], Papers]) -> None:
        task = self._task
        edition = task.situation.edition if task else 0

        def made(papers: Papers) -> None:
            if task is None or task is not self._task or task.situation.edition != edition:
                return  # UNDO took a unit out meanwhile: that label is void
            carton = papers.carton
            task.documents_ready(
                carton.carton_number, carton.sscc, carton.tracking_no, edition=edition
            )
            self._display.show_papers(papers_content(papers))
            self._draw(None)

        self._bench.in_store(make, made, self._papers_failed)

    def _papers_failed(self, error: Exception) -> None:
        self._asked = None
        self._trouble(error)

    def _trouble(self, error: Exception) -> None:
        self._must_be_told(error)
        self._display.show_banner(trouble_banner(error))
        self._kit.sounds.play("attention")
