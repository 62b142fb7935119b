"""The planning of waves with what it asks of the shared database (T2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from app.fulfilment.allocation import allocate
from app.fulfilment.shipping.papers import PaperDesk
from app.fulfilment.waves.board import measure_wave, read_board
from app.fulfilment.waves.changing import merge_waves, pull_back, split_wave
from app.fulfilment.waves.drafts import keep_drafts, withdraw_draft
from app.fulfilment.waves.planning.planner import best_carts
from app.fulfilment.waves.planning.suggesting import Watch, Wish, plan_waves
from app.fulfilment.waves.releasing import release_draft
from app.fulfilment.waves.rule import change_rule
from app.fulfilment.waves.wave_papers import print_wave
from app.scanning.directory import Person
from app.store.unit_of_work import Store
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.waves.waves_display import WavesUseCases
from ui.fulfilment.waves.waves_presenter import WavesPresenter
from ui.fulfilment.waves.waves_view import WavesView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks, later
from ui.theme.theme import Theme


def make_waves(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    paper: PaperDesk,
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1")."""
    view = WavesView(theme)
    use = wave_use_cases(works.store, paper)
    waves = WavesPresenter(view, kit, works.on_store, works.on_import, use, later)
    view.stood_on.connect(waves.stand_on)
    view.grouping_chosen.connect(waves.rule.choose)
    view.typed.connect(waves.rule.typed)
    view.kept.connect(waves.rule.keep)
    view.pressed.connect(press)
    view.order_opened.connect(partial(kit.navigator.go, ScreenName.ORDERS))
    return WorkplacePage(ScreenName.WAVES, waves, view, waves.refresh)


def wave_use_cases(store: Store, paper: PaperDesk) -> WavesUseCases:
    """Make the use cases; ``paper`` knows the printers and the rate card."""

    def plan(wish: Wish, person: Person, watch: Watch) -> tuple[str, ...] | None:
        now = datetime.now(UTC)
        allocate(store, now)
        drafts = plan_waves(store, wish, best_carts, paper.shipping.card, now, watch)
        return None if drafts is None else keep_drafts(store, drafts, now, person)

    return WavesUseCases(
        board=lambda: read_board(store),
        measure=lambda wave: measure_wave(store, wave),
        plan=plan,
        release=lambda wave_no, person: release_draft(store, wave_no, datetime.now(UTC), person),
        print_wave=lambda wave_no, person: print_wave(
            store, wave_no, paper.printers, datetime.now(UTC).astimezone(), person.badge
        ),
        withdraw=lambda wave_no, person: withdraw_draft(store, wave_no, datetime.now(UTC), person),
        pull_back=lambda wave_no, person: pull_back(store, wave_no, datetime.now(UTC), person),
        split=lambda wave_no, carts, person: split_wave(
            store, wave_no, carts, datetime.now(UTC), person
        ),
        merge=lambda wave_no, other, person: merge_waves(
            store, wave_no, other, datetime.now(UTC), person
        ),
        change_rule=lambda rule, person: change_rule(store, rule, datetime.now(UTC), person),
    )
