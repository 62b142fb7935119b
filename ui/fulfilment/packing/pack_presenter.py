"""The packing station: ``tote -> carton -> item ... -> label`` (SOP phase 2, double scan).

The task answers from memory, the journal keeps, then the screen shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.fulfilment.double_scan import Answer
from app.fulfilment.events import ReprintRequested
from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.packing.task import PackAnswer, PackTask
from app.fulfilment.work import PackPackage
from app.scanning.directory import Person
from app.scanning.resolver import CodeKind
from app.station.claims import Takeover
from app.station.workbench import Workbench
from ui.fulfilment.banners import trouble_banner
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import Idle, IdleAnswer
from ui.fulfilment.packing import pack_content
from ui.fulfilment.packing.at_rest import AtRest
from ui.fulfilment.packing.pack_content import PackScene
from ui.fulfilment.packing.pack_display import PackDisplay, PackUseCases
from ui.fulfilment.packing.paper_work import PaperWork
from ui.fulfilment.packing.papers_content import PapersContent, papers_in_the_making
from ui.fulfilment.task_screen import TaskScreen
from ui.messages.floor.papers import for_no_papers


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
        self._rest = AtRest(display, kit, self._idle, bench, use.waiting)
        self._paper = PaperWork(bench, use, self._papers_made, self._no_papers)
        self._unreported: list[tuple[str, str, str, Person]] = []

    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PackPackage:
        return self._use.claim(code, person, takeover)

    def _task_of(self, package: PackPackage) -> PackTask:
        task = PackTask(package, self._kit.directory, self._person, self._kit.bounce_ms)
        self._paper.begin(package.order_no, task, self._person)
        return task

    def hear_versions(self, versions: Mapping[str, int | None]) -> None:
        """Hear the order's version; the database answers, so ask again for what waits for it."""
        super().hear_versions(versions)
        self._report()
        self._paper.ask_if_it_waits()

    def look_again(self) -> None:
        """List the totes that wait, as they are now, while no order is in hand."""
        if self._is_at_rest():
            self._rest.list_waiting(self._is_at_rest)

    def _is_at_rest(self) -> bool:
        return self._in_front and self._task is None

    # -- drawing ----------------------------------------------------------------------------

    def _draw(self, answer: Answer[PackSituation] | None) -> None:
        if self.in_hand is None:
            return
        package, task = self.in_hand
        situation, names = task.situation, self._kit.directory()
        scene = pack_content.scene_of(package, situation, names, self._paper.step)
        self._display.show_banner(self._with_news(pack_content.banner_of(scene, answer)))
        self._kit.frame.show_keys(pack_content.keys_of(situation))
        self._kit.frame.show_place(*pack_content.place_of(package, self._kit.clock()))
        self._display.show_tape(self._kit.tape.content)
        self._display.show_panel(pack_content.panel_content(situation))
        self._display.show_papers(self._papers_content(scene))
        self._display.show_work(
            pack_content.item_of(situation, ", ".join(package.totes)),
            pack_content.lines_of(situation),
            pack_content.carton_of(situation, names),
        )

    def _papers_content(self, scene: PackScene) -> PapersContent | None:
        if not scene.situation.all_verified:
            return None
        carton = pack_content.carton_name(scene.situation, scene.names)
        return self._paper.content or papers_in_the_making(carton)

    def _draw_idle(self, answer: IdleAnswer | None, error: Exception | None) -> None:
        self._rest.draw(answer, error, at_rest=self._task is None)
        self.look_again()

    def _draw_trouble(self, error: Exception) -> None:
        self._display.show_banner(trouble_banner(error))

    # -- what follows an answer -------------------------------------------------------------

    def _after(self, answer: PackAnswer | None) -> None:
        if self.in_hand is None:
            return
        package, task = self.in_hand
        if answer is not None and answer.case_due:
            facts = (package.order_no, answer.parsed, answer.expected)
            self._unreported.append((*facts, self._person))
            self._report()
        if answer is not None and isinstance(answer.event, ReprintRequested):
            self._paper.ask_again(answer.event.carton_number, answer.event.reason)
        elif task.situation.is_over:
            self._bench.end(package.work_id, lambda: None, self._told)
        else:
            self._paper.ask()

    def _papers_made(self) -> None:
        if not self._in_front:
            return
        self._draw(None)
        task = self._task
        if self._paper.step is not None and task is not None and task.situation.latch is None:
            self._kit.sounds.play("attention")

    def _no_papers(self, error: Exception) -> None:
        task = self._task
        if self._in_front and task is not None and task.situation.latch is None:
            first = task.situation.state is PackState.PRINTING
            said = for_no_papers(error) if first else None
            self._display.show_banner(trouble_banner(error, said))
            self._kit.sounds.play("attention")
        self._must_be_told(error)

    def _report(self) -> None:
        """Two wrong items in a row become a case, at the latest when the database is back."""
        waiting, self._unreported = self._unreported, []
        for one in waiting:
            self._report_one(one)

    def _report_one(self, case: tuple[str, str, str, Person]) -> None:
        def kept_for_later(error: Exception) -> None:
            self._unreported.append(case)
            self._must_be_told(error)

        self._bench.in_store(
            lambda: self._use.report_wrong_items(*case), lambda _case: None, kept_for_later
        )
