"""What can be done with the wave stood on: release, split, print, take back, merge (T2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from app.fulfilment.waves.board import BoardWave
from app.fulfilment.waves.changing import PullBackReport
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.wave_papers import WavePrint
from app.station.runner import Runner
from ui.fulfilment.desk_scans import DeskPage
from ui.fulfilment.waves.waves_content import can_split, half_of
from ui.fulfilment.waves.waves_display import WavesUseCases
from ui.messages.planning import waves as says
from ui.widgets.content import Tone

T = TypeVar("T")


class WaveSteps:
    """Does one step at a time in the name of whoever is signed in.

    Args:
        page: who is there, and what runs what changes the shared database.
        on_paper: runs what prints, which may take long.
        use: the use cases.
        after: told which wave to stand on once something changed; "" for the same.
    """

    def __init__(
        self,
        page: DeskPage,
        on_paper: Runner,
        use: WavesUseCases,
        after: Callable[[str], None],
    ) -> None:
        self._page, self._on_paper = page, on_paper
        self._use, self._after = use, after
        self.merging = ""

    def release(self, wave: BoardWave) -> None:
        """Let a draft go to the floor, then print what goes with it."""
        self._run(partial(self._use.release, wave.facts.wave_no, self._page.person), self._released)

    def print_again(self, wave: BoardWave) -> None:
        """Print labels and pick lists once more."""
        self._print(wave.facts.wave_no, "")

    def take_back(self, wave: BoardWave) -> None:
        """Give up a draft, or pull back the carts that nobody has claimed."""
        wave_no = wave.facts.wave_no
        if wave.is_draft:
            job = partial(self._use.withdraw, wave_no, self._page.person)
            self._run(job, lambda _done: self._say(says.withdrawn(wave_no)))
        else:
            self._run(partial(self._use.pull_back, wave_no, self._page.person), self._pulled_back)

    def split(self, wave: BoardWave) -> bool:
        """Make two waves of one; False if there is nothing to split."""
        wanted = half_of(wave)
        if not can_split(wave) or not wanted:
            return False
        wave_no = wave.facts.wave_no
        job = partial(self._use.split, wave_no, wanted, self._page.person)
        self._run(job, lambda new: self._say(says.split(wave_no, new), new))
        return True

    def merge(self, wave: BoardWave) -> None:
        """Choose the first of two waves, then the one that takes it in."""
        wave_no, other = wave.facts.wave_no, self.merging
        if not other or other == wave_no:
            self.merging = "" if other else wave_no
            words = says.merge_with(wave_no) if self.merging else ("", Tone.READY)
            self._page.say(*words)
            return
        self.merging = ""
        job = partial(self._use.merge, wave_no, other, self._page.person)
        self._run(job, lambda _done: self._say(says.merged(wave_no, other), wave_no))

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._page.run(job, then, self._failed)

    def _failed(self, error: Exception) -> None:
        """Say what went wrong; what is on the screen is read again."""
        self._page.failed(error)
        self._after("")

    def _say(self, answer: tuple[str, Tone], wave_no: str = "") -> None:
        self._page.say(*answer)
        self._after(wave_no)

    def _released(self, report: WaveReport) -> None:
        answer = says.released(report)
        self._say(answer, report.wave_nos[0])
        self._print(report.wave_nos[0], answer[0], warned=answer[1] is Tone.ATTENTION)

    def _print(self, wave_no: str, said: str, *, warned: bool = False) -> None:
        job = partial(self._use.print_wave, wave_no, self._page.person)
        then = partial(self._printed, said, warned)
        self._on_paper.run(job, then, self._failed)

    def _printed(self, said: str, warned: bool, prints: Sequence[WavePrint]) -> None:  # noqa: FBT001 -- bound by partial
        words, tone = says.printed(said, prints)
        self._page.say(words, Tone.ATTENTION if warned else tone)

    def _pulled_back(self, report: PullBackReport) -> None:
        self._say(says.pulled_back(report))
