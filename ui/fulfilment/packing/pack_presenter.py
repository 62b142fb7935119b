"""The packing station: ``tote -> carton -> item ... -> label`` (SOP phase 2, double scan).

The task answers from memory, the journal keeps, then the screen shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import raise_bug
from app.fulfilment.double_scan import Answer
from app.fulfilment.events import ReprintRequested
from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.packing.task import PackAnswer, PackTask
from app.fulfilment.work import PackPackage
from app.scanning.directory import Person
from app.scanning.resolver import CodeKind
from app.station.claims import Takeover
from app.station.workbench import Workbench
from hardware.ports import Weight
from ui.fulfilment.banners import sound_of_trouble, trouble_banner
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import Idle, IdleAnswer
from ui.fulfilment.packing import pack_content
from ui.fulfilment.packing.at_rest import AtRest
from ui.fulfilment.packing.carton.unit_content import item_of
from ui.fulfilment.packing.carton.weigh_work import WeighWork
from ui.fulfilment.packing.pack_display import PackDisplay, PackUseCases
from ui.fulfilment.packing.paper_work import PaperWork
from ui.fulfilment.packing.papers_content import papers_at
from ui.fulfilment.packing.wrong_items import WrongItems
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
        self._rest = AtRest(display, kit, self._idle, bench, use.waiting)
        self._paper = PaperWork(bench, use, kit.directory, self._papers_made, self._no_papers)
        self._wrong = WrongItems(bench, use.report_wrong_items, raise_bug)
        self.scale = WeighWork(self.scanned)

    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PackPackage:
        return self._use.claim(code, person, takeover)

    def _task_of(self, package: PackPackage) -> PackTask:
        task = PackTask(package, self._kit.directory, self._person, self._kit.bounce_ms)
        task.weighs = self.scale.has_scale
        self._paper.begin(package.order_no, task, self._person)
        return task

    def hear_versions(self, versions: Mapping[str, int | None]) -> None:
        """Hear the order's version; the database answers, so ask again for what waits for it."""
        super().hear_versions(versions)
        self._wrong.report()
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
        situation, names, paper = task.situation, self._kit.directory(), self._paper
        scene = pack_content.scene_of(package, situation, names, paper)
        self._display.show_banner(self._with_news(pack_content.banner_of(scene, answer)))
        self._kit.frame.show_keys(pack_content.keys_of(situation))
        self._kit.frame.show_place(*pack_content.place_of(package, self._kit.clock()))
        self._display.show_tape(self._kit.tape.content)
        self._display.show_panel(pack_content.panel_content(situation, package.other_badge_why))
        self._display.show_papers(papers_at(situation, names, paper.content))
        self._display.show_work(
            item_of(situation, ", ".join(package.totes)),
            pack_content.lines_of(situation),
            self.scale.beside(situation, names),
        )

    def weighed(self, weight: Weight) -> None:
        """Hear what the scale shows: it stands beside the carton, and counts where it is asked."""
        situation = self.in_hand[1].situation if self.in_hand and self._in_front else None
        if self.scale.weighed(weight, situation) and situation is not None:
            self._display.show_carton(self.scale.beside(situation, self._kit.directory()))

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
        if answer is not None:
            self._wrong.note(answer, package.order_no, self._person)
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
        if self._paper.is_troubled and task is not None and task.situation.latch is None:
            self._kit.sounds.play("attention")

    def _no_papers(self, error: Exception) -> None:
        task = self._task
        if self._in_front and task is not None and task.situation.latch is None:
            said = pack_content.no_papers(task.situation, error)
            self._display.show_banner(trouble_banner(error, said))
            self._kit.sounds.play(sound_of_trouble(error))
        raise_bug(error)
