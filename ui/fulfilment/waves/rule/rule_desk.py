"""The part of the planning screen where a supervisor says when waves go and what a cart takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from app.fulfilment.waves.planning.grouping import Grouping
from app.scanning.directory import Person
from app.store.books.planning.rule_book import RuleFacts
from ui.fulfilment.desk_scans import DeskPage
from ui.fulfilment.waves.rule.rule_draft import RuleDraft
from ui.fulfilment.waves.waves_content import chips_of
from ui.messages.planning import waves as says
from ui.widgets.content import Tone
from ui.widgets.desk_content import ChipContent
from ui.widgets.form.fields import FieldContent


class RuleDisplay(Protocol):
    """What the page can show of the rule."""

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the groupings to choose from."""

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show what a cart takes and when waves go."""


class RuleDesk:
    """Holds what is typed; plans take it as it is, waves of the schedule once it is kept."""

    def __init__(
        self,
        display: RuleDisplay,
        page: DeskPage,
        change: Callable[[RuleFacts, Person], None],
        refresh: Callable[[], None],
    ) -> None:
        self._display, self._page = display, page
        self._change, self._refresh = change, refresh
        self.draft = RuleDraft()

    def draw(self) -> None:
        """Show the groupings and the fields."""
        self._display.show_chips(*chips_of(self.draft.grouping))
        self._display.show_fields(self.draft.fields)

    def choose(self, grouping: str) -> None:
        """A grouping was chosen."""
        self.draft.grouping = Grouping(grouping)
        self._display.show_chips(*chips_of(self.draft.grouping))

    def typed(self, key: str, text: str) -> None:
        """A field was changed."""
        self.draft.typed(key, text)
        self._display.show_fields(self.draft.fields)

    def keep(self) -> None:
        """Let waves go by what the fields say from now on."""
        rule = self.draft.rule
        if rule is None:
            self._page.say(says.wrong_fields(), Tone.ATTENTION)
            return
        self._page.run(partial(self._change, rule, self._page.person), self._kept)

    def _kept(self, _done: None) -> None:
        self._page.say(*says.rule_kept())
        self._refresh()
