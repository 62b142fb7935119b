"""A plan in the making: progress is seen, and it can be stopped without harm."""

from __future__ import annotations

from app.errors import StoreUnreachable
from app.fulfilment.waves.planning.suggesting import Wish
from app.scanning.directory import Person
from tests.support.desk_kit import NOVAK, Clockwork
from tests.support.runners import Held
from tests.support.waves_desk import Page, WavesDesk, page_of
from ui.fulfilment.waves.wave_planning import WavePlanning
from ui.widgets.content import Tone


class _Bench:
    def __init__(self) -> None:
        self.page, self.desk, self.runner = Page(), WavesDesk(), Held()
        self.clockwork, self.done = Clockwork(), list[tuple[str, ...]]()
        self.planning = WavePlanning(
            page_of(self.page), self.runner, self.desk.use.plan, self.clockwork, self.done.append
        )

    def start(self, person: Person = NOVAK) -> None:
        self.planning.start(Wish(), person)


def test_progress_is_shown_until_the_plan_is_there() -> None:
    bench = _Bench()
    bench.start()
    assert bench.page.answers == [("Planning, 0 % done. F1 stops it", Tone.BUSY)]

    bench.runner.let_go()
    bench.clockwork.pass_once()

    assert bench.done == [("W-0079", "W-0080")]
    assert not bench.planning.running
    assert bench.clockwork.waiting == []


def test_a_second_plan_waits_for_the_first() -> None:
    bench = _Bench()
    bench.start()
    bench.start()

    assert len(bench.runner.waiting) == 1


def test_a_stopped_plan_keeps_nothing() -> None:
    bench = _Bench()
    bench.start()
    bench.planning.stop()

    bench.runner.let_go()

    assert bench.desk.watch_said == [False]
    assert bench.page.answers[-1] == ("Planning stopped, nothing was kept", Tone.READY)
    assert bench.done == [()]


def test_a_database_that_goes_away_ends_the_plan_with_its_words() -> None:
    bench = _Bench()
    bench.desk.trouble = StoreUnreachable(url="x", detail="gone")
    bench.start()

    bench.runner.let_go()

    assert bench.page.answers[-1][1] is Tone.ATTENTION
    assert not bench.planning.running
