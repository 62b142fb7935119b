"""The change feed: screens hear of what others saved, and of an interruption."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch
from uuid import uuid4

import pytest

from app.errors import StoreUnreachable
from app.store import change_feed
from app.store.change_feed import Change
from app.store.engine import open_engine
from app.store.schema.floor import Tote
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.postgres import PostgresServer
from tests.support.warehouse import NINE

_LONG_S = 20.0
_SHORT_S = 0.05


def _add_tote(uow: UnitOfWork) -> None:
    uow.session.add(Tote(code=f"T-{time.monotonic_ns()}"))


def test_a_quiet_database_says_so_when_the_time_is_over(store: Store) -> None:
    feed = store.changes()
    began = time.monotonic()

    assert not feed.wait(_SHORT_S)
    assert not feed.wait(_SHORT_S)

    assert 2 * _SHORT_S <= time.monotonic() - began < 2
    feed.close()


def test_what_somebody_else_saved_is_heard_once(store: Store, database_url: str) -> None:
    other = Store.open(database_url)
    feed = store.changes()
    assert not feed.wait(0)

    other.run(_add_tote)

    assert feed.wait(_LONG_S)
    assert not feed.wait(_SHORT_S)
    feed.close()
    other.close()


def test_many_changes_in_a_moment_are_told_at_once_and_then_as_one(postgres_url: str) -> None:
    store, other = Store.open(postgres_url), Store.open(postgres_url)
    feed = store.changes()
    assert not feed.wait(0)

    other.run(_add_tote)
    began = time.monotonic()
    assert feed.wait(_LONG_S)
    for _busy_station in range(5):
        other.run(_add_tote)
    assert not feed.wait(0)  # it was told a moment ago

    assert feed.wait(_LONG_S)
    assert time.monotonic() - began < 2
    assert not feed.wait(_SHORT_S)
    feed.close()
    store.close()
    other.close()


def test_fifty_feeds_that_hear_the_same_do_not_tell_again_at_the_same_moment(store: Store) -> None:
    """Fifty screens that are read at once are fifty stations whose scans wait."""
    now_s = time.monotonic()
    with patch.object(time, "monotonic", lambda: now_s):
        beats = sorted(store.changes()._next_beat() - now_s for _station in range(50))

    assert beats[0] > 0
    assert beats[-1] <= change_feed._BEAT_S
    tenths = {int(beat / change_feed._BEAT_S * 10) for beat in beats}
    assert len(tenths) >= 7  # spread over all of it; fewer by chance once in a hundred million runs


def test_scans_of_work_in_hand_wake_only_a_desk_that_shows_them(postgres_url: str) -> None:
    store, other = Store.open(postgres_url), Store.open(postgres_url)
    floor, desk = store.changes(), store.changes()
    desk.follows_progress = True
    assert not floor.wait(0)
    assert not desk.wait(0)

    with other.unit() as uow:
        uow.scans.lock_journal("Pack 05", epoch := uuid4())
        uow.scans.note_journal("Pack 05", epoch, 1, NINE)
        uow.change = Change.PROGRESS
        uow.commit()

    assert desk.wait(_LONG_S) is Change.PROGRESS
    assert not floor.wait(0)
    assert not desk.wait(_SHORT_S)
    for feed in (floor, desk):
        feed.close()
    store.close()
    other.close()


def test_a_notice_says_what_changed_and_several_the_most_of_it(postgres_url: str) -> None:
    store, other = Store.open(postgres_url), Store.open(postgres_url)
    feed = store.changes()
    assert not feed.wait(0)

    other.run(_add_tote, Change.NOTHING)
    other.run(_add_tote, Change.FLOOR)
    assert feed.wait(_LONG_S) is Change.FLOOR

    for change in (Change.ORDERS, Change.FLOOR):
        other.run(_add_tote, change)
    assert feed.wait(_LONG_S) is Change.ORDERS

    with other.engine.connect() as link:  # as a release before this one says it
        link.exec_driver_sql("NOTIFY packbench")
        link.commit()
    assert feed.wait(_LONG_S) is Change.ANYTHING
    feed.close()
    store.close()
    other.close()


def test_another_stations_act_is_known_in_time_for_its_engine(
    store: Store, database_url: str
) -> None:
    """Issue 4, item 5: a second on PostgreSQL, two on SQLite; the bench measures it at length."""
    other = Store.open(database_url)
    feed = store.changes()
    assert not feed.wait(0)
    limit_s = 2.0 if store.engine.dialect.name == "sqlite" else 1.0

    for _act in range(3):
        other.run(_add_tote)
        assert feed.wait(limit_s)

    feed.close()
    other.close()


def test_who_already_waits_hears_it_long_before_the_time_is_over(store: Store) -> None:
    feed = store.changes()
    assert not feed.wait(0)

    with ThreadPoolExecutor(1) as listener:
        began = time.monotonic()
        heard = listener.submit(feed.wait, _LONG_S)
        store.run(_add_tote)

        assert heard.result()
        assert time.monotonic() - began < 2
    feed.close()


def test_what_was_not_saved_is_not_heard(store: Store) -> None:
    feed = store.changes()
    assert not feed.wait(0)

    with store.unit() as uow:
        _add_tote(uow)
        uow.session.flush()
    with store.reading() as uow:
        assert uow.session.query(Tote).count() == 0

    assert not feed.wait(_SHORT_S)
    feed.close()


def test_many_listeners_all_hear(store: Store) -> None:
    feeds = [store.changes() for _ in range(3)]
    assert not any(feed.wait(0) for feed in feeds)

    store.run(_add_tote)

    assert all(feed.wait(_LONG_S) for feed in feeds)
    for feed in feeds:
        feed.close()


def test_a_feed_that_listens_never_stands_in_a_writers_way(store: Store) -> None:
    feed, stop = store.changes(), threading.Event()

    def listen() -> int:
        heard = 0
        while not stop.is_set():
            heard += feed.wait(_SHORT_S)
        feed.close()
        return heard

    with ThreadPoolExecutor(1) as listener:
        listening = listener.submit(listen)
        for _ in range(20):
            store.run(_add_tote)
        stop.set()
        listening.result()

    with store.reading() as uow:
        assert uow.session.query(Tote).count() == 20


def test_a_closed_feed_may_be_used_again(store: Store) -> None:
    feed = store.changes()
    feed.wait(0)
    feed.close()
    feed.close()

    assert not feed.wait(_SHORT_S)
    feed.close()


@pytest.mark.postgresql
def test_a_feed_that_was_cut_off_says_so_and_then_that_something_may_have_changed(
    postgres_url: str, postgres_server: PostgresServer
) -> None:
    store = Store.open(postgres_url)
    feed = store.changes()
    assert not feed.wait(0)

    postgres_server.terminate_sessions(postgres_url.rsplit("/", maxsplit=1)[1])

    with pytest.raises(StoreUnreachable):
        feed.wait(_LONG_S)
    assert feed.wait(_SHORT_S), "what was saved meanwhile was not heard"
    assert not feed.wait(_SHORT_S)
    store.run(_add_tote)
    assert feed.wait(_LONG_S)
    feed.close()
    store.close()


@pytest.mark.postgresql
def test_while_the_server_is_away_every_wait_says_so() -> None:
    with PostgresServer() as server:
        store = Store(open_engine(server.url()))
        feed = store.changes()
        assert not feed.wait(0)

        server.stop()
        for _ in range(2):
            with pytest.raises(StoreUnreachable):
                feed.wait(_LONG_S)
        server.start()

        assert feed.wait(_LONG_S)
        assert not feed.wait(_SHORT_S)
        feed.close()
        store.close()
