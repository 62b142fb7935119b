"""Beside every desk page stands how many cases wait: read once, however much has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event

from app.exception_queue.cases import open_case
from app.exception_queue.kinds import CaseKind
from app.store.unit_of_work import Change, Store
from tests.support.warehouse import NINE, SUPERVISOR, small_warehouse
from tests.support.workplaces import Desk, at_work
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.frame.nav_rail import NavButton


def report(store: Store, name: str) -> None:
    """Somebody sets an order aside."""
    facts = {"order_no": name}
    store.run(
        lambda uow: open_case(uow, CaseKind.REPORTED, name, name, facts, NINE), Change.NOTHING
    )


def waiting(desk: Desk) -> int:
    """The figure beside the page of the exceptions."""
    entries = [button.entry for button in desk.place.window.findChildren(NavButton)]
    return sum(one.badge for one in entries if one.key == ScreenName.EXCEPTIONS.value)


def settle(desk: Desk) -> None:
    """Have every scan in the shared database, and hear of no change but the test's."""
    works, done = desk.place.works, list[object]()
    works.feed.stop()
    works.bench.in_store(lambda: None, done.append, done.append)
    desk.robot.wait_for(lambda: bool(done), "every scan in the shared database")
    works.on_store.run(lambda: None, done.append, done.append)
    desk.robot.wait_for(lambda: len(done) > 1, "what was asked after it")


@contextmanager
def busy(desk: Desk) -> Iterator[None]:
    """The line to the shared database is taken meanwhile."""
    free = threading.Event()
    desk.place.works.on_store.run(free.wait, lambda _done: None, desk.place.works.untroubled)
    yield
    free.set()


def test_changes_that_come_together_cost_a_desk_page_one_read_of_one_figure(
    store: Store, tmp_path: Path, theme: Theme
) -> None:
    small_warehouse(store)
    report(store, "1001")
    with at_work(store, tmp_path / "journal", theme) as desk:
        desk.sign_in(SUPERVISOR)
        desk.place.shell.go(ScreenName.POLICIES)
        desk.robot.wait_for(lambda: waiting(desk) == 1, "what waits")
        settle(desk)
        asked: list[str] = []
        event.listen(
            store.engine,
            "before_cursor_execute",
            lambda _connection, _cursor, statement, *_rest: asked.append(statement),
        )

        report(store, "1002")
        asked.clear()
        with busy(desk):
            for _ in range(5):
                desk.place.works.changed.emit(Change.FLOOR)
        desk.robot.wait_for(lambda: waiting(desk) == 2, "what waits now")

    assert len([one for one in asked if "min(cases.opened_at)" in one]) == 1
    assert not any("GROUP BY orders.state" in one for one in asked), "no tile of home is in front"
