"""One page of the desk, as the workplace drives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.shell.screen import Screen, ScreenName


@dataclass(frozen=True, slots=True)
class WorkplacePage:
    """A page with its name, presenter and view.

    Attributes:
        refresh: reads again what is in front: the shared database has changed.  None for a page
            that shows nothing of it.
        tick: a second went by.  None for a page that shows no time.
        unended: a scanner sends codes without an end.  None for all but the settings.
    """

    name: ScreenName
    screen: Screen
    view: QWidget
    refresh: Callable[[], None] | None = None
    tick: Callable[[], None] | None = None
    unended: Callable[[str], None] | None = None
