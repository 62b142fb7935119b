"""The outbox: put once, taken by one, closed by its taker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from app.errors import StoreRefused
from app.store.books.shipping.outbox_book import Taken
from app.store.schema.cases import OutboxMessage
from app.store.unit_of_work import Store
from tests.support.letters import letter_in_outbox

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
KINDS = ["mail shipped"]


def put(store: Store, key: str, at: datetime = NOON, kind: str = "mail shipped") -> bool:
    return store.run(lambda uow: uow.outbox.put(kind, key, {"n": 1}, at))


def take(store: Store, who: str, limit: int = 10, at: datetime = NOON) -> tuple[Taken, ...]:
    until = at + timedelta(minutes=5)
    return store.run(lambda uow: uow.outbox.take(KINDS, limit, who, until, at))


def test_the_same_key_is_put_once(store: Store) -> None:
    assert put(store, "shipped:SO-1")
    assert not put(store, "shipped:SO-1")

    assert len(take(store, "w1")) == 1


def test_two_workers_never_take_the_same_message(store: Store) -> None:
    for number in range(40):
        put(store, f"shipped:SO-{number}")

    with ThreadPoolExecutor(4) as workers:
        taken = list(workers.map(lambda n: take(store, f"w{n}", limit=5), range(8)))

    ids = [message.id for batch in taken for message in batch]
    assert len(ids) == len(set(ids)) == 40


def test_what_is_not_due_or_of_another_kind_stays(store: Store) -> None:
    put(store, "later", at=LATER)
    put(store, "other", kind="capture")

    assert take(store, "w1") == ()


def test_the_message_id_is_kept_before_sending_and_stays_the_same(store: Store) -> None:
    put(store, "shipped:SO-1")
    first = take(store, "w1")[0]
    assert letter_in_outbox(store, "shipped:SO-1").message_id == first.message_id != ""

    store.run(lambda uow: uow.outbox.retry(first.id, "w1", NOON, "451 greylisted"))
    second = take(store, "w2")[0]

    assert (second.message_id, second.attempts) == (first.message_id, 2)


def test_what_a_dead_worker_left_lying_is_taken_by_another_after_its_time(store: Store) -> None:
    put(store, "shipped:SO-1")
    left = take(store, "dead")[0]

    assert take(store, "w2", at=NOON + timedelta(minutes=4)) == ()
    assert take(store, "w2", at=NOON + timedelta(minutes=6))[0].id == left.id


def test_who_comes_back_too_late_closes_nothing(store: Store) -> None:
    put(store, "shipped:SO-1")
    message = take(store, "slow")[0]
    take(store, "w2", at=NOON + timedelta(minutes=6))

    assert not store.run(lambda uow: uow.outbox.done(message.id, "slow", LATER))
    assert letter_in_outbox(store, "shipped:SO-1").state == "taken"
    assert store.run(lambda uow: uow.outbox.done(message.id, "w2", LATER))
    assert letter_in_outbox(store, "shipped:SO-1").state == "done"


def test_what_is_done_or_refused_is_never_taken_again(store: Store) -> None:
    for key in ("a", "b"):
        put(store, key)
    done, refused = take(store, "w1")
    store.run(lambda uow: uow.outbox.done(done.id, "w1", NOON))
    store.run(lambda uow: uow.outbox.refused(refused.id, "w1", NOON, "550 no such user"))

    assert take(store, "w1", at=NOON + timedelta(days=30)) == ()
    assert letter_in_outbox(store, refused.key).detail == "550 no such user"


def test_the_longest_answer_of_a_server_fits(store: Store) -> None:
    put(store, "a")
    message = take(store, "w1")[0]

    store.run(lambda uow: uow.outbox.refused(message.id, "w1", NOON, "x" * 5000))

    assert len(letter_in_outbox(store, "a").detail) == 1000


def test_the_database_refuses_a_state_that_nobody_knows(store: Store) -> None:
    put(store, "a")

    with pytest.raises(StoreRefused):
        store.run(lambda uow: uow.session.execute(update(OutboxMessage).values(state="lost")))
