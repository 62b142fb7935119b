"""Qt objects die on the UI thread, whoever made the garbage."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.tidying import Tidying


class Knot:
    """A cycle, which only the collector can undo; says on which thread it died."""

    died_on: list[threading.Thread] = []

    def __init__(self) -> None:
        self.itself = self
        weakref.finalize(self, lambda: Knot.died_on.append(threading.current_thread()))


def _allocate(count: int) -> None:
    kept = [[number] for number in range(count)]
    for _number in range(count):
        Knot()
    del kept


@pytest.fixture
def tidying(qtbot: QtBot) -> Iterator[Tidying]:
    """A collector of the UI thread; Python has its own back afterwards."""
    del qtbot
    Knot.died_on.clear()
    one = Tidying()
    yield one
    one.stop()
    assert gc.isenabled()


def test_what_another_thread_leaves_dies_on_the_ui_thread(tidying: Tidying, qtbot: QtBot) -> None:
    del tidying
    worker = threading.Thread(target=_allocate, args=(2000,))
    worker.start()
    worker.join()
    assert Knot.died_on == []

    qtbot.waitUntil(lambda: len(Knot.died_on) >= 2000, timeout=5000)

    assert set(Knot.died_on) == {threading.main_thread()}


def test_nothing_is_collected_before_it_is_due(tidying: Tidying) -> None:
    Knot()

    tidying.look()

    assert len(Knot.died_on) == 0


def test_what_stays_is_frozen_for_as_long_as_the_window_lives(qtbot: QtBot) -> None:
    del qtbot
    gc.unfreeze()

    one = Tidying()
    while_it_lives = gc.get_freeze_count()
    one.stop()

    assert (while_it_lives > 0, gc.get_freeze_count()) == (True, 0)
    gc.freeze()


def test_what_others_have_frozen_stays_frozen(qtbot: QtBot) -> None:
    del qtbot
    gc.freeze()
    frozen = gc.get_freeze_count()

    one = Tidying()
    Knot()
    one.stop()

    assert gc.get_freeze_count() == frozen
