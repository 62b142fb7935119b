"""Statements that go to PostgreSQL together are done in order, all or none."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from app.store.link import Link
from app.store.statements.together import Together

pytestmark = pytest.mark.postgresql

_ADD = "INSERT INTO shelf (name) VALUES ($1::text)"
_NAMES = "SELECT name FROM shelf ORDER BY id"


@pytest.fixture
def link(postgres_url: str) -> Iterator[Together]:
    dsn = postgres_url.replace("+psycopg", "", 1)
    with Link.connect(dsn) as link:
        link.execute("CREATE TABLE shelf (id serial PRIMARY KEY, name text UNIQUE)")
        link.commit()
        yield link
        link.rollback()


def _names(link: Together) -> list[str]:
    return [row[0] for row in link.ask(_NAMES, [])]


def test_what_was_told_is_done_before_what_is_asked(link: Together) -> None:
    link.tell(_ADD, ["A"])
    before = link.soon(_NAMES, [])
    link.tell(_ADD, ["B"])

    assert _names(link) == ["A", "B"]
    assert before() == [("A",)]


def test_what_was_told_is_done_before_a_cursor_looks(link: Together) -> None:
    link.tell(_ADD, ["A"])

    assert link.execute("SELECT name FROM shelf").fetchall() == [("A",)]


def test_what_was_told_is_committed_with_what_stands_behind_it(link: Together) -> None:
    link.tell(_ADD, ["A"])
    link.behind_commit = "INSERT INTO shelf (name) VALUES ('behind')"
    link.commit()
    link.rollback()

    assert _names(link) == ["A", "behind"]


def test_what_was_told_and_rolled_back_was_never_done(link: Together) -> None:
    link.tell(_ADD, ["A"])
    early = link.soon(_NAMES, [])
    link.rollback()

    assert _names(link) == []
    with pytest.raises(psycopg.InterfaceError):
        early()


def test_one_that_is_refused_keeps_all_from_being_committed(link: Together) -> None:
    for name in ("A", "A", "B"):
        link.tell(_ADD, [name])
    link.behind_commit = "INSERT INTO shelf (name) VALUES ('behind')"

    with pytest.raises(psycopg.errors.UniqueViolation):
        link.commit()
    link.rollback()

    assert _names(link) == []


def test_what_stood_behind_a_refused_one_is_made_ready_again(link: Together) -> None:
    link.tell("SELECT 1 / $1::int", [0])
    link.tell(_ADD, ["A"])
    with pytest.raises(psycopg.errors.DivisionByZero):
        link.commit()
    link.rollback()

    link.tell(_ADD, ["A"])
    link.commit()
    assert _names(link) == ["A"]


def test_a_value_that_no_column_takes_leaves_the_link_as_it_was(link: Together) -> None:
    link.tell(_ADD, [object()])
    with pytest.raises(psycopg.ProgrammingError):
        link.commit()
    link.rollback()

    assert _names(link) == []


def test_more_than_the_wire_holds_at_once_gets_through(link: Together) -> None:
    names = [f"{number:06}" * 2000 for number in range(300)]
    for name in names:
        link.tell("INSERT INTO shelf (name) VALUES (left($1::text, 6))", [name])

    assert _names(link) == [name[:6] for name in names]
    assert len(link.ask("SELECT repeat('x', 1000000)", [])[0][0]) == 1_000_000
