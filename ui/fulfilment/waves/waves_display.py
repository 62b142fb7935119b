"""What the planning screen needs of its page and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.waves.board import Board, BoardWave, MeasuredWave
from app.fulfilment.waves.changing import PullBackReport
from app.fulfilment.waves.planning.suggesting import Watch, Wish
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.wave_papers import WavePrint
from app.scanning.directory import Person
from app.store.books.planning.rule_book import RuleFacts
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, FigureContent, QueueRowContent
from ui.widgets.floor_map.map_content import MapContent
from ui.widgets.form.fields import FieldContent


class WavesDisplay(Protocol):
    """What the page can show."""

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show what waits and what planning saves."""

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the groupings to choose from."""

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show what a cart takes and when waves go."""

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show drafts and released waves, standing on ``current``."""

    def show_waiting(self, rows: Sequence[QueueRowContent]) -> None:
        """Show the orders that no wave holds, each with its reason."""

    def show_map(self, content: MapContent) -> None:
        """Show the map with the walks of the wave stood on."""

    def show_actions(self, actions: tuple[ActionContent, ...]) -> None:
        """Show what can be done with the wave stood on."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class WavesUseCases:
    """What the planning screen asks of the shared database.

    Attributes:
        board: everything listed.
        measure: the walks of a wave on the map.
        plan: plans what waits and keeps the drafts; their numbers, None if it was stopped.
        release: releases a draft.
        print_wave: prints labels and pick lists of a released wave.
        withdraw: gives a draft up.
        pull_back: takes the unclaimed carts of a released wave back.
        split: moves carts (or, of a draft of one cart, orders) to a wave of their own.
        merge: lets the first wave have all of the second.
        change_rule: says when waves go and what a cart takes.
    """

    board: Callable[[], Board]
    measure: Callable[[BoardWave], MeasuredWave]
    plan: Callable[[Wish, Person, Watch], tuple[str, ...] | None]
    release: Callable[[str, Person], WaveReport]
    print_wave: Callable[[str, Person], tuple[WavePrint, ...]]
    withdraw: Callable[[str, Person], None]
    pull_back: Callable[[str, Person], PullBackReport]
    split: Callable[[str, frozenset[int], Person], str]
    merge: Callable[[str, str, Person], None]
    change_rule: Callable[[RuleFacts, Person], None]
